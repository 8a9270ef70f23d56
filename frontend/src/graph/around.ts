/** What stands around the drawing: legends, chips, the way between two, and the summary in a sentence. */
import { drawLayers } from "./controls";
import type { Way } from "./data";
import type { Legend } from "./fields";
import { drawChips, drawLegend, type Chip } from "./legend";
import { withHidden, type Look } from "./look";
import type { LayerData } from "./model";
import type { Stage } from "./stage";
import type { Time } from "./time";
import { make, part, type Words } from "./words";

export class Around {
  private legends = new Map<string, Legend>();
  private stage: Stage | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly words: Words,
    private readonly time: Time,
    private readonly set: (look: Look) => void,
    private readonly say: (sentence: string) => void,
  ) {}

  draw(look: Look, legends: Map<string, Legend>, layers: LayerData[], stage: Stage | null): void {
    [this.legends, this.stage] = [legends, stage];
    const turned = (field: string, value: string, isHidden: boolean): void => this.set(withHidden(look, field, value, isHidden));
    const colour = legends.get(look.colour) ?? legends.get("kind");
    if (!colour) return;
    part(this.host, "legend-label").textContent = colour.how ? `${colour.label}: ${colour.how}` : colour.label;
    drawLegend(part(this.host, "legend"), colour, look.hidden[colour.field] ?? [], false, this.words, { turned });
    const shape = look.shape === look.colour ? undefined : legends.get(look.shape);
    const other = part(this.host, "shapes");
    other.hidden = !shape;
    if (shape) drawLegend(other, shape, look.hidden[shape.field] ?? [], true, this.words, { turned });
    drawLayers(this.host, layers, (layer) => look.layers[layer.id] ?? layer.on, (layer, isOn) =>
      this.set({ ...look, layers: { ...look.layers, [layer]: isOn } }),
    );
    drawChips(this.host, this.chips(look), this.words);
  }

  private chips(look: Look): Chip[] {
    const chips: Chip[] = [];
    const add = (label: string, without: Look): void => void chips.push({ label, remove: () => this.set(without) });
    for (const [field, values] of Object.entries(look.hidden)) {
      for (const value of values) {
        const entry = this.legends.get(field)?.entries.find((one) => one.value === value);
        add(this.words("without", { name: entry?.label ?? value }), withHidden(look, field, value, false));
      }
    }
    const name = (node: string): string => (this.stage?.graph.hasNode(node) ? this.stage.graph.getNodeAttribute(node, "data").label : "");
    if (look.focus && name(look.focus.party)) {
      add(this.words("only-around", { name: name(look.focus.party), n: look.focus.steps }), { ...look, focus: null });
    }
    if (look.path) add(this.words("way-chip", { from: name(look.path.from), to: name(look.path.to) }), { ...look, path: null });
    if (look.least > 0) add(this.words("least-chip", { n: look.least }), { ...look, least: 0 });
    if (look.day) add(this.words("day-chip", { day: this.time.said(look.day) }), { ...look, day: "" });
    return chips;
  }

  tellWay(way: Way | null): void {
    part(this.host, "way").hidden = way === null;
    part(this.host, "way-said").textContent = way?.sentence ?? "";
    const steps = (way?.steps ?? []).map((step) => make("li", "", `${step.from} – ${step.to}: ${step.by}`));
    part(this.host, "way-steps").replaceChildren(...steps);
    if (way) this.say(way.sentence);
  }

  /** Nobody is drawn: say why, and no number of before. */
  tellEmpty(look: Look): void {
    const said = part(this.host, "empty-said");
    said.dataset["usual"] ??= said.textContent ?? "";
    said.textContent = look.level === "meetings" ? this.words("nobody-came") : said.dataset["usual"];
    part(this.host, "summary").textContent = "";
    this.say(said.textContent);
  }

  tell(stage: Stage, look: Look): void {
    const sentence = this.words("summary", { n: stage.shown().length, ties: stage.shownTies() });
    const changes = { formed: 0, faded: 0 };
    stage.graph.forEachEdge((_edge, { change }) => {
      if (change) changes[change] += 1;
    });
    const told = look.day ? this.words("changes", changes) : "";
    part(this.host, "changes").hidden = !look.day;
    part(this.host, "changes-said").textContent = told;
    const day = look.day ? `${this.time.said(look.day)}: ` : "";
    part(this.host, "summary").textContent = `${day}${sentence}`;
    if (!look.path) this.say(`${day}${sentence} ${told}`.trim());
  }
}
