/** Which names of areas are written: the fullest first, none over another. */
export interface Label {
  code: string;
  text: string;
  x: number;
  y: number;
  weight: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const HEIGHT = 22;
const MOST = 40;
const MOST_ON_A_PHONE = 12;

let ruler: CanvasRenderingContext2D | null = null;

/** How wide a text is as the map writes it. */
function widthOf(text: string): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return text.length * 8;
  ruler.font = "500 14px Sarabun, sans-serif";
  return ruler.measureText(text).width;
}

/** The labels that have room, in the frame `width` × `height`. */
export function placed(labels: Label[], width: number, height: number): Label[] {
  const taken: Box[] = [];
  const most = width < 480 ? MOST_ON_A_PHONE : MOST;
  const found: Label[] = [];
  for (const label of [...labels].sort((a, b) => b.weight - a.weight)) {
    const half = widthOf(label.text) / 2 + 3;
    const box = { left: label.x - half, right: label.x + half, top: label.y - HEIGHT / 2, bottom: label.y + HEIGHT / 2 };
    const isInside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
    if (!isInside || taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    found.push(label);
    if (found.length === most) break;
  }
  return found;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
