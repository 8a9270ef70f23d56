/** One picture on a page: fetch, draw, listen; and a plain sentence when something is missing. */
import { Card } from "./card";
import { bindButtons, bindKeys, bindLayers, bindSearch } from "./controls";
import { graphOf, readPicture, type Graph, type PictureData } from "./model";
import { Stage } from "./stage";
import { part, wordsOf, type Words } from "./words";

type State = "loading" | "ready" | "empty" | "failed";

/** From this width the card lies beside the drawing (graph.css says the same). */
const BESIDE = 768;

export class Picture {
  private readonly words: Words;
  private readonly canvas: HTMLElement;
  private readonly keptLayers = new Map<string, boolean>();
  private stage: Stage | null = null;
  private card: Card | null = null;
  private graph: Graph | null = null;
  private turn = 0;

  constructor(private readonly host: HTMLElement) {
    this.words = wordsOf(host);
    this.canvas = part(host, "canvas");
    for (const button of host.querySelectorAll<HTMLElement>("[data-level-url]")) {
      // The link itself brings the table of its level (htmx); here only the drawing changes.
      button.addEventListener("click", (event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) void this.load(button.dataset["levelUrl"]!);
      });
    }
    part(host, "again").onclick = () => void this.load(this.url());
    document.addEventListener("malai:theme", () => this.stage?.recolour());
  }

  private url(): string {
    return this.host.dataset["url"] ?? "";
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

  /** Fetch and draw; a later call wins over an earlier one that is still under way. */
  async load(url: string): Promise<void> {
    const turn = (this.turn += 1);
    this.host.dataset["url"] = url;
    this.mark(url);
    this.show("loading");
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      const picture = readPicture(await answer.json());
      await fontsReady();
      if (turn === this.turn) this.draw(picture);
    } catch (error) {
      console.warn("The picture could not be drawn.", error);
      if (turn === this.turn) this.fail();
    }
  }

  /** Where the buttons lie over the drawing, so that no name is written under them. */
  private buttons(): { left: number; top: number; right: number; bottom: number } {
    const frame = this.canvas.getBoundingClientRect();
    const box = part(this.host, "buttons").getBoundingClientRect();
    const [left, top] = [box.left - frame.left, box.top - frame.top];
    return { left, top, right: left + box.width, bottom: top + box.height };
  }

  private mark(url: string): void {
    for (const button of this.host.querySelectorAll<HTMLElement>("[data-level-url]")) {
      button.setAttribute("aria-current", String(button.dataset["levelUrl"] === url));
    }
  }

  private clear(): void {
    this.card?.close();
    this.stage?.close();
    this.stage = null;
    this.canvas.replaceChildren();
  }

  private fail(): void {
    this.clear();
    this.show("failed");
  }

  private draw(picture: PictureData): void {
    this.clear();
    if (picture.nodes.length === 0) return this.show("empty");
    this.show("ready");
    const graph = graphOf(picture);
    this.graph = graph;
    const stage = new Stage(graph, this.canvas, picture.language, [this.buttons()], {
      chosen: (node) => this.chosen(node),
      opened: (node) => this.open(node, false),
    });
    this.stage = stage;
    this.card = new Card(this.host, graph, this.words, {
      chose: (node) => this.go(node, true),
      focused: (node, steps) => this.focus(node, steps),
      closed: () => this.leave(),
    });
    bindLayers(this.host, picture.layers, this.keptLayers, (layer, isOn) => this.layer(layer, isOn));
    bindSearch(this.host, graph, this.words, (node) => this.go(node, true));
    bindButtons(this.host, stage, document.title);
    bindKeys(this.canvas, stage, {
      chose: (node) => this.go(node, this.card?.isOpen ?? false),
      opened: (node) => this.open(node, true),
      left: () => this.leave(),
    });
    this.watchLoss(stage);
    this.say(this.words("summary", { n: graph.order, ties: graph.size }));
    const start = this.host.dataset["focus"];
    if (start && graph.hasNode(start)) this.go(start, true);
  }

  /** A phone may take the drawing away when memory is short; say so instead of showing nothing. */
  private watchLoss(stage: Stage): void {
    for (const canvas of this.canvas.querySelectorAll("canvas")) {
      // A stage that was closed gives its drawing back by itself, a little later.
      canvas.addEventListener("webglcontextlost", () => {
        if (this.stage === stage) this.fail();
      });
    }
  }

  private layer(layer: string, isOn: boolean): void {
    this.stage?.setLayer(layer, isOn);
    const node = this.stage?.choice;
    if (node && this.card?.isOpen) this.open(node, false);
  }

  private go(node: string, withCard: boolean): void {
    this.stage?.choose(node);
    if (withCard) this.open(node, false);
    this.stage?.centre(node);
  }

  private open(node: string, withFocus: boolean): void {
    if (!this.stage || !this.card) return;
    const isPhone = window.innerWidth < BESIDE;
    if (isPhone && !this.card.isOpen) part(this.host, "stage").scrollIntoView({ block: "start" });
    this.stage.card = isPhone ? "below" : "beside";
    this.card.open(node, this.stage.neighbours(node), withFocus);
  }

  private closeCard(): void {
    this.card?.close();
    if (this.stage) this.stage.card = null;
  }

  private focus(node: string, steps: number | null): void {
    const shown = this.stage?.focusOn(node, steps) ?? 0;
    this.say(this.words("focused", { n: shown }));
  }

  private leave(): void {
    this.closeCard();
    this.stage?.choose(null);
    this.canvas.focus();
  }

  private chosen(node: string | null): void {
    if (node === null) {
      this.closeCard();
      return;
    }
    if (!this.graph || !this.stage) return;
    const name = (id: string): string => this.graph!.getNodeAttribute(id, "data").label;
    const data = this.graph.getNodeAttribute(node, "data");
    const near = this.stage.neighbours(node);
    const said = near.length ? this.words("near", { n: near.length }) : this.words("alone");
    const names = near.slice(0, 3).map(name).join(", ");
    this.say([data.label, this.words(`kind-${data.kind}`), said, names].filter(Boolean).join(", "));
  }
}

/** Names are measured before they are drawn, so the face must be there. */
async function fontsReady(): Promise<void> {
  await Promise.all([document.fonts.load("500 16px Sarabun", "กข"), document.fonts.load("500 16px Sarabun", "ab")]);
}
