/** What the server sends for a picture, and the graph made of it. */
import { MultiGraph } from "graphology";

export type Kind = "person" | "organisation" | "group" | "nobody" | "activity";
export type Level = "groups" | "people" | "meetings";

export interface NodeData {
  id: string;
  label: string;
  kind: Kind;
  x: number;
  y: number;
  /** Radius, in the units of `x` and `y`. */
  size: number;
  /** Members of an organisation or group, or who came. */
  count: number;
  /** What the spot is to the picture: `nobody` holds the people without an organisation. */
  role: string;
  /** 0 is named first. */
  rank: number;
  url: string;
  isPinned: boolean;
}

export interface TieSort {
  layer: string;
  kind: string;
  label: string;
  directed: boolean;
  /** Drawn faintly until one of its ends is chosen. */
  quiet: boolean;
}

/** Formed or faded since the day shown before. */
export type Change = "formed" | "faded" | null;

export interface TieData extends TieSort {
  source: string;
  target: string;
  weight: number;
}

export interface LayerData {
  id: string;
  label: string;
  count: number;
  on: boolean;
}

export interface PictureData {
  nodes: NodeData[];
  ties: TieData[];
  layers: LayerData[];
  level: Level;
  language: "th" | "en";
}

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  data: NodeData;
  degree: number;
  order: number;
}

export interface EdgeAttributes {
  size: number;
  type: "line" | "arrow";
  data: TieData;
  change: Change;
}

export type Graph = MultiGraph<NodeAttributes, EdgeAttributes>;

const KINDS: readonly string[] = ["person", "organisation", "group", "nobody", "activity"];

type Columns = Record<string, unknown[]>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function columns(value: unknown, names: string[]): Columns {
  if (!isRecord(value)) throw new Error("the picture lacks a part");
  const length = (value[names[0]!] as unknown[] | undefined)?.length;
  for (const name of names) {
    const column = value[name];
    if (!Array.isArray(column) || column.length !== length) throw new Error(`the picture lacks ${name}`);
  }
  return value as Columns;
}

/** Check what came over the wire, so that a wrong answer is an error state and not half a picture. */
export function readPicture(value: unknown): PictureData {
  if (!isRecord(value) || !Array.isArray(value["layers"])) throw new Error("the picture has no layers");
  const nodes = readNodes(value);
  return { ...(value as unknown as PictureData), nodes, ties: readTies(value["ties"], nodes) };
}

function readNodes(value: Record<string, unknown>): NodeData[] {
  const from = columns(value["nodes"], ["id", "label", "kind", "role", "x", "y", "size", "count", "rank"]);
  const pinned = new Set((value["pinned"] ?? []) as number[]);
  const urls = (value["urls"] ?? {}) as Record<string, string>;
  return from["id"]!.map((id, index) => {
    const at = <T>(name: string): T => from[name]![index] as T;
    const [x, y] = [at<number>("x"), at<number>("y")];
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Error(`${String(id)} has no place`);
    const role = at<string>("role");
    const named = at<Kind>("kind");
    const kind: Kind = role === "nobody" ? "nobody" : KINDS.includes(named) ? named : "group";
    const url = (urls[kind] ?? "").replace("00000000-0000-0000-0000-000000000000", String(id));
    return {
      id: String(id),
      label: at<string>("label"),
      kind,
      role,
      x,
      y,
      size: at<number>("size"),
      count: at<number>("count"),
      rank: at<number>("rank"),
      url,
      isPinned: pinned.has(index),
    };
  });
}

function readTies(value: unknown, nodes: NodeData[]): TieData[] {
  const from = columns(value, ["source", "target", "sort", "weight"]);
  const sorts = from["sorts"] as unknown as TieSort[];
  return from["source"]!.map((source, index) => ({
    ...sorts[from["sort"]![index] as number]!,
    source: nodes[source as number]!.id,
    target: nodes[from["target"]![index] as number]!.id,
    weight: from["weight"]![index] as number,
  }));
}

