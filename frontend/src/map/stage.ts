/** The drawing: areas in shades, ties between them, marks, names, and layers that people brought. */
import type { GeoPath, GeoProjection } from "d3-geo";
import type { ZoomTransform } from "d3-zoom";
import type { FeatureCollection } from "geojson";
import { clustered, type Cluster } from "./clusters";
import { placed } from "./labels";
import { shadeOf, type Area, type Between, type MapData, type Mark, type Measure, type Province } from "./model";
import { fitted, pathOf, svg, type Shape } from "./shapes";
import { Zooming } from "./zooming";

export interface StageEvents {
  area(code: string): void;
  cluster(cluster: Cluster): void;
  nothing(): void;
}

export class MapStage {
  readonly root = svg("svg", { class: "map-drawing", "aria-hidden": "true" });
  readonly zooming: Zooming;
  measure: Measure;
  choice: string | null = null;
  isShown = { between: true, marks: true };
  private readonly ground = svg("g");
  private readonly own = svg("g", { class: "map-own" });
  private readonly bubbles = svg("g", { class: "map-bubbles" });
  private readonly lines = svg("g", { class: "map-lines" });
  private readonly marks = svg("g", { class: "map-marks" });
  private readonly names = svg("g", { class: "map-names" });
  private readonly areas: Map<string, Area>;
  private readonly provinces: Map<string, Province>;
  private readonly paths = new Map<string, SVGPathElement>();
  private readonly brought = new Map<string, { shapes: FeatureCollection; path: SVGPathElement }>();
  private projection!: GeoProjection;
  private path!: GeoPath;
  private width = 0;
  private height = 0;
  private waiting = 0;
  private isFitted = false;
  private taken: { x: number; y: number; r: number }[] = [];
  private readonly watcher: ResizeObserver;

  constructor(
    private readonly data: MapData,
    private readonly shapes: Map<string, Shape>,
    private readonly host: HTMLElement,
    private readonly events: StageEvents,
  ) {
    this.measure = data.measure;
    this.areas = new Map(data.areas.map((area) => [area.code, area]));
    this.provinces = new Map(data.provinces.map((one) => [one.code, one]));
    this.root.append(this.ground, this.own, this.lines, this.bubbles, this.marks, this.names);
    host.replaceChildren(this.root);
    this.zooming = new Zooming(this.root, (at) => this.moved(at));
    this.build();
    this.watcher = new ResizeObserver(() => this.resize());
    this.watcher.observe(host);
    this.resize();
  }

  close(): void {
    this.watcher.disconnect();
    this.root.remove();
  }

  // -- Building ------------------------------------------------------------------------------------------

  private build(): void {
    for (const province of this.data.provinces) {
      const path = svg("path", { class: "map-area", "data-code": province.code });
      path.addEventListener("click", () => this.events.area(province.code));
      const title = svg("title");
      title.textContent = province.name;
      path.append(title);
      this.paths.set(province.code, path);
      this.ground.append(path);
    }
    this.root.addEventListener("click", (event) => {
      if (event.target === this.root) this.events.nothing();
    });
  }

  private shapeOf(code: string): Shape | undefined {
    const province = this.provinces.get(code);
    return province && this.shapes.get(province.shape);
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (!width || !height || (width === this.width && height === this.height)) return;
    [this.width, this.height] = [width, height];
    this.root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.projection = fitted(this.shapes.values(), width, height);
    this.path = pathOf(this.projection);
    for (const [code, path] of this.paths) {
      const shape = this.shapeOf(code);
      if (shape) path.setAttribute("d", this.path(shape) ?? "");
    }
    for (const { shapes, path } of this.brought.values()) path.setAttribute("d", this.path(shapes) ?? "");
    this.zooming.resize(width, height);
    this.isFitted = false;
    this.fit();
    this.shade();
  }

  /** Show the one province the map is about, or where the network is; asked again, the country. */
  fit(): void {
    const full = this.data.areas.filter((area) => area.members || area.activities);
    const codes = this.data.province ? [this.data.province] : full.map((area) => area.code);
    const shapes = codes.map((code) => this.shapeOf(code)).filter((shape) => shape !== undefined);
    if (shapes.length === 0 || this.isFitted) this.zooming.whole();
    else this.zooming.to(shapes, this.path, this.width, this.height);
    this.isFitted = !this.isFitted;
    this.redraw();
  }

  bring(id: string, shapes: FeatureCollection): void {
    const path = svg("path", { class: "map-own-shapes", "data-layer": id, d: this.path(shapes) ?? "" });
    this.brought.set(id, { shapes, path });
    this.own.append(path);
  }

