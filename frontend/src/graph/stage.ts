/** The drawing itself: sigma with our shapes, names, layers, choice and camera. */
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";
import { animateNodes } from "sigma/utils";
import type { Places } from "./arrange";
import { coloursOf } from "./colours";
import { Dresser, type Chosen, type Dress } from "./dress";
import type { Legend } from "./fields";
import { Ground, type Under } from "./ground";
import { around, groupsOf } from "./hulls";
import type { Box, Disc, Wanted } from "./labels";
import { within, type EdgeAttributes, type Graph, type NodeAttributes } from "./model";
import { fitted, Names, type Marked } from "./names";
import { sheetOf } from "./sheet";
import { DiscProgram, ShapeProgram } from "./shapes";
import { ahead } from "./walking";

const PHONE = 640;
const MAJOR = 8;
const FIRST = 6;
/** Names and marks looked at in one frame; beyond, nobody could read them. */
const LOOKED_AT = 400;
const CARD_WIDTH = 370;
/** From so many lines on a weak computer cannot draw each as a bar in a fraction of a second. */
const DENSE = 4_000;

export interface StageEvents {
  chosen(node: string | null): void;
  opened(node: string): void;
}

export interface Worn {
  dress: Dress;
  outlined: Legend | null;
  under: Under;
  /** Layers that are put away. */
  off: Set<string>;
  /** Only what is at most so many steps from somebody. */
  focus: { party: string; steps: number } | null;
  /** Members of a way, lit while the rest is faint. */
  way: string[];
}

export class Stage {
  readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  readonly dresser: Dresser;
  private readonly names: Names;
  private readonly under: CanvasRenderingContext2D;
  private readonly over: CanvasRenderingContext2D;
  private ordered: string[] = [];
  private readonly chosen: Chosen = { node: null, near: new Set(), way: [], focus: null, off: new Set() };
  private hovered: string | null = null;
  private readonly padding: number;
  private outlined: Legend | null = null;
  private readonly ground = new Ground(() => this.sigma.scheduleRender());
  private stopMoving: (() => void) | null = null;
  /** Where the card lies over the drawing. */
  card: "below" | "beside" | null = null;
  private extent = { x: 1, y: 1 };
  private factor: number | null = null;
  frames = 0;
  /** Drawn over everything at each frame, such as a line under the hand. */
  overPaint: ((pen: CanvasRenderingContext2D) => void) | null = null;

