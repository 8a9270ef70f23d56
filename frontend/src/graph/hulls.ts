/** Lines around groups, and the grid of the ground: drawn under everything else. */
import type { Legend } from "./fields";
import { OTHERS, UNKNOWN } from "./fields";

export interface Point {
  x: number;
  y: number;
}

/** The convex hull, counter-clockwise. Andrew's monotone chain, O(n log n). */
export function hull(points: Point[]): Point[] {
  if (points.length < 3) return points;
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (from: Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of from) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** The members of each group that are drawn, by entry; one alone has no line. */
export function groupsOf(legend: Legend, nodes: string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const node of nodes) {
    const entry = legend.of(node)[0]!;
    if (entry.value === OTHERS || entry.value === UNKNOWN) continue;
    const group = groups.get(entry.value);
    if (group) group.push(node);
    else groups.set(entry.value, [node]);
  }
  return new Map([...groups].filter(([, members]) => members.length > 1));
}

/** Draw a line around points with room for their marks. */
export function around(pen: CanvasRenderingContext2D, points: Point[], room: number, colour: string): void {
  const corners = hull(points);
  pen.beginPath();
  for (const [index, corner] of corners.entries()) {
    if (index === 0) pen.moveTo(corner.x, corner.y);
    else pen.lineTo(corner.x, corner.y);
  }
  pen.closePath();
  pen.lineJoin = "round";
  pen.lineCap = "round";
  // A wide stroke and a narrower one of the ground leave a rounded outline.
  pen.globalAlpha = 0.16;
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = room * 2;
  pen.stroke();
  pen.fill();
  pen.globalAlpha = 1;
}

/** Squares of the ground that move with the picture. */
export function grid(pen: CanvasRenderingContext2D, step: number, origin: Point, size: { width: number; height: number }, colour: string): void {
  let wide = step;
  while (wide < 40) wide *= 2;
  while (wide > 160) wide /= 2;
  pen.beginPath();
  const first = (at: number): number => ((at % wide) + wide) % wide;
  for (let x = first(origin.x); x < size.width; x += wide) {
    pen.moveTo(x, 0);
    pen.lineTo(x, size.height);
  }
  for (let y = first(origin.y); y < size.height; y += wide) {
    pen.moveTo(0, y);
    pen.lineTo(size.width, y);
  }
  pen.globalAlpha = 0.35;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.stroke();
  pen.globalAlpha = 1;
}
