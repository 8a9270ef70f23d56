/** Walking among members by arrow keys. */
interface Point {
  x: number;
  y: number;
}

/** The nearest of `nodes` in a direction, those straight ahead before those aside. */
export function ahead(
  from: Point,
  dx: number,
  dy: number,
  nodes: string[],
  spot: (node: string) => Point | null,
): string | null {
  let found: string | null = null;
  let least = Infinity;
  for (const node of nodes) {
    const to = spot(node);
    if (!to) continue;
    const [x, y] = [to.x - from.x, to.y - from.y];
    const forward = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (forward <= 0 || aside > forward * 1.7) continue;
    const cost = forward + 2 * aside;
    if (cost < least) [found, least] = [node, cost];
  }
  return found;
}