  setOwn(id: string, isOn: boolean): void {
    this.brought.get(id)?.path.toggleAttribute("hidden", !isOn);
  }

  // -- What is seen ----------------------------------------------------------------------------------------

  valueOf(code: string): number {
    return this.areas.get(code)?.[this.measure] ?? 0;
  }

  /** Give every area its shade; in the map of one province only that one is lit. */
  shade(): void {
    this.root.dataset["measure"] = this.measure;
    const steps = this.data.steps[this.measure];
    for (const [code, path] of this.paths) {
      const isBeside = Boolean(this.data.province) && this.data.province !== code;
      path.dataset["shade"] = String(this.data.province ? 0 : shadeOf(this.valueOf(code), steps));
      path.dataset["dim"] = String(isBeside);
      path.dataset["chosen"] = String(code === this.choice);
    }
    this.redraw();
  }

  choose(code: string | null): void {
    this.choice = code;
    const path = code ? this.paths.get(code) : null;
    if (path) this.ground.append(path);
    this.shade();
  }

  show(what: "between" | "marks", isOn: boolean): void {
    this.isShown[what] = isOn;
    this.redraw();
  }

  private moved(at: ZoomTransform): void {
    for (const group of [this.ground, this.own]) group.setAttribute("transform", at.toString());
    this.redraw();
  }

