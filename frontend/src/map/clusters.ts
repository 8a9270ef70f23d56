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
    if (cluster) join(cluster, mark, x, y);
    else found.set(key, { x, y, kind: mark.kind, count: mark.count, marks: [mark] });
  }
  return [...found.values()];
}

function join(cluster: Cluster, mark: Mark, x: number, y: number): void {
  const all = cluster.count + mark.count;
  cluster.x = (cluster.x * cluster.count + x * mark.count) / all;
  cluster.y = (cluster.y * cluster.count + y * mark.count) / all;
  cluster.count = all;
  cluster.marks.push(mark);
  if (cluster.kind !== mark.kind) cluster.kind = "several";
}
