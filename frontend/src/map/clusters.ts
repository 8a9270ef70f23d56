/** Marks that fall together on the screen are one mark with a number. */
import type { Mark } from "./model";

export interface Cluster {
  x: number;
  y: number;
  kind: string;
  count: number;
  marks: Mark[];
}

/** Pixels of the squares in which marks are joined. */
const SQUARE = 34;

/** Join marks by squares of the screen; what lies outside the frame is left out. */
export function clustered(
  marks: Mark[],
  place: (mark: Mark) => [number, number],
  width: number,
  height: number,
): Cluster[] {
  const found = new Map<string, Cluster>();
  for (const mark of marks) {
    const [x, y] = place(mark);
    if (x < -SQUARE || y < -SQUARE || x > width + SQUARE || y > height + SQUARE) continue;
    const key = `${Math.floor(x / SQUARE)} ${Math.floor(y / SQUARE)}`;
    const cluster = found.get(key);
    const one = { x, y, kind: mark.kind, count: mark.count, marks: [mark] };
    if (cluster) join(cluster, one);
    else found.set(key, one);
  }
  return apart([...found.values()]);
}

/** Join clusters of neighbouring squares that would lie over each other, the largest first. */
function apart(clusters: Cluster[]): Cluster[] {
  const kept: Cluster[] = [];
  for (const one of clusters.sort((a, b) => b.count - a.count)) {
    const near = kept.find((other) => Math.hypot(other.x - one.x, other.y - one.y) < SQUARE);
    if (near) join(near, one);
    else kept.push(one);
  }
  return kept;
}

function join(into: Cluster, one: Cluster): void {
  const all = into.count + one.count;
  into.x = (into.x * into.count + one.x * one.count) / all;
  into.y = (into.y * into.count + one.y * one.count) / all;
  into.count = all;
  into.marks.push(...one.marks);
  if (into.kind !== one.kind) into.kind = "several";
}
