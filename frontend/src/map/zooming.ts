/** Closer and farther: wheel, two fingers, drag and buttons, without holding the page's scrolling fast. */
import { select, type Selection } from "d3-selection";
import { zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from "d3-zoom";
import type { GeoPath } from "d3-geo";
import type { FeatureCollection } from "geojson";
import type { Shape } from "./shapes";

export const FARTHEST = 1;
export const CLOSEST = 40;

type Stage = Selection<SVGSVGElement, unknown, null, undefined>;

export class Zooming {
  at: ZoomTransform = zoomIdentity;
  private readonly stage: Stage;
  private readonly behaviour: ZoomBehavior<SVGSVGElement, unknown>;

  constructor(element: SVGSVGElement, changed: (at: ZoomTransform) => void) {
    this.stage = select<SVGSVGElement, unknown>(element);
    this.behaviour = zoom<SVGSVGElement, unknown>()
      .scaleExtent([FARTHEST, CLOSEST])
      .clickDistance(5)
      .filter((event: Event) => this.isOurs(event, element))
      .on("zoom", ({ transform }: { transform: ZoomTransform }) => {
        this.at = transform;
        // The whole country in view: one finger scrolls the page past the map.
        element.style.touchAction = transform.k > FARTHEST ? "none" : "pan-y";
        changed(transform);
      });
    element.style.touchAction = "pan-y";
    this.stage.call(this.behaviour).on("dblclick.zoom", null);
  }

  private isOurs(event: Event, element: SVGSVGElement): boolean {
    if (event instanceof WheelEvent) return event.ctrlKey || element.contains(document.activeElement) || element.parentElement === document.activeElement;
    if (typeof TouchEvent !== "undefined" && event instanceof TouchEvent) return event.touches.length > 1 || this.at.k > FARTHEST;
    return !(event as MouseEvent).ctrlKey && !(event as MouseEvent).button;
  }

  resize(width: number, height: number): void {
    this.behaviour.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
  }

  by(factor: number): void {
    this.behaviour.scaleBy(this.stage, factor);
  }

  whole(): void {
    this.behaviour.transform(this.stage, zoomIdentity);
  }

  /** Bring shapes into the middle, as large as fits. */
  to(shapes: Shape[], path: GeoPath, width: number, height: number): void {
    const all: FeatureCollection = { type: "FeatureCollection", features: shapes };
    const [[left, top], [right, bottom]] = path.bounds(all);
    const scale = Math.min(CLOSEST, 0.85 / Math.max((right - left) / width, (bottom - top) / height));
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const there = zoomIdentity.translate(width / 2 - x * scale, height / 2 - y * scale).scale(Math.max(scale, FARTHEST));
    this.behaviour.transform(this.stage, there);
  }

  /** Move so that a place of the unzoomed map is in view. */
  centre(x: number, y: number): void {
    this.behaviour.translateTo(this.stage, x, y);
  }

  pan(right: number, down: number): void {
    this.behaviour.translateBy(this.stage, -right / this.at.k, -down / this.at.k);
  }
}
