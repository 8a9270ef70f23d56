/** Which arrangement a look asks for. */
import { byCore, byDistance, gathered, inColumns, type Places } from "./arrange";
import type { Legend } from "./fields";
import type { Look } from "./look";
import type { Graph } from "./model";
import type { Stage } from "./stage";

/** The places a look asks for; `null` where members stand as they are kept. */
export function placesFor(stage: Stage, look: Look, legends: Map<string, Legend>): Places | null {
  const { graph } = stage;
  const gathering = legends.get(look.cluster);
  if (gathering) return gathered(graph, gathering);
  if (look.arrangement === "rings") {
    const centre = look.focus?.party ?? null;
    const start = centre !== null && graph.hasNode(centre) ? centre : mostConnected(graph);
    return byDistance(graph, start, stage.isOn).places;
  }
  if (look.arrangement === "core") return byCore(graph, stage.isOn).places;
  return look.arrangement === "columns" ? inColumns(graph, stage.isOn) : null;
}

function mostConnected(graph: Graph): string {
  return graph.nodes().reduce((best, node) => (graph.getNodeAttribute(node, "degree") > graph.getNodeAttribute(best, "degree") ? node : best));
}
