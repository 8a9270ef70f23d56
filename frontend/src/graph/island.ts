/** One picture on a page: fetch, draw, listen; and a plain sentence when something is missing. */
import { toast } from "../behaviours/toasts";
import { byCore, byDistance, gathered, inColumns, kept } from "./arrange";
import { Card } from "./card";
import { bindButtons, bindKeys, bindSearch, drawLayers } from "./controls";
import { Data, type Way } from "./data";
import { hiddenBy } from "./dress";
import { Fields, legendOf, type FieldData, type Legend } from "./fields";
import { Hands } from "./hands";
import { drawChips, drawLegend, kindsLegend, type Chip } from "./legend";
import { History, lookOf, PLAIN, withHidden, type Look } from "./look";
import { graphOf, tieKey, type Graph, type LayerData, type Level, type PictureData } from "./model";
import { Panel } from "./panel";
import { Stage } from "./stage";
import { bindTable, markRows, renewTable } from "./table";
import { Time } from "./time";
import { part, wordsOf, type Words } from "./words";

type State = "loading" | "ready" | "empty" | "failed";

/** From this width the card lies beside the drawing (graph.css says the same). */
const BESIDE = 768;

/** Everything a look needs that the server knows. */
interface Answer {
  picture: PictureData;
  /** The step before on the slider, to mark what formed and faded. */
  before: PictureData | null;
  fields: Map<string, FieldData>;
  way: Way | null;
}

export class Picture {
  private readonly words: Words;
  private readonly canvas: HTMLElement;
  private readonly language: "th" | "en";
  private readonly looks: History;
  private readonly first: Look;
  private readonly data: Data;
  private readonly fields: Fields;
  private readonly panel: Panel;
  private readonly time: Time;
  private readonly hands: Hands;
  private readonly card: Card;
  private stage: Stage | null = null;
  private picture: PictureData | null = null;
  private legends = new Map<string, Legend>();
  private drawn = { level: "", day: "", places: "" };
  private table: string;
  private turn = 0;

  constructor(private readonly host: HTMLElement) {
    this.words = wordsOf(host);
    this.canvas = part(host, "canvas");
    this.language = document.documentElement.lang === "en" ? "en" : "th";
    this.first = lookOf(host.dataset["look"]);
    this.looks = new History(this.first);
    this.table = `${this.first.level} ${this.first.day}`;
    this.data = new Data(this.levelUrls(), host.dataset["wayUrl"] ?? "");
    this.fields = new Fields(host.dataset["fieldUrl"] ?? "");
    this.panel = new Panel(host, () => this.look, (look) => this.set(look), () => ({ ...PLAIN, level: this.look.level }), () => (this.picture?.layers ?? []).map(({ id }) => id));
    this.time = new Time(host, this.words, this.language, (day, isPlaying) => this.goTo(day, isPlaying));
    this.hands = new Hands(host, this.words, () => this.stage, {
      moved: (node) => this.moved(node),
      said: (sentence) => this.say(sentence),
    });
    this.card = new Card(host, () => this.stage!.graph, this.words, {
      chose: (node) => this.go(node, true),
      focused: (node, steps) => this.set({ ...this.look, focus: steps === null ? null : { party: node, steps } }),
      asked: (from, to) => this.set({ ...this.look, path: { from, to }, focus: null, level: this.look.level === "groups" ? "people" : this.look.level }),
      freed: (node) => void this.hands.free(node),
      ringed: (node) => this.set({ ...this.look, arrangement: "rings", cluster: "", focus: { party: node, steps: 3 } }),
      closed: () => this.leave(),
    });
    this.listen();
  }

  get look(): Look {
    return this.looks.now;
  }

  private levelUrls(): Map<Level, string> {
    const links = [...this.host.querySelectorAll<HTMLElement>("[data-level-url]")];
    return new Map(links.map((link) => [link.dataset["level"] as Level, link.dataset["levelUrl"]!]));
  }

