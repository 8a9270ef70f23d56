/** Where members stand in an arrangement: kept places, rings, groups gathered, or two columns. Its twin on paper is `malai.atlas.arranging`. */
import type { Legend } from "./fields";
import { cores, distances, type Graph } from "./model";

export type Places = Map<string, { x: number; y: number }>;

const GOLDEN = Math.PI * (3 - Math.sqrt(5));

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

function frameOf(graph: Graph): Frame {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  graph.forEachNode((_node, { x, y }) => {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  });
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left || 1, height: bottom - top || 1 };
}

/** Everybody where the server keeps them. */
export function kept(graph: Graph): Places {
  return new Map(graph.mapNodes((node, { x, y }) => [node, { x, y }]));
}

/** Nodes on rings around the middle, in the order of their kept directions. */
function onRings(graph: Graph, rings: string[][]): Places {
  const frame = frameOf(graph);
  const angle = (node: string): number => {
    const { x, y } = graph.getNodeAttributes(node);
    return Math.atan2(y - frame.y, x - frame.x);
  };
  const places: Places = new Map();
  let reach = 0;
  for (const [number, ring] of rings.entries()) {
    if (ring.length === 0) continue;
    const room = ring.reduce((sum, node) => sum + 2 * graph.getNodeAttribute(node, "size") + 0.35, 0) / (2 * Math.PI);
    const isMiddle = number === 0 && ring.length === 1;
    reach = isMiddle ? 0 : Math.max(reach + 1.6, room);
    const ordered = [...ring].sort((a, b) => angle(a) - angle(b));
    ordered.forEach((node, index) => {
      const at = (2 * Math.PI * index) / ordered.length - Math.PI / 2;
      places.set(node, { x: frame.x + reach * Math.cos(at), y: frame.y + reach * Math.sin(at) });
    });
  }
  return places;
}

/** Rings by distance from one member; who is not connected stands outermost. */
export function byDistance(graph: Graph, start: string, counts: (edge: string) => boolean): { places: Places; rings: number } {
  const steps = distances(graph, start, Infinity, counts);
  const last = Math.max(...steps.values());
  const rings: string[][] = Array.from({ length: last + 2 }, () => []);
  graph.forEachNode((node) => rings[steps.get(node) ?? last + 1]!.push(node));
  return { places: onRings(graph, rings), rings: last };
}

/** Rings by core number, the densest part innermost. */
export function byCore(graph: Graph, counts: (edge: string) => boolean): { places: Places; rings: number } {
  const found = cores(graph, counts);
  const levels = [...new Set(found.values())].sort((a, b) => b - a);
  const rings = levels.map((level) => [...found].filter(([, core]) => core === level).map(([node]) => node));
  return { places: onRings(graph, rings), rings: levels.length };
}

/** Groups gathered: each on a disc of its own, the largest in the middle; inside by kept distance. */
export function gathered(graph: Graph, legend: Legend): Places {
  const groups = new Map<string, string[]>();
  for (const entry of legend.entries) groups.set(entry.value, []);
  graph.forEachNode((node) => groups.get(legend.of(node)[0]!.value)?.push(node));
  const frame = frameOf(graph);
  const places: Places = new Map();
  const discs: { x: number; y: number; reach: number }[] = [];
  const filled = [...groups.values()].filter((group) => group.length).sort((a, b) => b.length - a.length);
  for (const group of filled) {
    const inside = sunflower(graph, group);
    const disc = freeDisc(discs, inside.reach + 1.2, frame);
    discs.push(disc);
    for (const [node, at] of inside.places) places.set(node, { x: disc.x + at.x, y: disc.y + at.y });
  }
  return places;
}

function sunflower(graph: Graph, group: string[]): { places: Places; reach: number } {
  const ordered = [...group].sort((a, b) => graph.getNodeAttribute(a, "order") - graph.getNodeAttribute(b, "order"));
  const step = Math.max(...group.map((node) => graph.getNodeAttribute(node, "size"))) * 1.9 + 0.1;
  const places: Places = new Map(
    ordered.map((node, index) => {
      const [reach, at] = [step * Math.sqrt(index), index * GOLDEN];
      return [node, { x: reach * Math.cos(at), y: reach * Math.sin(at) }];
    }),
  );
  return { places, reach: step * Math.sqrt(group.length) };
}

/** The first free place for a disc on a spiral from the middle, wider than high as the picture is. */
function freeDisc(discs: { x: number; y: number; reach: number }[], reach: number, frame: Frame): { x: number; y: number; reach: number } {
  for (let turn = 0; turn < 4_000; turn += 1) {
    const [far, at] = [0.45 * Math.sqrt(turn) * Math.max(1, reach / 3), turn * GOLDEN];
    const spot = { x: frame.x + 1.35 * far * Math.cos(at), y: frame.y + far * Math.sin(at), reach };
    if (discs.every((other) => Math.hypot(spot.x - other.x, spot.y - other.y) >= spot.reach + other.reach)) return spot;
  }
  return { x: frame.x, y: frame.y, reach };
}

/** Two kinds of circles in two columns: organisations, groups and activities left, people right. */
export function inColumns(graph: Graph, counts: (edge: string) => boolean): Places {
  const isRight = (node: string): boolean => graph.getNodeAttribute(node, "data").kind === "person";
  const left = graph.nodes().filter((node) => !isRight(node));
  let right = graph.nodes().filter(isRight);
  const rank = new Map(left.map((node, index) => [node, index / Math.max(1, left.length)]));
  const near = (node: string): string[] => {
    const found: string[] = [];
    graph.forEachEdge(node, (edge, _attributes, source, target) => {
      if (counts(edge)) found.push(source === node ? target : source);
    });
    return found;
  };
  const sorted = (nodes: string[]): string[] => {
    const middle = new Map(
      nodes.map((node) => {
        // In their order, so that the sum is the same wherever it is made.
        const seen = near(node).map((other) => rank.get(other)).filter((one) => one !== undefined).sort((a, b) => a - b);
        return [node, seen.length ? seen.reduce((a, b) => a + b, 0) / seen.length : 2];
      }),
    );
    const ordered = [...nodes].sort((a, b) => middle.get(a)! - middle.get(b)!);
    ordered.forEach((node, index) => rank.set(node, index / Math.max(1, ordered.length)));
    return ordered;
  };
  right = sorted(right);
  const leftOrdered = sorted(left);
  right = sorted(right);
  return new Map([...column(graph, leftOrdered, -1, left.length, right.length), ...column(graph, right, 1, right.length, left.length)]);
}

/** One column, of several files side by side where it would be too long to read. */
function column(graph: Graph, nodes: string[], side: -1 | 1, own: number, other: number): Places {
  const frame = frameOf(graph);
  const tall = Math.max(14, Math.min(40, Math.ceil(Math.sqrt(Math.max(own, other)) * 2.2)));
  const files = Math.ceil(nodes.length / tall);
  const rows = Math.ceil(nodes.length / Math.max(1, files));
  const step = (tall * 1.1) / Math.max(rows, 1);
  return new Map(
    nodes.map((node, index) => {
      const [row, file] = [Math.floor(index / Math.max(1, files)), index % Math.max(1, files)];
      const x = frame.x + side * (tall * 0.42 + file * 1.5);
      return [node, { x, y: frame.y + (rows / 2 - row) * step }];
    }),
  );
}