  constructor(
    public graph: Graph,
    private readonly canvas: HTMLElement,
    language: string,
    reserved: Box[],
    private readonly events: StageEvents,
  ) {
    this.padding = canvas.clientWidth < PHONE ? 38 : 64;
    this.dresser = new Dresser(graph, coloursOf(canvas), () => this.scale());
    this.learn();
    this.sigma = new Sigma<NodeAttributes, EdgeAttributes>(graph, canvas, {
      defaultNodeType: "shape",
      nodeProgramClasses: { shape: ShapeProgram, disc: DiscProgram },
      // So many lines are a texture of hair lines, and come back when the hand rests.
      edgeProgramClasses: this.isDense
        ? { line: EdgeLineProgram, arrow: EdgeLineProgram }
        : { line: EdgeRectangleProgram, arrow: EdgeArrowProgram },
      hideEdgesOnMove: this.isDense,
      renderLabels: false,
      defaultDrawNodeHover: () => undefined,
      nodeReducer: (node, data) => this.dresser.node(node, data, this.chosen),
      edgeReducer: (edge, data) => this.dresser.edge(edge, data, this.chosen),
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
    this.under = this.sigma.createCanvas("under", { beforeLayer: "edges" }).getContext("2d")!;
    this.over = this.sigma.createCanvas("names", { afterLayer: "labels" }).getContext("2d")!;
    this.names = new Names(this.over, language, reserved);
    this.listen();
    this.scaleCanvases();
    this.sigma.refresh();
  }

  private order(node: string): number {
    return this.graph.getNodeAttribute(node, "order");
  }

  pace(milliseconds: number): number {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : milliseconds;
  }

  private listen(): void {
    this.sigma.on("afterRender", () => this.paint());
    this.sigma.on("resize", () => {
      this.scaleCanvases();
      this.factor = null;
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

  // -- What is drawn ---------------------------------------------------------------------------

  /** Learn names' order and extent of the graph anew. */
  private learn(): void {
    this.ordered = this.graph.nodes().sort((a, b) => this.order(a) - this.order(b));
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    this.graph.forEachNode((_node, { x, y }) => {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    });
    this.extent = { x: right - left || 1, y: bottom - top || 1 };
    this.factor = null;
  }

  private get isDense(): boolean {
    return this.graph.size > DENSE;
  }

  /** Pixels of one unit of the layout; asked once for all members, since a page is measured for it. */
  private scale(): number {
    return (this.factor ??= this.measured());
  }

  private measured(): number {
    const room = (side: number): number => Math.max(80, side - 2 * this.padding);
    const { clientWidth, clientHeight } = this.canvas;
    return Math.min(room(clientWidth) / this.extent.x, room(clientHeight) / this.extent.y);
  }

  /** Draw another graph in the same frame, as of another day; the camera stays. */
  replace(graph: Graph): void {
    this.sigma.setCustomBBox(this.sigma.getBBox());
    this.graph = graph;
    this.dresser.graph = graph;
    this.ordered = graph.nodes().sort((a, b) => this.order(a) - this.order(b));
    if (this.chosen.node !== null && !graph.hasNode(this.chosen.node)) this.choose(null);
    this.sigma.setGraph(graph);
  }

  /** Everything that a look decides, drawn anew once. */
  wear(worn: Worn): void {
    this.dresser.wear(worn.dress);
    this.outlined = worn.outlined;
    this.ground.wear(worn.under);
    this.chosen.off = worn.off;
    const { focus } = worn;
    const isThere = focus !== null && this.graph.hasNode(focus.party);
    this.chosen.focus = isThere ? within(this.graph, focus.party, focus.steps, this.isOn) : null;
    this.chosen.way = worn.way.filter((node) => this.graph.hasNode(node));
    this.renew();
  }

  recolour(): void {
    this.dresser.colours = coloursOf(this.canvas);
    this.sigma.refresh();
  }

  private renew(): void {
    const { node } = this.chosen;
    if (node !== null) this.chosen.near = new Set([node, ...this.neighbours(node)]);
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Bring everybody to their places; at once where motion is not wanted, or members are many. */
  arrange(places: Places, isNewFrame: boolean): void {
    this.stopMoving?.();
    const settle = (): void => {
      this.learn();
      this.sigma.setCustomBBox(null);
      this.sigma.refresh();
    };
    if (isNewFrame) this.sigma.setCustomBBox(null);
    if (this.pace(1) === 0 || this.graph.order > 1_000) {
      this.graph.updateEachNodeAttributes((node, data) => ({ ...data, ...places.get(node) }), { attributes: ["x", "y"] });
      settle();
      return;
    }
    const targets = Object.fromEntries(places);
    this.stopMoving = animateNodes(this.graph, targets, { duration: 450, easing: "quadraticInOut" }, settle);
  }

  get isMoving(): boolean {
    return this.sigma.getCamera().isAnimated();
  }

  // -- Painting over and under -----------------------------------------------------------------

  private scaleCanvases(): void {
    const { width, height } = this.sigma.getDimensions();
    fitted(this.under, width, height);
    this.names.scale(width, height);
  }

  private spot(node: string): { x: number; y: number; radius: number } | null {
    const shown = this.sigma.getNodeDisplayData(node);
    if (!shown || shown.hidden) return null;
    const { x, y } = this.sigma.framedGraphToViewport(shown);
    return { x, y, radius: this.sigma.scaleSize(shown.size) };
  }

  private paint(): void {
    this.frames += 1;
    const size = this.sigma.getDimensions();
    this.paintUnder(size);
    const { wanted, discs, marks } = this.candidates(size.width, size.height);
    this.names.write(wanted, discs, marks, size, this.dresser.colours);
    this.overPaint?.(this.over);
  }

  private paintUnder(size: { width: number; height: number }): void {
    this.under.clearRect(0, 0, size.width, size.height);
    this.ground.paint(this.under, (point) => this.sigma.graphToViewport(point), size, this.dresser.colours.line);
    if (!this.outlined) return;
    const shown = this.ordered.filter((node) => this.spot(node) !== null);
    const colours = new Map(this.outlined.entries.map((entry) => [entry.value, entry.colour]));
    for (const [value, members] of groupsOf(this.outlined, shown)) {
      const spots = members.map((node) => this.spot(node)!);
      const room = Math.max(14, Math.max(...spots.map((spot) => spot.radius)) + 8);
      around(this.under, spots, room, colours.get(value)!);
    }
  }

  private candidates(width: number, height: number): { wanted: Wanted[]; discs: Disc[]; marks: Marked[] } {
    const [wanted, discs, marks]: [Wanted[], Disc[], Marked[]] = [[], [], []];
    const { node: chosen, way } = this.chosen;
    const forced = new Set([chosen, this.hovered, ...way].filter((node) => node !== null && this.graph.hasNode(node))) as Set<string>;
    for (const node of new Set([...forced, ...this.ordered])) {
      if (wanted.length > LOOKED_AT && discs.length >= LOOKED_AT) break;
      const spot = this.spot(node);
      if (!spot || spot.x < -40 || spot.y < -40 || spot.x > width + 40 || spot.y > height + 40) continue;
      const { x, y, radius } = spot;
      const { label, count, kind } = this.graph.getNodeAttribute(node, "data");
      const isFaint = this.dresser.isFaint(node, this.chosen);
      if (discs.length < LOOKED_AT) {
        discs.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, isBody: kind !== "person" });
        if (!isFaint) marks.push({ x, y, radius, mark: this.dresser.markOf(node), colour: this.dresser.colourOf(node, kind) });
      }
      const isForced = forced.has(node);
      if ((!isForced && isFaint) || wanted.length > LOOKED_AT) continue;
      const isMajor = kind !== "person" || wanted.length < MAJOR;
      const note = count && kind !== "person" ? `(${new Intl.NumberFormat("en").format(count)})` : "";
      wanted.push({ id: node, x, y, radius, label, note, isForced, isMajor, isFirst: wanted.length < FIRST });
    }
    return { wanted, discs, marks };
  }

  // -- Choice, layers, focus -------------------------------------------------------------------

  /** Ties that hold and are shown; a faded one leads nowhere. */
  isOn = (edge: string): boolean => {
    const data = this.graph.getEdgeAttributes(edge);
    return data.change !== "faded" && this.dresser.isShown(data, this.chosen);
  };

  isShown(node: string): boolean {
    return !this.dresser.dress.hidden.has(node) && (this.chosen.focus === null || this.chosen.focus.has(node));
  }

  /** Neighbours over the layers that are shown, those with most ties first. */
  neighbours(node: string): string[] {
    const near = within(this.graph, node, 1, this.isOn);
    near.delete(node);
    return [...near].filter((other) => this.isShown(other)).sort((a, b) => this.order(a) - this.order(b));
  }

  choose(node: string | null): void {
    this.chosen.node = node;
    this.chosen.near = node === null ? new Set() : new Set([node, ...this.neighbours(node)]);
    this.sigma.refresh({ skipIndexation: true });
    this.events.chosen(node);
  }

  get choice(): string | null {
    return this.chosen.node;
  }

  /** Light the way from one to another; an empty one puts it out. */
  light(way: string[]): void {
    this.chosen.way = way.filter((node) => this.graph.hasNode(node));
    this.sigma.refresh({ skipIndexation: true });
  }

  shown(): string[] {
    return this.ordered.filter((node) => this.isShown(node));
  }

  shownTies(): number {
    let count = 0;
    this.graph.forEachEdge((edge, _data, source, target) => {
      if (this.isOn(edge) && this.isShown(source) && this.isShown(target)) count += 1;
    });
    return count;
  }

  written(): { id: string; box: Box }[] {
    return this.names.written;
  }

  // -- Camera ----------------------------------------------------------------------------------

  /** Bring nodes into view; without any, the whole picture. */
  fit(nodes: string[] = []): void {
    const spots = nodes.map((node) => this.sigma.getNodeDisplayData(node)).filter((spot) => spot !== undefined);
    if (spots.length === 0) {
      this.move({ x: 0.5, y: 0.5, ratio: 1 });
      return;
    }
    const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const ratio = Math.min(1.1, Math.max(0.12, Math.max(right - left, bottom - top) * 1.25));
    this.look((left + right) / 2, (top + bottom) / 2, ratio);
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
    const { node } = this.chosen;
    if (node === null) return this.ordered.find((one) => this.spot(one) !== null) ?? null;
    const spot = (one: string): { x: number; y: number } | null => (one === node ? null : this.spot(one));
    const from = this.spot(node);
    if (!from) return null;
    return ahead(from, dx, dy, this.neighbours(node), spot) ?? ahead(from, dx, dy, this.ordered, spot);
  }

  /** The picture as it is now, for saving or sharing. */
  snapshot(): Promise<Blob | null> {
    this.sigma.refresh();
    return sheetOf(this.canvas, this.sigma.getDimensions(), this.dresser.colours.ground);
  }

  close(): void {
    this.stopMoving?.();
    this.sigma.kill();
  }
}
