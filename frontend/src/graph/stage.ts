/** The drawing itself: sigma with our shapes, names, layers, choice and camera. */
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeRectangleProgram } from "sigma/rendering";
import type { NodeDisplayData } from "sigma/types";
import { coloursOf, layerColour, mix, type Colours } from "./colours";
import { place, type Box, type Disc, type Measure, type Wanted } from "./labels";
import { within, type EdgeAttributes, type Graph, type Kind, type NodeAttributes } from "./model";
import { SHAPE, ShapeProgram } from "./shapes";

const PHONE = 640;
const NAMES_ON_A_PHONE = 30;
const NAMES = 80;
const MAJOR = 8;
const FIRST = 6;
/** Radius in pixels of a party with nothing around it, and where parties are many. */
const SMALLEST = 5;
const SMALLEST_BODY = 7;
const TINY = 2.5;
const MANY = 800;
const LARGEST = 40;
/** The layout's circles leave no room for names between them. */
const SLIM = 0.74;
const FAINT = 0.22;
const CARD_WIDTH = 370;

export interface StageEvents {
  chosen(node: string | null): void;
  opened(node: string): void;
}

export class Stage {
  readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  private colours: Colours;
  private readonly names: CanvasRenderingContext2D;
  private readonly ordered: string[];
  private readonly off = new Set<string>();
  private chosen: string | null = null;
  private near = new Set<string>();
  private hovered: string | null = null;
  private focus: Set<string> | null = null;
  private readonly widths = new Map<string, number>();
  private readonly padding: number;
  /** Where the card lies over the drawing. */
  card: "below" | "beside" | null = null;
  private extent = { x: 1, y: 1 };

  constructor(
    private readonly graph: Graph,
    private readonly canvas: HTMLElement,
    private readonly language: string,
    private readonly reserved: Box[],
    private readonly events: StageEvents,
  ) {
    this.colours = coloursOf(canvas);
    this.padding = canvas.clientWidth < PHONE ? 38 : 64;
    this.measureExtent();
    this.ordered = graph.nodes().sort((a, b) => this.order(a) - this.order(b));
    this.sigma = new Sigma<NodeAttributes, EdgeAttributes>(graph, canvas, {
      defaultNodeType: "shape",
      nodeProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: { line: EdgeRectangleProgram, arrow: EdgeArrowProgram },
      renderLabels: false,
      defaultDrawNodeHover: () => undefined,
      nodeReducer: (node, data) => this.nodeLook(node, data),
      edgeReducer: (edge, data) => this.edgeLook(edge, data),
      zIndex: true,
      stagePadding: this.padding,
      minCameraRatio: 0.04,
      maxCameraRatio: 2.5,
      minEdgeThickness: 1.7,
      enableCameraRotation: false,
      zoomDuration: this.pace(250),
      inertiaDuration: this.pace(200),
      doubleClickZoomingDuration: this.pace(200),
    });
    this.names = this.sigma.createCanvas("names", { afterLayer: "labels" }).getContext("2d")!;
    this.listen();
    this.scaleNames();
    this.sigma.refresh();
  }

  private order(node: string): number {
    return this.graph.getNodeAttribute(node, "order");
  }

  private pace(milliseconds: number): number {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : milliseconds;
  }

  private listen(): void {
    this.sigma.on("afterRender", () => this.writeNames());
    this.sigma.on("resize", () => {
      this.scaleNames();
      this.sigma.scheduleRefresh();
    });
    this.sigma.on("clickNode", ({ node }) => {
      this.choose(node);
      this.events.opened(node);
    });
    this.sigma.on("clickStage", () => this.choose(null));
    this.sigma.on("enterNode", ({ node }) => this.hover(node));
    this.sigma.on("leaveNode", () => this.hover(null));
  }

  private hover(node: string | null): void {
    this.hovered = node;
    this.canvas.dataset["pointing"] = node ? "yes" : "no";
    this.sigma.scheduleRender();
  }

  // -- Looks ---------------------------------------------------------------------------------

  private measureExtent(): void {
    const span = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
    const all = this.graph.mapNodes((_node, { x, y }) => ({ x, y }));
    this.extent = { x: span(all.map(({ x }) => x)) || 1, y: span(all.map(({ y }) => y)) || 1 };
  }

  /** A radius of the layout in pixels of the whole picture; sigma does not exist at the first call. */
  private pixels(size: number, kind: Kind): number {
    const room = (side: number): number => Math.max(80, side - 2 * this.padding);
    const { clientWidth, clientHeight } = this.canvas;
    const scale = Math.min(room(clientWidth) / this.extent.x, room(clientHeight) / this.extent.y);
    const few = kind === "person" ? SMALLEST : SMALLEST_BODY;
    const least = this.graph.order > MANY ? TINY : few;
    return Math.min(LARGEST, Math.max(least, size * scale * SLIM));
  }