export function thickness(weight: number): number {
  return Math.min(7, 1.5 + 0.9 * Math.log2(Math.max(1, weight)));
}

/** What makes two ties of different days the same one. */
export function tieKey(tie: TieData): string {
  return `${tie.source} ${tie.target} ${tie.layer} ${tie.kind}`;
}

/** Build the graph; `faded` are ties of the day before that are no more, among those still here. */
export function graphOf(picture: PictureData, before: Set<string> | null = null, faded: TieData[] = []): Graph {
  const graph: Graph = new MultiGraph();
  for (const data of picture.nodes) {
    graph.mergeNode(data.id, { x: data.x, y: data.y, size: data.size, data, degree: 0, order: 0 });
  }
  const add = (data: TieData, change: Change): void => {
    if (data.source === data.target || !graph.hasNode(data.source) || !graph.hasNode(data.target)) return;
    const type = data.directed ? "arrow" : "line";
    graph.addEdge(data.source, data.target, { size: thickness(data.weight), type, data, change });
  };
  for (const data of picture.ties) add(data, before && !before.has(tieKey(data)) ? "formed" : null);
  graph.forEachNode((node) => graph.setNodeAttribute(node, "degree", graph.neighbors(node).length));
  nameOrder(graph).forEach((node, order) => graph.setNodeAttribute(node, "order", order));
  for (const data of faded) add(data, "faded");
  return graph;
}

/** Nodes in the order in which they get a name while there is room. */
export function nameOrder(graph: Graph): string[] {
  const rank = (node: string): number => graph.getNodeAttribute(node, "data").rank;
  const size = (node: string): number => graph.getNodeAttribute(node, "size");
  const degree = (node: string): number => graph.getNodeAttribute(node, "degree");
  return graph
    .nodes()
    .sort((a, b) => compare(rank(a), rank(b)) || size(b) - size(a) || degree(b) - degree(a));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** How many steps each node is from `start` over ties for which `counts` is true, up to `most`. */
export function distances(
  graph: Graph,
  start: string,
  most: number,
  counts: (edge: string) => boolean,
): Map<string, number> {
  const reached = new Map([[start, 0]]);
  let front = [start];
  for (let step = 1; step <= most && front.length > 0; step += 1) {
    const next: string[] = [];
    for (const node of front) {
      graph.forEachEdge(node, (edge, _attributes, source, target) => {
        const other = source === node ? target : source;
        if (reached.has(other) || !counts(edge)) return;
        reached.set(other, step);
        next.push(other);
      });
    }
    front = next;
  }
  return reached;
}

/** Nodes at most `steps` away from `start` over ties for which `counts` is true. */
export function within(
  graph: Graph,
  start: string,
  steps: number,
  counts: (edge: string) => boolean,
): Set<string> {
  return new Set(distances(graph, start, steps, counts).keys());
}

/** The core number of each node: the largest k of a part in which everybody has k neighbours. */
export function cores(graph: Graph, counts: (edge: string) => boolean): Map<string, number> {
  const near = new Map<string, Set<string>>(graph.nodes().map((node) => [node, new Set()]));
  graph.forEachEdge((edge, _attributes, source, target) => {
    if (!counts(edge)) return;
    near.get(source)!.add(target);
    near.get(target)!.add(source);
  });
  const left = new Map([...near].map(([node, others]) => [node, others.size]));
  const buckets: string[][] = [];
  for (const [node, degree] of left) (buckets[degree] ??= []).push(node);
  const found = new Map<string, number>();
  let core = 0;
  for (let degree = 0; degree < buckets.length; degree += 1) {
    const bucket = (buckets[degree] ??= []);
    for (let at = 0; at < bucket.length; at += 1) {
      const node = bucket[at]!;
      if (found.has(node) || left.get(node) !== degree) continue;
      core = Math.max(core, degree);
      found.set(node, core);
      for (const other of near.get(node)!) {
        const now = left.get(other)!;
        if (found.has(other) || now <= degree) continue;
        left.set(other, now - 1);
        (buckets[now - 1] ??= []).push(other);
      }
    }
  }
  return found;
}
