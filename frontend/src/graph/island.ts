/** One picture on a page: fetch, draw, listen; and a plain sentence when something is missing. */
import { kept } from "./arrange";
import { Around } from "./around";
import { ask, graphFor, type Answer } from "./asking";
import { Card } from "./card";
import { bindButtons, bindKeys, bindSearch } from "./controls";
import { Data } from "./data";
import { hiddenBy } from "./dress";
import { Fields, legendOf, type Legend } from "./fields";
import { Hands } from "./hands";
import { kindsLegend } from "./legend";
import { asked, History, lookOf, PLAIN, type Look } from "./look";
import type { Graph, LayerData, Level, PictureData } from "./model";
import { Panel } from "./panel";
import { placesFor } from "./placing";
import { seenIn, stateOf } from "./reading";
import { Stage } from "./stage";
import { underOf } from "./ground";
import { bindTable, markRows, renewTable } from "./table";
import { Time } from "./time";
import { part, wordsOf, type Words } from "./words";

type State = "loading" | "ready" | "empty" | "failed";

/** From this width the card lies beside the drawing (graph.css says the same). */
const BESIDE = 768;

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
  private readonly around: Around;
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
    this.around = new Around(host, this.words, this.time, (look) => this.set(look), (sentence) => this.say(sentence));
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
    document.addEventListener("malai:ties-changed", () => {
      this.data.forget();
      this.drawn.day = "changed";
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
      const answer = await ask(look, this.data, this.fields, this.time, this.words);
      performance.mark("malai-data");
      await fontsReady();
      if (turn !== this.turn) return;
      this.draw(answer, look);
      window.requestAnimationFrame(() => performance.mark("malai-drawn"));
      if (!isPlaying) this.followTable(look);
    } catch (error) {
      console.warn("The picture could not be drawn.", error);
      if (turn === this.turn) this.fail();
    } finally {
      if (turn === this.turn) this.host.dataset["busy"] = "no";
    }
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
      this.around.tellEmpty(look);
      this.around.draw(look, new Map(), [], null);
      return this.show("empty");
    }
    if (!this.stage || this.drawn.level !== look.level) this.build(graphFor(answer));
    else if (this.drawn.day !== look.day) this.stage.replace(graphFor(answer));
    this.show("ready");
    const stage = this.stage!;
    this.legends = this.legendsFor(answer, stage);
    this.dress(stage, answer, look);
    this.place(stage, look);
    this.drawn = { ...this.drawn, level: look.level, day: look.day };
    this.around.tellWay(answer.way);
    this.around.draw(look, this.legends, picture.layers, stage);
    this.hands.allow(look.level, look.arrangement === "kept" && !look.cluster && !look.day);
    this.around.tell(stage, look);
    const { choice } = stage;
    if (choice && this.card.isOpen) this.open(choice, false);
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
    const dress = {
      colour: other(look.colour),
      shape: other(look.shape),
      size: answer.fields.get(look.size) ?? null,
      width: look.width,
      least: look.least,
      hidden: hiddenBy(look, this.legends, stage.graph.nodes()),
    };
    stage.wear({
      dress,
      outlined: look.hulls ? (this.legends.get(look.hulls) ?? null) : null,
      under: underOf(look, this.host.dataset["ground"]),
      off: new Set(answer.picture.layers.filter((layer) => !this.isOn(layer)).map(({ id }) => id)),
      focus: look.focus,
      way: answer.way?.members ?? [],
    });
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
      const wanted = placesFor(stage, look, this.legends);
      if (this.drawn.places !== "" || wanted !== null) stage.arrange(wanted ?? kept(graph), !isSame);
      this.drawn.places = places;
    }
    if (isFocusing) stage.fit(look.focus ? stage.shown() : []);
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
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-paper]")) {
      link.search = look === this.first ? (link.dataset["paper"] ||= link.search) : asked(look);
    }
    this.panel.show();
    this.time.show(look.day);
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
    return stateOf(this.stage, this.look, this.legends);
  }

  /** Where a member is drawn and how, for tests. */
  seen(node: string): Record<string, unknown> | null {
    return seenIn(this.stage, node);
  }
}

/** Names are measured before they are drawn, so the face must be there. */
async function fontsReady(): Promise<void> {
  const faces: [string, string][] = [["500", "กข"], ["500", "ab"], ["700", "1"]];
  await Promise.all(faces.map(([weight, text]) => document.fonts.load(`${weight} 16px Sarabun`, text)));
}
