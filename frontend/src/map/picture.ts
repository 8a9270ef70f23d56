/** The map as PNG: what is on the screen, painted once more with its title, legend and day. */
interface Frame {
  title: string;
  day: string;
  legend: { text: string; colour: string }[];
}

const SCALE = 2;
const TOP = 56;
const LINE = 26;

export async function pngOf(drawing: SVGSVGElement, frame: Frame): Promise<Blob | null> {
  const { width, height } = drawing.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  const foot = LINE * frame.legend.length + 40;
  [canvas.width, canvas.height] = [width * SCALE, (height + TOP + foot) * SCALE];
  const paper = canvas.getContext("2d");
  if (!paper) return null;
  const style = getComputedStyle(drawing);
  paper.scale(SCALE, SCALE);
  paper.fillStyle = style.getPropertyValue("--graph-ground").trim() || "#ffffff";
  paper.fillRect(0, 0, width, height + TOP + foot);
  paper.save();
  paper.beginPath();
  paper.rect(0, TOP, width, height);
  paper.clip();
  paper.translate(0, TOP);
  for (const element of drawing.querySelectorAll<SVGGraphicsElement>("path, rect, circle, text")) paint(paper, element, drawing);
  paper.restore();
  write(paper, frame, style.getPropertyValue("--graph-ink").trim() || "#000000", width, height + TOP);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function write(paper: CanvasRenderingContext2D, frame: Frame, ink: string, width: number, bottom: number): void {
  paper.fillStyle = ink;
  paper.textBaseline = "middle";
  paper.textAlign = "left";
  paper.font = "600 20px Sarabun, sans-serif";
  paper.fillText(frame.title, 16, TOP / 2, width - 32);
  paper.font = "15px Sarabun, sans-serif";
  frame.legend.forEach(({ text, colour }, place) => {
    const y = bottom + 16 + place * LINE;
    paper.fillStyle = colour;
    paper.fillRect(16, y - 8, 22, 16);
    paper.fillStyle = ink;
    paper.fillText(text, 48, y, width - 64);
  });
  paper.fillText(frame.day, 16, bottom + 20 + frame.legend.length * LINE, width - 32);
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