  private nodeLook(node: string, data: NodeAttributes): Partial<NodeDisplayData> & Record<string, unknown> {
    const { kind } = data.data;
    const isChosen = node === this.chosen;
    const isFaint = this.chosen !== null && !this.near.has(node);
    const own = this.colours.kinds[kind];
    const colour = isFaint ? mix(own, this.colours.ground, FAINT) : own;
    return {
      x: data.x,
      y: data.y,
      hidden: this.focus !== null && !this.focus.has(node),
      size: this.pixels(data.size, kind) * (isChosen ? 1.15 : 1),
      color: colour,
      ring: isChosen ? this.colours.chosen : kind === "nobody" ? this.colours.muted : this.colours.ground,
      shape: SHAPE[kind],
      zIndex: isChosen ? 2 : isFaint ? 0 : 1,
      type: "shape",
    };
  }

  private edgeLook(edge: string, data: EdgeAttributes): Record<string, unknown> {
    const own = layerColour(this.colours, data.data.layer);
    const isOfChosen = this.chosen !== null && this.graph.extremities(edge).includes(this.chosen);
    const strength = isOfChosen ? 1 : this.chosen !== null ? 0.14 : data.data.quiet ? 0.22 : 0.6;
    return {
      type: data.type,
      hidden: this.off.has(data.data.layer),
      color: mix(own, this.colours.ground, strength),
      size: isOfChosen ? data.size + 0.8 : data.size,
      zIndex: isOfChosen ? 1 : 0,
    };
  }

  recolour(): void {
    this.colours = coloursOf(this.canvas);
    this.sigma.refresh();
  }

  // -- Names ---------------------------------------------------------------------------------

  private scaleNames(): void {
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = this.sigma.getDimensions();
    const { canvas } = this.names;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    this.names.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.widths.clear();
  }

  private measure: Measure = (text) => {
    let width = this.widths.get(text);
    if (width === undefined) {
      width = this.names.measureText(text).width;
      this.widths.set(text, width);
    }
    return width;
  };

  private spot(node: string): { x: number; y: number; radius: number } | null {
    const shown = this.sigma.getNodeDisplayData(node);
    if (!shown || shown.hidden) return null;
    const { x, y } = this.sigma.framedGraphToViewport(shown);
    return { x, y, radius: this.sigma.scaleSize(shown.size) };
  }

