/** What the server sends for a picture, and the graph made of it. */
import { MultiGraph } from "graphology";

export type Kind = "person" | "organisation" | "group" | "nobody";
export type Level = "groups" | "people";

export interface NodeData {
  id: string;
  label: string;
  kind: Kind;
  x: number;
  y: number;
  /** Radius, in the units of `x` and `y`. */
  size: number;
  /** Members of an organisation or group. */
  count?: number | null;
  sector?: string;
  url?: string;
  facts?: [string, string][];
  /** What the spot is to the picture: `nobody` holds the people without an organisation. */
  role?: string;
  /** 0 is named first; without it the larger ones are. */
  rank?: number;
}

export interface TieData {
  source: string;
  target: string;
  layer: string;
  kind?: string;
  label?: string;
  weight?: number;
  directed?: boolean;
  /** Drawn faintly until one of its ends is chosen. */
  quiet?: boolean;
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
}

export type Graph = MultiGraph<NodeAttributes, EdgeAttributes>;

const KINDS: readonly string[] = ["person", "organisation", "group", "nobody"];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Check what came over the wire, so that a wrong answer is an error state and not half a picture. */
export function readPicture(value: unknown): PictureData {
  if (!isRecord(value) || !["nodes", "ties", "layers"].every((part) => Array.isArray(value[part]))) {
    throw new Error("the picture has no nodes, ties or layers");
  }
  const picture = value as unknown as PictureData;
  for (const node of picture.nodes) {
    if (!Number.isFinite(node.x) || !Number.isFinite(node.y)) throw new Error(`${node.id} has no place`);
    if (node.role === "nobody") node.kind = "nobody";
    if (!KINDS.includes(node.kind)) node.kind = "group";
  }
  return picture;
}

function thickness(weight: number): number {
  return Math.min(7, 1.5 + 0.9 * Math.log2(Math.max(1, weight)));
}

/** Build the graph; ties to nobody in the picture are left out. */
export function graphOf(picture: PictureData): Graph {
  const graph: Graph = new MultiGraph();
  for (const data of picture.nodes) {
    graph.mergeNode(data.id, { x: data.x, y: data.y, size: data.size, data, degree: 0, order: 0 });
  }
  for (const data of picture.ties) {
    if (data.source === data.target || !graph.hasNode(data.source) || !graph.hasNode(data.target)) continue;
    const type = data.directed ? "arrow" : "line";
    graph.addEdge(data.source, data.target, { size: thickness(data.weight ?? 1), type, data });
  }
  graph.forEachNode((node) => graph.setNodeAttribute(node, "degree", graph.neighbors(node).length));
  nameOrder(graph).forEach((node, order) => graph.setNodeAttribute(node, "order", order));
  return graph;
}

/** Nodes in the order in which they get a name while there is room. */
export function nameOrder(graph: Graph): string[] {
  const rank = (node: string): number => graph.getNodeAttribute(node, "data").rank ?? Infinity;
  const size = (node: string): number => graph.getNodeAttribute(node, "size");
  const degree = (node: string): number => graph.getNodeAttribute(node, "degree");
  return graph
    .nodes()
    .sort((a, b) => compare(rank(a), rank(b)) || size(b) - size(a) || degree(b) - degree(a));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Nodes at most `steps` away from `start` over ties for which `counts` is true. */
export function within(
  graph: Graph,
  start: string,
  steps: number,
  counts: (edge: string) => boolean,
): Set<string> {
  const reached = new Set([start]);
  let front = [start];
  for (let step = 0; step < steps && front.length > 0; step += 1) {
    const next: string[] = [];
    for (const node of front) {
      graph.forEachEdge(node, (edge, _attributes, source, target) => {
        const other = source === node ? target : source;
        if (!counts(edge) || reached.has(other)) return;
        reached.add(other);
        next.push(other);
      });
    }
    front = next;
  }
  return reached;
}
