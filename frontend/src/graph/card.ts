/** The card of the chosen party: what is known, who is near, the way to its record. */
import type { Graph, NodeData } from "./model";
import { make, part, type Words } from "./words";

const SHOWN = 8;

export interface CardEvents {
  chose(node: string): void;
  focused(node: string, steps: number | null): void;
  closed(): void;
}

export class Card {
  private readonly box: HTMLElement;
  private readonly body: HTMLElement;
  private node: string | null = null;
  private steps: number | null = null;

  constructor(
    host: HTMLElement,
    private readonly graph: Graph,
    private readonly words: Words,
    private readonly events: CardEvents,
  ) {
    this.box = part(host, "card");
    this.body = part(host, "card-body");
    part(host, "card-close").onclick = () => this.events.closed();
  }

  get isOpen(): boolean {
    return !this.box.hidden;
  }

  close(): void {
    this.box.hidden = true;
    this.node = null;
  }

  open(node: string, neighbours: string[], withFocus: boolean): void {
    if (this.node !== node) this.steps = null;
    this.node = node;
    const data = this.graph.getNodeAttribute(node, "data");
    this.body.replaceChildren(
      this.heading(data),
      ...this.facts(data),
      ...this.link(data),
      this.around(node),
      ...this.near(node, neighbours),
    );
    this.box.hidden = false;
    this.body.scrollTop = 0;
    if (withFocus) this.box.focus();
  }

  private heading(data: NodeData): HTMLElement {
    const box = make("header", "picture-card-head");
    const mark = make("span", "picture-mark");
    mark.dataset["kind"] = data.kind;
    const kind = make("p", "picture-card-kind", this.words(`kind-${data.kind}`));
    const text = make("div");
    text.append(make("h3", "", data.label), kind);
    box.append(mark, text);
    return box;
  }

  private facts(data: NodeData): HTMLElement[] {
    const rows: [string, string][] = [...(data.facts ?? [])];
    if (rows.length === 0 && data.count) rows.unshift([this.words("members"), String(data.count)]);
    if (rows.length === 0) return [];
    const list = make("dl", "facts");
    for (const [label, value] of rows) list.append(make("dt", "", label), make("dd", "", value));
    return [list];
  }

  private link(data: NodeData): HTMLElement[] {
    if (!data.url) return [];
    const link = make("a", "btn btn-primary", this.words("open"));
    link.href = data.url;
    return [link];
  }

  /** "Only what is around": one, two or three steps out, or everything. */
  private around(node: string): HTMLElement {
    const box = make("div", "picture-steps");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", this.words("around"));
    box.append(make("span", "picture-steps-label", this.words("around")));
    for (const steps of [1, 2, 3, null]) {
      const label = steps === null ? this.words("everything") : String(steps);
      const button = make("button", "picture-step", label);
      button.type = "button";
      if (steps !== null) button.setAttribute("aria-label", this.words("steps", { n: steps }));
      button.setAttribute("aria-pressed", String(this.steps === steps));
      button.onclick = () => {
        this.steps = steps;
        for (const other of box.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
        this.events.focused(node, steps);
      };
      box.append(button);
    }
    return box;
  }

  private near(node: string, neighbours: string[]): HTMLElement[] {
    const title = neighbours.length ? this.words("near", { n: neighbours.length }) : this.words("alone");
    const heading = make("p", "picture-near", title);
    const list = make("ul", "picture-near-list");
    const row = (other: string): HTMLElement => this.neighbour(node, other);
    list.append(...neighbours.slice(0, SHOWN).map(row));
    const rest = neighbours.slice(SHOWN);
    if (rest.length === 0) return [heading, list];
    const more = make("button", "btn btn-quiet btn-sm", this.words("more", { n: rest.length }));
    more.type = "button";
    more.onclick = () => {
      list.append(...rest.map(row));
      more.remove();
    };
    return [heading, list, more];
  }

  private neighbour(node: string, other: string): HTMLElement {
    const data = this.graph.getNodeAttribute(other, "data");
    const labels = new Set<string>();
    for (const edge of this.graph.edges(node, other)) {
      const label = this.graph.getEdgeAttribute(edge, "data").label;
      if (label) labels.add(label);
    }
    const button = make("button", "picture-neighbour");
    button.type = "button";
    const mark = make("span", "picture-mark picture-mark-small");
    mark.dataset["kind"] = data.kind;
    const text = make("span", "picture-neighbour-text");
    text.append(make("span", "", data.label));
    if (labels.size) text.append(make("span", "picture-neighbour-note", [...labels].slice(0, 3).join(" · ")));
    button.append(mark, text);
    button.onclick = () => this.events.chose(other);
    const item = make("li");
    item.append(button);
    return item;
  }
}
