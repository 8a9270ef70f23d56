/** How members and ties look: colour, shape, size and width by what the reader chose. */
import type { NodeDisplayData } from "sigma/types";
import { layerColour, mix, type Colours } from "./colours";
import type { FieldData, Legend } from "./fields";
import type { Look, Width } from "./look";
import { thickness, type EdgeAttributes, type Graph, type Kind, type NodeAttributes } from "./model";
import { SHAPE } from "./shapes";

/** Radius in pixels of a party with nothing around it, and where parties are many. */
const SMALLEST = 5;
const SMALLEST_BODY = 7;
const TINY = 2.5;
const MANY = 800;
const LARGEST = 40;
/** Radius of the largest value, where a measure decides the size. */
const LARGEST_VALUE = 24;
/** The layout's circles leave no room for names between them. */
const SLIM = 0.74;
const FAINT = 0.22;

/** What decides how the picture looks, besides who is chosen. */
export interface Dress {
  colour: Legend | null;
  shape: Legend | null;
  size: FieldData | null;
  width: Width;
  least: number;
  hidden: Set<string>;
}

export const UNDRESSED: Dress = { colour: null, shape: null, size: null, width: "weight", least: 0, hidden: new Set() };

/** Who is chosen, near, lit by a way, in focus. */
export interface Chosen {
  node: string | null;
  near: Set<string>;
  /** Members of a way in their order; the rest is faint. */
  way: string[];
  focus: Set<string> | null;
  off: Set<string>;
}

const isOfWay = (way: string[], a: string, b: string): boolean => {
  const at = way.indexOf(a);
  return at >= 0 && (way[at + 1] === b || way[at - 1] === b);
};

export class Dresser {
  dress: Dress = UNDRESSED;
  private largest = 1;
  private together = new Map<string, number>();

  constructor(
    public graph: Graph,
    public colours: Colours,
    private readonly scale: () => number,
  ) {}

  wear(dress: Dress): void {
    this.dress = dress;
    const values = dress.size ? Object.values(dress.size.values).filter((one) => typeof one === "number") : [];
    this.largest = values.reduce((most, one) => Math.max(most, one), 0) || 1;
    this.together = dress.width === "together" ? meetings(this.graph) : new Map();
  }

  /** A radius of the layout in pixels of the whole picture. */
  private pixels(size: number, kind: Kind): number {
    const few = kind === "person" ? SMALLEST : SMALLEST_BODY;
    const least = this.graph.order > MANY ? TINY : few;
    return Math.min(LARGEST, Math.max(least, size * this.scale() * SLIM));
  }

  private radius(node: string, data: NodeAttributes): number {
    const { size } = this.dress;
    if (!size) return this.pixels(data.size, data.data.kind);
    const value = size.values[node];
    const least = this.graph.order > MANY ? TINY : SMALLEST;
    if (typeof value !== "number") return least;
    const many = this.graph.order > MANY ? LARGEST_VALUE / 2 : LARGEST_VALUE;
    return least + (many - least) * Math.sqrt(Math.max(0, value) / this.largest);
  }

  colourOf(node: string, kind: Kind): string {
    return this.dress.colour ? this.dress.colour.of(node)[0]!.colour : this.colours.kinds[kind];
  }

  /** The number of the legend's entry, written into the mark. */
  markOf(node: string): string {
    return this.dress.colour?.of(node)[0]!.mark ?? "";
  }

  isFaint(node: string, chosen: Chosen): boolean {
    if (chosen.way.length > 0) return !chosen.way.includes(node);
    return chosen.node !== null && !chosen.near.has(node);
  }

  node(node: string, data: NodeAttributes, chosen: Chosen): Partial<NodeDisplayData> & Record<string, unknown> {
    const { kind } = data.data;
    const isChosen = node === chosen.node;
    const isFaint = this.isFaint(node, chosen);
    const own = this.colourOf(node, kind);
    const isOpen = kind === "nobody" || this.dress.colour?.of(node)[0]!.mark === "?";
    const isOfWay = chosen.way.includes(node);
    const shape = this.dress.shape ? this.dress.shape.of(node)[0]!.shape : SHAPE[kind];
    return {
      x: data.x,
      y: data.y,
      hidden: this.dress.hidden.has(node) || (chosen.focus !== null && !chosen.focus.has(node)),
      size: this.radius(node, data) * (isChosen || isOfWay ? 1.15 : 1),
      color: isFaint ? mix(own, this.colours.ground, FAINT) : own,
      ring: isChosen || isOfWay ? this.colours.chosen : isOpen ? this.colours.muted : this.colours.ground,
      shape,
      zIndex: isChosen || isOfWay ? 2 : isFaint ? 0 : 1,
      type: shape === SHAPE.person || shape === SHAPE.nobody ? "disc" : "shape",
    };
  }

  isShown(data: EdgeAttributes, chosen: Chosen): boolean {
    const { layer, weight } = data.data;
    const isCounted = layer !== "affiliation" && layer !== "attendance";
    return !chosen.off.has(layer) && !(isCounted && weight < this.dress.least);
  }

  edge(edge: string, data: EdgeAttributes, chosen: Chosen): Record<string, unknown> {
    const [source, target] = this.graph.extremities(edge) as [string, string];
    const isLit = chosen.way.length > 0 ? isOfWay(chosen.way, source, target) : chosen.node === source || chosen.node === target;
    const isQuietened = chosen.way.length > 0 || chosen.node !== null;
    const strength = isLit ? 1 : isQuietened ? 0.14 : data.change ? 0.95 : data.data.quiet ? 0.22 : 0.6;
    const own = data.change ? this.colours[data.change] : layerColour(this.colours, data.data.layer);
    const size = this.width(source, target, data) + (data.change === "formed" ? 1 : 0);
    return {
      type: data.type,
      hidden: !this.isShown(data, chosen),
      color: mix(own, this.colours.ground, strength),
      size: isLit ? size + 0.8 : size,
      zIndex: isLit ? 1 : 0,
    };
  }

  private width(source: string, target: string, data: EdgeAttributes): number {
    if (this.dress.width === "same") return 2;
    if (this.dress.width === "weight") return data.size;
    return thickness((this.together.get(pair(source, target)) ?? 0) + 1);
  }
}

const pair = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** How often each two came to activities together, over what the picture holds. */
function meetings(graph: Graph): Map<string, number> {
  const found = new Map<string, number>();
  graph.forEachEdge((_edge, { data }, source, target) => {
    if (!data.layer.startsWith("co_attendance")) return;
    const key = pair(source, target);
    found.set(key, (found.get(key) ?? 0) + data.weight);
  });
  return found;
}

/** Members whose entry of a field was put away: all of their values are. */
export function hiddenBy(look: Look, legends: Map<string, Legend>, nodes: string[]): Set<string> {
  const gone = new Set<string>();
  for (const [field, values] of Object.entries(look.hidden)) {
    const legend = legends.get(field);
    if (!legend || values.length === 0) continue;
    const away = new Set(values);
    for (const node of nodes) if (legend.of(node).every((entry) => away.has(entry.value))) gone.add(node);
  }
  return gone;
}