  private candidates(width: number, height: number): { wanted: Wanted[]; discs: Disc[] } {
    const wanted: Wanted[] = [];
    const discs: Disc[] = [];
    const first = [this.chosen, this.hovered].filter((node) => node !== null);
    for (const node of new Set([...first, ...this.ordered])) {
      const spot = this.spot(node);
      if (!spot || spot.x < -40 || spot.y < -40 || spot.x > width + 40 || spot.y > height + 40) continue;
      const { x, y, radius } = spot;
      const { label, count, kind } = this.graph.getNodeAttribute(node, "data");
      if (discs.length < 400) {
        const isBody = kind !== "person";
        discs.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, isBody });
      }
      const isForced = node === this.chosen || node === this.hovered;
      if (!isForced && this.chosen !== null && !this.near.has(node)) continue;
      if (wanted.length > 400) continue;
      const isMajor = kind !== "person" || wanted.length < MAJOR;
      const note = count && kind !== "person" ? `(${new Intl.NumberFormat("en").format(count)})` : "";
      wanted.push({ id: node, x, y, radius, label, note, isForced, isMajor, isFirst: wanted.length < FIRST });
    }
    return { wanted, discs };
  }

  private writeNames(): void {
    const pen = this.names;
    const { width, height } = this.sigma.getDimensions();
    const isPhone = width < PHONE;
    const size = isPhone ? 13 : 14.5;
    pen.clearRect(0, 0, width, height);
    pen.font = `500 ${size}px Sarabun, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    const { wanted, discs } = this.candidates(width, height);
    const lineHeight = size * 1.36;
    const room = {
      width,
      height,
      limit: isPhone ? NAMES_ON_A_PHONE : NAMES,
      lineHeight,
      maxWidth: isPhone ? 112 : 158,
      language: this.language,
      reserved: this.reserved,
    };
    for (const { wanted: one, lines, box } of place(wanted, discs, room, this.measure)) {
      const middle = (box.left + box.right) / 2;
      pen.strokeStyle = this.colours.ground;
      pen.lineWidth = one.isForced ? 7 : 4;
      pen.fillStyle = this.colours.ink;
      lines.forEach((line, index) => {
        const y = box.top + (index + 0.5) * lineHeight;
        if (line === one.note) pen.fillStyle = this.colours.muted;
        pen.strokeText(line, middle, y);
        pen.fillText(line, middle, y);
      });
    }
  }

  // -- Choice, layers, focus, camera ---------------------------------------------------------

  isOn = (edge: string): boolean => !this.off.has(this.graph.getEdgeAttribute(edge, "data").layer);

  /** Neighbours over the layers that are shown, those with most ties first. */
  neighbours(node: string): string[] {
    const near = within(this.graph, node, 1, this.isOn);
    near.delete(node);
    const isShown = (other: string): boolean => this.focus === null || this.focus.has(other);
    return [...near].filter(isShown).sort((a, b) => this.order(a) - this.order(b));
  }

  choose(node: string | null): void {
    this.chosen = node;
    this.near = node === null ? new Set() : new Set([node, ...this.neighbours(node)]);
    this.sigma.refresh({ skipIndexation: true });
    this.events.chosen(node);
  }

  get choice(): string | null {
    return this.chosen;
  }

  setLayer(layer: string, isOn: boolean): void {
    if (isOn) this.off.delete(layer);
    else this.off.add(layer);
    if (this.chosen !== null) this.near = new Set([this.chosen, ...this.neighbours(this.chosen)]);
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Show only what is at most `steps` away; `null` shows everything again. Returns how many. */
  focusOn(node: string, steps: number | null): number {
    this.focus = steps === null ? null : within(this.graph, node, steps, this.isOn);
    this.sigma.refresh({ skipIndexation: true });
    if (this.focus) this.fit([...this.focus]);
    else this.fit();
    return this.focus?.size ?? this.graph.order;
  }

  /** Bring nodes into view; without any, the whole picture. */
  fit(nodes: string[] = []): void {
    if (nodes.length === 0) {
      this.move({ x: 0.5, y: 0.5, ratio: 1 });
      return;
    }
    const spots = nodes.map((node) => this.sigma.getNodeDisplayData(node)).filter((spot) => spot !== undefined);
    const xs = spots.map((spot) => spot.x);
    const ys = spots.map((spot) => spot.y);
    const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    const ratio = Math.min(1.1, Math.max(0.12, span * 1.25));
    this.look((Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2, ratio);
  }

  /** Bring one node to the middle of what the card leaves free. */
  centre(node: string): void {
    const spot = this.sigma.getNodeDisplayData(node);
    if (spot) this.look(spot.x, spot.y, Math.min(this.sigma.getCamera().ratio, 0.6));
  }

  /** Look at a point, seen a little aside where a card covers part of the drawing. */
  private look(x: number, y: number, ratio: number): void {
    const { width, height } = this.sigma.getDimensions();
    const unit = ratio / (Math.min(width, height) - 2 * this.padding);
    const [aside, above] = this.card === "beside" ? [CARD_WIDTH / 2, 0] : this.card === "below" ? [0, height * 0.2] : [0, 0];
    this.move({ x: x + aside * unit, y: y - above * unit, ratio });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    this.move({ x: camera.x, y: camera.y, ratio: Math.min(2.5, Math.max(0.04, camera.ratio * factor)) });
  }

  private move(state: { x: number; y: number; ratio: number }): void {
    const duration = this.pace(350);
    if (duration === 0) this.sigma.getCamera().setState({ ...state, angle: 0 });
    else void this.sigma.getCamera().animate({ ...state, angle: 0 }, { duration });
  }

  /** The next node in a direction: a neighbour of the chosen one if there is one, else any. */
  towards(dx: number, dy: number): string | null {
    if (this.chosen === null) return this.ordered.find((node) => this.spot(node) !== null) ?? null;
    const from = this.spot(this.chosen);
    if (!from) return null;
    const best = (nodes: string[]): string | null => {
      let found: string | null = null;
      let least = Infinity;
      for (const node of nodes) {
        const spot = node === this.chosen ? null : this.spot(node);
        if (!spot) continue;
        const [x, y] = [spot.x - from.x, spot.y - from.y];
        const ahead = x * dx + y * dy;
        const aside = Math.abs(x * dy - y * dx);
        if (ahead <= 0 || aside > ahead * 1.7) continue;
        const cost = ahead + 2 * aside;
        if (cost < least) [found, least] = [node, cost];
      }
      return found;
    };
    return best(this.neighbours(this.chosen)) ?? best(this.ordered);
  }

  /** The picture as it is now, for saving or sharing. */
  snapshot(): Promise<Blob | null> {
    this.sigma.refresh();
    const { width, height } = this.sigma.getDimensions();
    const ratio = window.devicePixelRatio || 1;
    const sheet = document.createElement("canvas");
    sheet.width = width * ratio;
    sheet.height = height * ratio;
    const pen = sheet.getContext("2d")!;
    pen.fillStyle = this.colours.ground;
    pen.fillRect(0, 0, sheet.width, sheet.height);
    for (const layer of this.canvas.querySelectorAll("canvas")) {
      if (layer.width > 0) pen.drawImage(layer, 0, 0, sheet.width, sheet.height);
    }
    return new Promise((done) => sheet.toBlob(done, "image/png"));
  }

  close(): void {
    this.sigma.kill();
  }
}
