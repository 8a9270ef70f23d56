/** Which names of areas are written: the fullest first, none over another. */
export interface Label {
  code: string;
  text: string;
  x: number;
  y: number;
  weight: number;
  /** How far from its place the name may move to be read beside what is drawn there. */
  reach: number;
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

/** The labels that have room, in the frame `width` × `height`, beside what lies `around` (discs). */
export function placed(labels: Label[], width: number, height: number, around: { x: number; y: number; r: number }[]): Label[] {
  const discs: Box[] = around.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const taken: Box[] = [];
  const most = width < 480 ? MOST_ON_A_PHONE : MOST;
  const found: Label[] = [];
  for (const label of [...labels].sort((a, b) => b.weight - a.weight)) {
    const half = widthOf(label.text) / 2 + 3;
    const shifts = [0, 1, -1, 1.7, -1.7].map((way) => way * label.reach);
    const fits = (down: number, beside: Box[]): boolean => {
      const box = boxOf(label, half, down);
      const isInside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      return isInside && !beside.some((other) => overlap(box, other));
    };
    // A number that is told stands over a mark rather than nowhere; never over another name.
    const shift = shifts.find((down) => fits(down, [...taken, ...discs])) ?? (label.weight ? shifts.find((down) => fits(down, taken)) : undefined);
    if (shift === undefined) continue;
    taken.push(boxOf(label, half, shift));
    found.push({ ...label, y: label.y + shift });
    if (found.length === most) break;
  }
  return found;
}

function boxOf({ x, y }: Label, half: number, down: number): Box {
  return { left: x - half, right: x + half, top: y + down - HEIGHT / 2, bottom: y + down + HEIGHT / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
