/** A picture as PNG with what belongs to it: title, legend, and the day it is of. */
import { sayDate, type Language } from "./dates";

export interface Entry {
  text: string;
  colour: string;
}

export interface Caption {
  title: string;
  foot: string;
  legend: Entry[];
}

const SCALE = 2;
const TOP = 56;
const LINE = 26;
const EDGE = 16;
const SWATCH = 32;

/** Today in words, as the page writes dates. */
export function todaySaid(): string {
  const now = new Date();
  const language: Language = document.documentElement.lang.startsWith("en") ? "en" : "th";
  return sayDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }, language);
}

/** Paint a picture of `width` × `height` and what stands around it; `draw` paints into its own frame. */
export function framed(
  width: number,
  height: number,
  colours: { ground: string; ink: string },
  caption: Caption,
  draw: (paper: CanvasRenderingContext2D) => void,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const paper = canvas.getContext("2d");
  if (!paper) return Promise.resolve(null);
  paper.font = "15px Sarabun, sans-serif";
  const rows = rowsOf(paper, caption.legend, width);
  const whole = TOP + height + LINE * rows.length + 44;
  [canvas.width, canvas.height] = [width * SCALE, whole * SCALE];
  paper.scale(SCALE, SCALE);
  paper.fillStyle = colours.ground;
  paper.fillRect(0, 0, width, whole);
  paper.save();
  paper.beginPath();
  paper.rect(0, TOP, width, height);
  paper.clip();
  paper.translate(0, TOP);
  draw(paper);
  paper.restore();
  write(paper, caption, rows, colours.ink, width, TOP + height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** The entries of a legend in rows that fit the width. */
function rowsOf(paper: CanvasRenderingContext2D, legend: Entry[], width: number): [number, Entry][][] {
  const rows: [number, Entry][][] = [];
  let x = Infinity;
  for (const entry of legend) {
    const wide = SWATCH + paper.measureText(entry.text).width + 24;
    if (x + wide > width - EDGE) {
      rows.push([]);
      x = EDGE;
    }
    rows.at(-1)!.push([x, entry]);
    x += wide;
  }
  return rows;
}

function write(
  paper: CanvasRenderingContext2D,
  caption: Caption,
  rows: [number, Entry][][],
  ink: string,
  width: number,
  bottom: number,
): void {
  paper.fillStyle = ink;
  paper.textBaseline = "middle";
  paper.textAlign = "left";
  paper.font = "600 20px Sarabun, sans-serif";
  paper.fillText(caption.title, EDGE, TOP / 2, width - 2 * EDGE);
  paper.font = "15px Sarabun, sans-serif";
  rows.forEach((row, place) => {
    const y = bottom + 18 + place * LINE;
    for (const [x, { text, colour }] of row) {
      paper.fillStyle = colour;
      paper.fillRect(x, y - 8, 22, 16);
      paper.fillStyle = ink;
      paper.fillText(text, x + SWATCH, y);
    }
  });
  paper.fillText(caption.foot, EDGE, bottom + 22 + rows.length * LINE, width - 2 * EDGE);
}
