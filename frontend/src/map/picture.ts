/** The map as PNG: what is on the screen, painted once more with its title, legend and day. */
import { framed, type Caption } from "../framing";

export function pngOf(drawing: SVGSVGElement, caption: Caption): Promise<Blob | null> {
  const { width, height } = drawing.getBoundingClientRect();
  const style = getComputedStyle(drawing);
  const read = (name: string): string => style.getPropertyValue(`--graph-${name}`).trim();
  const colours = { ground: read("ground") || "#ffffff", ink: read("ink") || "#000000" };
  return framed(width, height, colours, caption, (paper) => {
    for (const element of drawing.querySelectorAll<SVGGraphicsElement>("path, rect, circle, text")) paint(paper, element, drawing);
  });
}

/** Paint one element with the colours and places it has on the screen. */
function paint(paper: CanvasRenderingContext2D, element: SVGGraphicsElement, drawing: SVGSVGElement): void {
  const style = getComputedStyle(element);
  const matrix = drawing.getScreenCTM()?.inverse().multiply(element.getScreenCTM() ?? new DOMMatrix());
  if (!matrix || style.display === "none" || element.closest("[hidden]")) return;
  paper.save();
  paper.globalAlpha = Number(style.opacity || 1);
  if (element instanceof SVGTextElement) text(paper, element, style, matrix);
  else shape(paper, element, style, matrix);
  paper.restore();
}

function shape(paper: CanvasRenderingContext2D, element: SVGGraphicsElement, style: CSSStyleDeclaration, matrix: DOMMatrix): void {
  const path = new Path2D();
  path.addPath(pathOf(element), matrix);
  if (style.fill !== "none") {
    paper.globalAlpha *= Number(style.fillOpacity || 1);
    paper.fillStyle = style.fill;
    paper.fill(path);
    paper.globalAlpha = Number(style.opacity || 1);
  }
  if (style.stroke !== "none") {
    paper.globalAlpha *= Number(style.strokeOpacity || 1);
    paper.strokeStyle = style.stroke;
    paper.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
    paper.stroke(path);
  }
}

function pathOf(element: SVGGraphicsElement): Path2D {
  const number = (name: string): number => Number(element.getAttribute(name) ?? 0);
  if (element instanceof SVGPathElement) return new Path2D(element.getAttribute("d") ?? "");
  const path = new Path2D();
  if (element instanceof SVGCircleElement) path.arc(0, 0, number("r"), 0, 2 * Math.PI);
  else path.rect(number("x"), number("y"), number("width"), number("height"));
  return path;
}

function text(paper: CanvasRenderingContext2D, element: SVGTextElement, style: CSSStyleDeclaration, matrix: DOMMatrix): void {
  const [x, y] = [Number(element.getAttribute("x") ?? 0), Number(element.getAttribute("y") ?? 0)];
  const at = new DOMPoint(x, y).matrixTransform(matrix);
  paper.font = `${style.fontWeight} ${style.fontSize} Sarabun, sans-serif`;
  paper.textAlign = "center";
  paper.textBaseline = "middle";
  if (style.stroke !== "none") {
    paper.strokeStyle = style.stroke;
    paper.lineWidth = Number.parseFloat(style.strokeWidth) || 3;
    paper.lineJoin = "round";
    paper.strokeText(element.textContent ?? "", at.x, at.y);
  }
  paper.fillStyle = style.fill;
  paper.fillText(element.textContent ?? "", at.x, at.y);
}
