/** Writes names and marks over the drawing. */
import type { Colours } from "./colours";
import { place, type Box, type Disc, type Measure, type Wanted } from "./labels";

const PHONE = 640;
const NAMES_ON_A_PHONE = 30;
const NAMES = 80;
/** Numbers of the legend are readable in marks of at least this radius. */
const MARKED = 7.5;

export interface Marked {
  x: number;
  y: number;
  radius: number;
  mark: string;
  colour: string;
}

export class Names {
  private readonly widths = new Map<string, number>();
  /** What was written at last, for tests and readers of the state. */
  written: { id: string; box: Box }[] = [];

  constructor(
    private readonly pen: CanvasRenderingContext2D,
    private readonly language: string,
    private readonly reserved: Box[],
  ) {}

  scale(width: number, height: number): void {
    fitted(this.pen, width, height);
    this.widths.clear();
  }

  private measure: Measure = (text) => {
    let width = this.widths.get(text);
    if (width === undefined) {
      width = this.pen.measureText(text).width;
      this.widths.set(text, width);
    }
    return width;
  };

  write(wanted: Wanted[], discs: Disc[], marks: Marked[], size: { width: number; height: number }, colours: Colours): void {
    const { pen } = this;
    const isPhone = size.width < PHONE;
    const letter = isPhone ? 13 : 14.5;
    pen.clearRect(0, 0, size.width, size.height);
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    this.number(marks, colours);
    pen.font = `500 ${letter}px Sarabun, sans-serif`;
    const room = {
      ...size,
      limit: isPhone ? NAMES_ON_A_PHONE : NAMES,
      lineHeight: letter * 1.36,
      maxWidth: isPhone ? 112 : 158,
      language: this.language,
      reserved: this.reserved,
    };
    const placed = place(wanted, discs, room, this.measure);
    this.written = placed.map(({ wanted: one, box }) => ({ id: one.id, box }));
    for (const { wanted: one, lines, box } of placed) {
      const middle = (box.left + box.right) / 2;
      pen.strokeStyle = colours.ground;
      pen.lineWidth = one.isForced ? 7 : 4;
      pen.fillStyle = colours.ink;
      lines.forEach((line, index) => {
        const y = box.top + (index + 0.5) * room.lineHeight;
        if (line === one.note) pen.fillStyle = colours.muted;
        pen.strokeText(line, middle, y);
        pen.fillText(line, middle, y);
      });
    }
  }

  /** Numbers of the legend, in ink or ground, whichever is read better. */
  private number(marks: Marked[], colours: Colours): void {
    for (const { x, y, radius, mark, colour } of marks) {
      if (radius < MARKED || !mark) continue;
      this.pen.font = `700 ${Math.min(16, radius * 1.25)}px Sarabun, sans-serif`;
      this.pen.fillStyle = contrast(colour, colours.ground) > contrast(colour, colours.ink) ? colours.ground : colours.ink;
      this.pen.fillText(mark, x, y + radius * 0.06);
    }
  }
}

/** Fit a canvas to the drawing at the sharpness of the screen. */
export function fitted(pen: CanvasRenderingContext2D, width: number, height: number): void {
  const ratio = window.devicePixelRatio || 1;
  const { canvas } = pen;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  const linear = [(value >> 16) & 255, (value >> 8) & 255, value & 255].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
