/** The card of the chosen one: what is known, who is near, and what can be done. */
import type { Graph, NodeData } from "./model";
import { make, part, type Words } from "./words";

const SHOWN = 8;
const NOBODY = "00000000-0000-0000-0000-000000000000";

export interface CardEvents {
  chose(node: string): void;
  focused(node: string, steps: number | null): void;
  asked(from: string, to: string): void;
  freed(node: string): void;
  ringed(node: string): void;
  closed(): void;
}

export class Card {
  private readonly box: HTMLElement;
  private readonly body: HTMLElement;
  private node: string | null = null;
  /** From whom a way is looked for, until the other end is chosen. */
  private start: string | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly graph: () => Graph,
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

  open(node: string, neighbours: string[], withFocus: boolean, focus: { party: string; steps: number } | null): void {
    const isNew = this.node !== node;
    this.node = node;
    const data = this.graph().getNodeAttribute(node, "data");
    const told = isNew ? this.told(data) : (this.body.querySelector(".picture-told") ?? this.told(data));
    this.body.replaceChildren(
      this.heading(data),
      told as HTMLElement,
      this.around(node, focus?.party === node ? focus.steps : null),
      this.further(node, data),
      ...this.near(node, neighbours),
    );
    this.box.hidden = false;
    if (isNew) this.body.scrollTop = 0;
    if (withFocus) this.box.focus();
  }

  private heading(data: NodeData): HTMLElement {
    const box = make("header", "picture-card-head");
    const mark = make("span", "picture-mark");
    mark.dataset["kind"] = data.kind;
    const kind = make("p", "picture-card-kind", this.words(`kind-${data.kind}`));
    if (data.isPinned) kind.append(` · ${this.words("is-pinned")}`);
    const text = make("div");
    text.append(make("h3", "", data.label), kind);
    box.append(mark, text);
    return box;
  }

  /** What the server tells: facts, last time seen, acts. Without an answer the record's link is left. */
  private told(data: NodeData): HTMLElement {
    const box = make("div", "picture-told");
    if (data.kind === "nobody" || data.kind === "activity") {
      if (data.count) box.append(this.count(data));
      if (data.url) box.append(this.link(data));
      return box;
    }
    const url = (this.host.dataset["cardUrl"] ?? "").replace(NOBODY, data.id);
    fetch(url, { credentials: "same-origin" })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        box.replaceChildren(...page.body.childNodes);
      })
      .catch(() => box.replaceChildren(this.count(data), this.link(data)));
    return box;
  }

  private count(data: NodeData): HTMLElement {
    const list = make("dl", "facts");
    list.append(make("dt", "", this.words(data.kind === "activity" ? "came" : "members")), make("dd", "", String(data.count)));
    return list;
  }

  private link(data: NodeData): HTMLElement {
    const link = make("a", "btn btn-primary", this.words("open"));
    link.href = data.url;
    return link;
  }

  /** "Only what is around": one, two or three steps out, or everything. */
  private around(node: string, now: number | null): HTMLElement {
    const box = make("div", "picture-steps");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", this.words("around"));
    box.append(make("span", "picture-steps-label", this.words("around")));
    for (const steps of [1, 2, 3, null]) {
      const label = steps === null ? this.words("everything") : String(steps);
      const button = make("button", "picture-step", label);
      button.type = "button";
      if (steps !== null) button.setAttribute("aria-label", this.words("steps", { n: steps }));
      button.setAttribute("aria-pressed", String(now === steps));
      button.onclick = () => this.events.focused(node, steps);
      box.append(button);
    }
    return box;
  }

  private further(node: string, data: NodeData): HTMLElement {
    const box = make("div", "picture-further");
    const add = (label: string, act: () => void): void => {
      const button = make("button", "btn btn-quiet btn-sm", label);
      button.type = "button";
      button.onclick = act;
      box.append(button);
    };
    add(this.words("rings"), () => this.events.ringed(node));
    if (data.kind !== "nobody" && data.kind !== "activity") {
      const { start } = this;
      if (start !== null && start !== node && this.graph().hasNode(start)) {
        const name = this.graph().getNodeAttribute(start, "data").label;
        add(this.words("way-here", { name }), () => {
          this.start = null;
          this.events.asked(start, node);
        });
      } else {
        add(this.words("way-from"), () => {
          this.start = node;
          box.replaceChildren(make("p", "picture-hint", this.words("way-next")));
        });
      }
    }
    if (data.isPinned && this.host.dataset["spotUrl"]) add(this.words("free"), () => this.events.freed(node));
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
    const graph = this.graph();
    const data = graph.getNodeAttribute(other, "data");
    const labels = new Set<string>();
    for (const edge of graph.edges(node, other)) {
      const label = graph.getEdgeAttribute(edge, "data").label;
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