  private listen(): void {
    for (const link of this.host.querySelectorAll<HTMLElement>("[data-level-url]")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.set({ ...this.look, level: link.dataset["level"] as Level, focus: null, path: null });
      });
    }
    part(this.host, "again").onclick = () => void this.apply();
    part(this.host, "undo").onclick = () => this.undo();
    part(this.host, "redo").onclick = () => this.redo();
    document.addEventListener("malai:theme", () => {
      this.stage?.recolour();
      void this.apply();
    });
    bindTable({
      chose: (node) => this.go(node, true),
      lit: (source, target) => this.stage?.light([source, target]),
    });
  }

  undo(): void {
    if (this.looks.undo()) void this.apply();
  }

  redo(): void {
    if (this.looks.redo()) void this.apply();
  }

  /** Take a step of the look; `isStep` false leaves no way back, as playing does. */
  set(look: Look, isStep = true): void {
    if (this.looks.set(look, isStep)) void this.apply();
  }

  private async goTo(day: string, isPlaying: boolean): Promise<void> {
    if (this.looks.set({ ...this.look, day }, !isPlaying)) await this.apply(isPlaying);
  }

  private show(state: State): void {
    this.host.dataset["state"] = state;
    for (const name of ["loading", "empty", "failed"]) part(this.host, name).hidden = name !== state;
    this.canvas.setAttribute("aria-busy", String(state === "loading"));
    if (state === "failed") this.say(this.words("failed"));
  }

  private say(sentence: string): void {
    part(this.host, "live").textContent = sentence;
  }

  /** Fetch what the look needs and draw; a later call wins over an earlier one still under way. */
  async apply(isPlaying = false): Promise<void> {
    const turn = (this.turn += 1);
    const { look } = this;
    this.showControls();
    if (look.level !== this.drawn.level) this.show("loading");
    this.host.dataset["busy"] = "yes";
    try {
      const answer = await this.ask(look);
      await fontsReady();
      if (turn !== this.turn) return;
      this.draw(answer, look);
      if (!isPlaying) this.followTable(look);
    } catch (error) {
      console.warn("The picture could not be drawn.", error);
      if (turn === this.turn) this.fail();
    } finally {
      if (turn === this.turn) this.host.dataset["busy"] = "no";
    }
  }

  private async ask(look: Look): Promise<Answer> {
    const former = look.day ? this.time.before(look.day) : null;
    const names = new Set([look.colour, look.size, look.shape, look.cluster, look.hulls, ...Object.keys(look.hidden)]);
    names.delete("");
    names.delete("kind");
    const [picture, before, way, ...fields] = await Promise.all([
      this.data.picture(look.level, look.day),
      former === null ? null : this.data.picture(look.level, former).catch(() => null),
      look.path ? this.data.way(look.path.from, look.path.to).catch(() => null) : null,
      ...[...names].map((name) => this.fields.get(name, look.day).catch(() => null)),
    ]);
    const known = fields.filter((field) => field !== null);
    if (known.length < names.size) toast(this.words("field-gone"), "warning");
    return { picture, before, way, fields: new Map(known.map((field) => [field.name, field])) };
  }

  // -- Drawing -----------------------------------------------------------------------------------

  private clear(): void {
    this.card.close();
    this.stage?.close();
    this.stage = null;
    this.drawn = { level: "", day: "", places: "" };
    this.canvas.replaceChildren();
  }

  private fail(): void {
    this.time.stop();
    this.clear();
    this.show("failed");
  }

  private draw(answer: Answer, look: Look): void {
    const { picture } = answer;
    this.picture = picture;
    if (picture.nodes.length === 0) {
      this.clear();
      this.drawn.level = look.level;
      this.drawLegends(look);
      return this.show("empty");
    }
    if (!this.stage || this.drawn.level !== look.level) this.build(this.graphFor(answer));
    else if (this.drawn.day !== look.day) this.stage.replace(this.graphFor(answer));
    this.show("ready");
    const stage = this.stage!;
    this.legends = this.legendsFor(answer, stage);
    this.dress(stage, answer, look);
    this.place(stage, look);
    this.drawn = { ...this.drawn, level: look.level, day: look.day };
    stage.light(answer.way?.members ?? []);
    this.tellWay(answer.way);
    this.drawLegends(look);
    this.hands.allow(look.level, look.arrangement === "kept" && !look.cluster && !look.day);
    this.tell(stage, look);
    const { choice } = stage;
    if (choice && this.card.isOpen) this.open(choice, false);
  }

  private graphFor({ picture, before }: Answer): Graph {
    if (!before) return graphOf(picture);
    const now = new Set(picture.ties.map(tieKey));
    const faded = before.ties.filter((tie) => !tie.layer.startsWith("co_attendance") && !now.has(tieKey(tie)));
    const known = new Set(before.ties.map(tieKey));
    // Pairs who met have no day on which they fade.
    for (const tie of picture.ties) if (tie.layer.startsWith("co_attendance")) known.add(tieKey(tie));
    return graphOf(picture, known, faded);
  }

  private build(graph: Graph): void {
    this.clear();
    const stage = new Stage(graph, this.canvas, this.language, [this.buttons()], {
      chosen: (node) => this.chosen(node),
      opened: (node) => this.open(node, false),
    });
    this.stage = stage;
    this.hands.on(stage);
    bindSearch(this.host, () => stage.graph, this.words, (node) => this.go(node, true));
    bindButtons(this.host, stage, document.title);
    bindKeys(this.canvas, stage, {
      chose: (node) => this.go(node, this.card.isOpen),
      opened: (node) => this.open(node, true),
      left: () => this.leave(),
      moved: (dx, dy) => this.hands.key(dx, dy),
      undone: () => this.undo(),
      redone: () => this.redo(),
    });
    this.watchLoss(stage);
    const start = this.host.dataset["focus"];
    if (start && graph.hasNode(start)) this.go(start, true);
  }

  /** Where the buttons lie over the drawing, so that no name is written under them. */
  private buttons(): { left: number; top: number; right: number; bottom: number } {
    const frame = this.canvas.getBoundingClientRect();
    const box = part(this.host, "buttons").getBoundingClientRect();
    const [left, top] = [box.left - frame.left, box.top - frame.top];
    return { left, top, right: left + box.width, bottom: top + box.height };
  }

  private legendsFor(answer: Answer, stage: Stage): Map<string, Legend> {
    const nodes = stage.graph.filterNodes((_node, { data }) => data.kind !== "nobody" && data.kind !== "activity");
    const words = { others: this.words("others"), unknown: this.words("unknown") };
    const legends = new Map([...answer.fields].map(([name, field]) => [name, legendOf(field, nodes, stage.dresser.colours, words)]));
    const kinds = new Map(stage.graph.mapNodes((node, { data }) => [node, data.kind]));
    return legends.set("kind", kindsLegend(kinds, stage.dresser.colours.kinds, this.words));
  }

  private dress(stage: Stage, answer: Answer, look: Look): void {
    const other = (name: string): Legend | null => (name === "kind" ? null : (this.legends.get(name) ?? null));
    stage.putAway(new Set(answer.picture.layers.filter((layer) => !this.isOn(layer)).map(({ id }) => id)));
    stage.wear(
      {
        colour: other(look.colour),
        shape: other(look.shape),
        size: answer.fields.get(look.size) ?? null,
        width: look.width,
        least: look.least,
        hidden: hiddenBy(look, this.legends, stage.graph.nodes()),
      },
      look.hulls ? (this.legends.get(look.hulls) ?? null) : null,
      look.ground === "grid",
    );
    stage.focusOn(look.focus?.party ?? null, look.focus?.steps ?? 0);
  }

  private isOn(layer: LayerData): boolean {
    return this.look.layers[layer.id] ?? layer.on;
  }

  /** Arrange anew only where something that decides places has changed. */
  private place(stage: Stage, look: Look): void {
    const { graph } = stage;
    const centre = look.focus?.party ?? null;
    const isRings = look.arrangement === "rings";
    const places = [look.level, look.day, look.arrangement, look.cluster, isRings ? centre : ""].join(" ");
    const isFocusing = JSON.stringify(look.focus) !== this.host.dataset["focused"];
    this.host.dataset["focused"] = JSON.stringify(look.focus);
    if (places !== this.drawn.places) {
      const isSame = this.drawn.level === look.level && look.arrangement === "kept" && !look.cluster;
      const stood = new Map(this.picture!.nodes.map(({ id, x, y }) => [id, { x, y }]));
      graph.updateEachNodeAttributes((node, data) => ({ ...data, ...stood.get(node) }), { attributes: ["x", "y"] });
      const wanted = this.placesFor(stage, look, centre);
      if (this.drawn.places !== "" || wanted !== null) stage.arrange(wanted ?? kept(graph), !isSame);
      this.drawn.places = places;
    }
    if (isFocusing) stage.fit(look.focus ? stage.shown() : []);
  }

  private placesFor(stage: Stage, look: Look, centre: string | null): ReturnType<typeof kept> | null {
    const { graph } = stage;
    const gathering = this.legends.get(look.cluster);
    if (gathering) return gathered(graph, gathering);
    if (look.arrangement === "rings") {
      const start = centre !== null && graph.hasNode(centre) ? centre : mostConnected(graph);
      return byDistance(graph, start, stage.isOn).places;
    }
    if (look.arrangement === "core") return byCore(graph, stage.isOn).places;
    return look.arrangement === "columns" ? inColumns(graph, stage.isOn) : null;
  }

  // -- What is around the drawing ------------------------------------------------------------------

  private showControls(): void {
    const { look } = this;
    for (const link of this.host.querySelectorAll<HTMLElement>("[data-level-url]")) {
      link.setAttribute("aria-current", String(link.dataset["level"] === look.level));
    }
    part<HTMLButtonElement>(this.host, "undo").disabled = !this.looks.canUndo;
    part<HTMLButtonElement>(this.host, "redo").disabled = !this.looks.canRedo;
    for (const field of document.querySelectorAll<HTMLInputElement>("[data-look-state]")) field.value = JSON.stringify(look);
    this.panel.show();
    this.time.show(look.day);
  }

  private drawLegends(look: Look): void {
    const turned = (field: string, value: string, isHidden: boolean): void => this.set(withHidden(this.look, field, value, isHidden));
    const colour = this.legends.get(look.colour) ?? this.legends.get("kind");
    if (!colour) return;
    const labelled = (legend: Legend): string => (legend.how ? `${legend.label}: ${legend.how}` : legend.label);
    part(this.host, "legend-label").textContent = labelled(colour);
    drawLegend(part(this.host, "legend"), colour, look.hidden[colour.field] ?? [], false, this.words, { turned });
    const shape = look.shape === look.colour ? undefined : this.legends.get(look.shape);
    const other = part(this.host, "shapes");
    other.hidden = !shape || (look.shape === "kind" && look.colour === "kind");
    if (shape && !other.hidden) drawLegend(other, shape, look.hidden[shape.field] ?? [], true, this.words, { turned });
    drawLayers(this.host, this.picture?.layers ?? [], (layer) => this.isOn(layer), (layer, isOn) =>
      this.set({ ...this.look, layers: { ...this.look.layers, [layer]: isOn } }),
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

  private tellWay(way: Way | null): void {
    const box = part(this.host, "way");
    box.hidden = way === null;
    part(this.host, "way-said").textContent = way?.sentence ?? "";
    const items = (way?.steps ?? []).map((step) => {
      const item = document.createElement("li");
      item.textContent = `${step.from} – ${step.to}: ${step.by}`;
      return item;
    });
    part(this.host, "way-steps").replaceChildren(...items);
    if (way) this.say(way.sentence);
  }

  private tell(stage: Stage, look: Look): void {
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

  /** The table twin holds what the drawing holds; the address of the level can be kept and sent. */
  private followTable(look: Look): void {
    const wanted = `${look.level} ${look.day}`;
    if (wanted === this.table) return;
    this.table = wanted;
    const query = `?level=${look.level}${look.day ? `&day=${look.day}` : ""}`;
    window.history.replaceState(null, "", query);
    void renewTable(query).then(() => markRows(this.stage?.choice ?? null));
  }

  // -- Choice --------------------------------------------------------------------------------------

  /** A phone may take the drawing away when memory is short; say so instead of showing nothing. */
  private watchLoss(stage: Stage): void {
    for (const canvas of this.canvas.querySelectorAll("canvas")) {
      // A stage that was closed gives its drawing back by itself, a little later.
      canvas.addEventListener("webglcontextlost", () => {
        if (this.stage === stage) this.fail();
      });
    }
  }

  private moved(node: string): void {
    const { stage, look } = this;
    if (!stage?.graph.hasNode(node)) return;
    const { x, y } = stage.graph.getNodeAttributes(node);
    this.data.moved(look.level, node, { x, y });
    if (this.card.isOpen && stage.choice === node) this.open(node, false);
  }

  private go(node: string, withCard: boolean): void {
    if (!this.stage?.graph.hasNode(node)) return;
    this.stage.choose(node);
    if (withCard) this.open(node, false);
    this.stage.centre(node);
  }

  private open(node: string, withFocus: boolean): void {
    if (!this.stage) return;
    const isPhone = window.innerWidth < BESIDE;
    if (isPhone && !this.card.isOpen) part(this.host, "stage").scrollIntoView({ block: "start" });
    this.stage.card = isPhone ? "below" : "beside";
    this.card.open(node, this.stage.neighbours(node), withFocus, this.look.focus);
  }

  private leave(): void {
    this.card.close();
    if (this.stage) this.stage.card = null;
    this.stage?.choose(null);
    this.canvas.focus();
  }

  private chosen(node: string | null): void {
    markRows(node);
    if (node === null) {
      this.card.close();
      if (this.stage) this.stage.card = null;
      return;
    }
    if (!this.stage) return;
    const name = (id: string): string => this.stage!.graph.getNodeAttribute(id, "data").label;
    const data = this.stage.graph.getNodeAttribute(node, "data");
    const near = this.stage.neighbours(node);
    const said = near.length ? this.words("near", { n: near.length }) : this.words("alone");
    const value = this.look.colour === "kind" ? "" : (this.legends.get(this.look.colour)?.of(node).map((entry) => entry.label).join(", ") ?? "");
    const names = near.slice(0, 3).map(name).join(", ");
    this.say([data.label, this.words(`kind-${data.kind}`), value, said, names].filter(Boolean).join(", "));
  }

  /** What the drawing shows, for tests. */
  state(): Record<string, unknown> {
    const { stage } = this;
    const camera = stage?.sigma.getCamera().getState();
    return {
      look: this.look,
      shown: stage?.shown() ?? [],
      ties: stage?.shownTies() ?? 0,
      chosen: stage?.choice ?? null,
      written: stage?.written() ?? [],
      frames: stage?.frames ?? 0,
      camera,
      legend: (this.legends.get(this.look.colour)?.entries ?? []).map(({ value, label, colour, mark, count }) => ({ value, label, colour, mark, count })),
    };
  }

  /** Where a member is drawn and how, for tests. */
  seen(node: string): Record<string, unknown> | null {
    const shown = this.stage?.sigma.getNodeDisplayData(node);
    if (!this.stage || !shown) return null;
    const { x, y } = this.stage.sigma.framedGraphToViewport(shown);
    const place = this.stage.graph.getNodeAttributes(node);
    return { x, y, at: { x: place.x, y: place.y }, radius: this.stage.sigma.scaleSize(shown.size), colour: shown.color, hidden: shown.hidden, isPinned: place.data.isPinned };
  }
}

function mostConnected(graph: Graph): string {
  return graph.nodes().reduce((best, node) => (graph.getNodeAttribute(node, "degree") > graph.getNodeAttribute(best, "degree") ? node : best));
}

/** Names are measured before they are drawn, so the face must be there. */
async function fontsReady(): Promise<void> {
  await Promise.all([document.fonts.load("500 16px Sarabun", "กข"), document.fonts.load("500 16px Sarabun", "ab"), document.fonts.load("700 16px Sarabun", "1")]);
}
