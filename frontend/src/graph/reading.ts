/** What the drawing shows, read back by tests. */
import type { Legend } from "./fields";
import type { Look } from "./look";
import type { Stage } from "./stage";

export function stateOf(stage: Stage | null, look: Look, legends: Map<string, Legend>): Record<string, unknown> {
  const entries = legends.get(look.colour)?.entries ?? [];
  return {
    look,
    shown: stage?.shown() ?? [],
    ties: stage?.shownTies() ?? 0,
    chosen: stage?.choice ?? null,
    written: stage?.written() ?? [],
    frames: stage?.frames ?? 0,
    camera: stage?.sigma.getCamera().getState(),
    legend: entries.map(({ value, label, colour, mark, count }) => ({ value, label, colour, mark, count })),
  };
}

/** Where a member is drawn and how. */
export function seenIn(stage: Stage | null, node: string): Record<string, unknown> | null {
  const shown = stage?.sigma.getNodeDisplayData(node);
  if (!stage || !shown) return null;
  const { x, y } = stage.sigma.framedGraphToViewport(shown);
  const place = stage.graph.getNodeAttributes(node);
  return {
    x,
    y,
    at: { x: place.x, y: place.y },
    radius: stage.sigma.scaleSize(shown.size),
    colour: shown.color,
    hidden: shown.hidden,
    isPinned: place.data.isPinned,
  };
}
