/** What lies under the members and moves with them: squares, or a picture of the network's own. */
import { grid, type Point } from "./hulls";
import type { Look } from "./look";

/** A picture with its place: middle and size among the places of members, y downwards. */
export interface Backdrop {
  url: string;
  opacity: number;
  place: [x: number, y: number, width: number, height: number];
}

export type Under = "plain" | "grid" | Backdrop;

/** What a look puts under the members; `text` is the page's JSON about the network's own picture. */
export function underOf(look: Look, text: string | undefined): Under {
  if (look.ground !== "picture") return look.ground;
  if (!text) return "plain";
  const { url, opacity, places } = JSON.parse(text) as Backdrop & { places: Record<string, Backdrop["place"]> };
  return { url, opacity, place: places[look.level === "groups" ? "groups" : "people"]! };
}

export class Ground {
  private under: Under = "plain";
  private readonly images = new Map<string, HTMLImageElement>();

  constructor(private readonly loaded: () => void) {}

  wear(under: Under): void {
    this.under = under;
    if (typeof under === "string" || this.images.has(under.url)) return;
    const image = new Image();
    image.onload = this.loaded;
    image.src = under.url;
    this.images.set(under.url, image);
  }

  /** Draw it; a picture that is not there yet, or cannot be had, leaves the ground plain. */
  paint(pen: CanvasRenderingContext2D, at: (point: Point) => Point, size: { width: number; height: number }, line: string): void {
    const { under } = this;
    if (under === "plain") return;
    if (under === "grid") {
      const [zero, one] = [at({ x: 0, y: 0 }), at({ x: 1, y: 0 })];
      return grid(pen, Math.abs(one.x - zero.x) * 2, zero, size, line);
    }
    const image = this.images.get(under.url);
    if (!image?.complete || image.naturalWidth === 0) return;
    const [x, y, width, height] = under.place;
    const [from, to] = [at({ x: x - width / 2, y: -(y - height / 2) }), at({ x: x + width / 2, y: -(y + height / 2) })];
    pen.globalAlpha = under.opacity;
    pen.drawImage(image, from.x, from.y, to.x - from.x, to.y - from.y);
    pen.globalAlpha = 1;
  }
}