  /** Draw what keeps its size at every scale, once a frame. */
  private redraw(): void {
    if (this.waiting || !this.width) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.drawLines();
      this.drawBubbles();
      this.drawMarks();
      this.drawNames();
    });
  }

  private onScreen(longitude: number, latitude: number): [number, number] {
    const found = this.projection([longitude, latitude]) ?? [0, 0];
    return this.zooming.at.apply(found);
  }

  middleOf(code: string): [number, number] | null {
    const middle = this.provinces.get(code)?.middle ?? this.areas.get(code)?.middle;
    return middle ? this.onScreen(...middle) : null;
  }

  /** Districts of the map's province; no shapes of them are kept, so they are discs at their middles. */
  private districts(): Area[] {
    return this.data.province ? this.data.areas.filter((area) => area.code.length > 2 && area.middle) : [];
  }

  private radiusOf(code: string): number {
    const most = Math.max(1, ...this.districts().map((area) => area[this.measure]));
    return 12 + 26 * Math.sqrt(this.valueOf(code) / most);
  }

  private drawBubbles(): void {
    const districts = this.districts();
    const steps = this.data.steps[this.measure];
    this.bubbles.replaceChildren(
      ...districts.map((area) => {
        const [cx, cy] = this.middleOf(area.code)!;
        const disc = svg("circle", { class: "map-area", cx, cy, r: this.radiusOf(area.code) });
        disc.dataset["shade"] = String(shadeOf(area[this.measure], steps));
        disc.dataset["code"] = area.code;
        disc.dataset["chosen"] = String(area.code === this.choice);
        disc.addEventListener("click", () => this.events.area(area.code));
        return disc;
      }),
    );
  }

  private drawLines(): void {
    const shown = this.isShown.between ? this.data.between : [];
    const most = Math.max(1, ...shown.map((one) => one.count));
    this.lines.replaceChildren(...shown.map((one) => this.line(one, most)).filter((line) => line !== null));
  }

  private line(one: Between, most: number): SVGPathElement | null {
    const [from, to] = [this.middleOf(one.first), this.middleOf(one.second)];
    if (!from || !to) return null;
    const bend = [(from[0] + to[0]) / 2 + (to[1] - from[1]) / 8, (from[1] + to[1]) / 2 - (to[0] - from[0]) / 8];
    const line = svg("path", { class: "map-line", d: `M${from.join(" ")}Q${bend.join(" ")} ${to.join(" ")}` });
    line.setAttribute("stroke-width", (1 + 6 * Math.sqrt(one.count / most)).toFixed(1));
    const isNear = this.choice === one.first || this.choice === one.second;
    line.dataset["near"] = this.choice ? String(isNear) : "";
    const title = svg("title");
    title.textContent = `${one.from} – ${one.to}: ${one.count}`;
    line.append(title);
    return line;
  }

  private drawMarks(): void {
    const ofMeasure = this.measure === "activities" ? this.data.marks.filter(({ kind }) => kind === "activity") : this.data.marks;
    const marks = this.isShown.marks ? ofMeasure : [];
    const place = (mark: Mark): [number, number] => this.onScreen(mark.x, mark.y);
    const clusters = clustered(marks, place, this.width, this.height);
    this.taken = clusters.map(({ x, y, count }) => ({ x, y, r: sizeOf(count) + 1 }));
    this.marks.replaceChildren(...clusters.map((one) => this.mark(one)));
  }

  private mark(cluster: Cluster): SVGGElement {
    const isOne = cluster.count === 1;
    const size = sizeOf(cluster.count);
    const group = svg("g", { class: "map-mark", "data-kind": cluster.kind, "data-many": String(!isOne), transform: `translate(${cluster.x.toFixed(1)} ${cluster.y.toFixed(1)})` });
    group.append(symbolOf(cluster.kind, size));
    if (!isOne) {
      const count = svg("text", { class: "map-mark-count", dy: "0.35em" });
      count.textContent = String(cluster.count);
      group.append(count);
    }
    const title = svg("title");
    title.textContent = cluster.marks.flatMap((mark) => mark.names).slice(0, 5).join(", ");
    group.append(title);
    group.addEventListener("click", () => this.events.cluster(cluster));
    return group;
  }

  private drawNames(): void {
    const all = [...this.data.provinces, ...this.districts()].map(({ code, name }) => {
      const [x, y] = this.middleOf(code)!;
      const isDistrict = code.length > 2;
      const value = this.data.province && !isDistrict ? 0 : this.valueOf(code);
      const text = value ? `${name} ${value.toLocaleString("en")}` : name;
      return { code, text, x, y, weight: code === this.choice ? Infinity : value, reach: isDistrict ? this.radiusOf(code) + 14 : 24 };
    });
    const first = all.filter((one) => one.code !== this.data.province && (one.weight > 0 || this.zooming.at.k > 2));
    const names = placed(first, this.width, this.height, this.taken).map((one) => {
      const text = svg("text", { class: "map-name", x: one.x.toFixed(1), y: one.y.toFixed(1), dy: "0.35em" });
      text.textContent = one.text;
      text.dataset["code"] = one.code;
      return text;
    });
    this.names.replaceChildren(...names);
  }

  // -- Walking by keys -------------------------------------------------------------------------------------

  /** The nearest area in a direction from the chosen one; of areas with anything, if any has. */
  towards(right: number, down: number): string | null {
    const full = [...this.data.provinces, ...this.districts()].filter((one) => this.valueOf(one.code) > 0);
    const all: { code: string }[] = full.length > 1 ? full : this.data.provinces;
    const from = this.choice ? this.middleOf(this.choice) : null;
    if (!from) return this.data.areas.find((area) => this.middleOf(area.code))?.code ?? all[0]?.code ?? null;
    let [best, least] = [null as string | null, Infinity];
    for (const { code } of all) {
      const to = this.middleOf(code);
      if (!to || code === this.choice) continue;
      const [x, y] = [to[0] - from[0], to[1] - from[1]];
      const along = x * right + y * down;
      const beside = Math.abs(x * down) + Math.abs(y * right);
      if (along > 0 && along >= beside / 2 && along + 2 * beside < least) [best, least] = [code, along + 2 * beside];
    }
    return best;
  }

  centre(code: string): void {
    const at = this.middleOf(code);
    const isInside = at && at[0] > 40 && at[1] > 40 && at[0] < this.width - 40 && at[1] < this.height - 40;
    if (at && !isInside) this.zooming.centre(...this.zooming.at.invert(at));
  }
}

function sizeOf(count: number): number {
  return count === 1 ? 7 : Math.min(17, 9 + Math.log2(count) * 1.5);
}

/** A mark's shape tells its kind without colour: disc, square, flower for a group, diamond for an activity. */
function symbolOf(kind: string, size: number): SVGElement {
  const square = { x: -size, y: -size, width: 2 * size, height: 2 * size };
  if (kind === "organisation") return svg("rect", { ...square, rx: size / 3 });
  if (kind === "activity") return svg("rect", { ...square, transform: "rotate(45) scale(0.85)" });
  if (kind === "group") return svg("path", { d: flower(size) });
  return svg("circle", { r: size });
}

function flower(size: number): string {
  const petals = Array.from({ length: 16 }, (_, step) => {
    const [turn, radius] = [(step * Math.PI) / 8, step % 2 ? size * 0.82 : size * 1.1];
    return `${(Math.cos(turn) * radius).toFixed(2)} ${(Math.sin(turn) * radius).toFixed(2)}`;
  });
  return `M${petals.join("L")}Z`;
}
