/** Hands on the drawing: putting a member somewhere, and drawing a tie from one to another. */
import { toast } from "../behaviours/toasts";
import type { Stage } from "./stage";
import { part, type Words } from "./words";

type Mode = "look" | "move" | "tie";
const NOBODY = "00000000-0000-0000-0000-000000000000";
const STEP = 12;

/** Send a form as the page does, with its token. */
export async function send(url: string, values: Record<string, string>): Promise<Response> {
  const headers = JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}") as Record<string, string>;
  return fetch(url, { method: "POST", headers, body: new URLSearchParams(values), credentials: "same-origin" });
}

export interface HandEvents {
  moved(node: string, isPinned: boolean): void;
  said(sentence: string): void;
}

export class Hands {
  private mode: Mode = "look";
  private held: string | null = null;
  private pointer = { x: 0, y: 0 };
  private hasMoved = false;
  private later = 0;
  private level = "";
  private isKept = true;

  constructor(
    private readonly host: HTMLElement,
    private readonly words: Words,
    private readonly stage: () => Stage | null,
    private readonly events: HandEvents,
  ) {
    for (const button of this.buttons()) button.onclick = () => this.turn(button.dataset["hand"] as Mode);
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.host.querySelectorAll<HTMLButtonElement>("[data-hand]")];
  }

  /** Places can be kept only where members stand where the server keeps them. */
  allow(level: string, isKept: boolean): void {
    [this.level, this.isKept] = [level, isKept && level !== "meetings"];
    for (const button of this.buttons()) {
      const isFree = button.dataset["hand"] === "move" ? this.isKept : level !== "meetings";
      button.disabled = !isFree;
    }
    if (this.mode === "move" && !this.isKept) this.turn("move");
  }

  private turn(mode: Mode): void {
    this.mode = this.mode === mode ? "look" : mode;
    for (const button of this.buttons()) button.setAttribute("aria-pressed", String(button.dataset["hand"] === this.mode));
    part(this.host, "canvas").dataset["hand"] = this.mode;
    if (this.mode !== "look") this.events.said(this.words(`hand-${this.mode}`));
    part(this.host, "hand-said").textContent = this.mode === "look" ? "" : this.words(`hand-${this.mode}`);
  }

  /** Listen to the drawing; a new stage is listened to anew. */
  on(stage: Stage): void {
    const { sigma } = stage;
    sigma.on("downNode", ({ node, event }) => {
      if (this.mode === "look" || !this.isMember(node)) return;
      [this.held, this.pointer, this.hasMoved] = [node, { x: event.x, y: event.y }, false];
      sigma.setCustomBBox(sigma.getBBox());
      event.preventSigmaDefault();
    });
    sigma.on("moveBody", ({ event }) => {
      if (this.held === null) return;
      [this.pointer, this.hasMoved] = [{ x: event.x, y: event.y }, true];
      if (this.mode === "move") stage.graph.mergeNodeAttributes(this.held, sigma.viewportToGraph(event));
      else sigma.scheduleRender();
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    sigma.on("upNode", ({ node }) => this.drop(stage, node));
    sigma.on("upStage", () => this.drop(stage, null));
    stage.overPaint = (pen) => this.drawLine(stage, pen);
  }

  private isMember(node: string): boolean {
    const kind = this.stage()?.graph.getNodeAttribute(node, "data").kind;
    return kind !== "nobody" && kind !== "activity";
  }

  private drop(stage: Stage, over: string | null): void {
    const { held } = this;
    this.held = null;
    if (held === null) return;
    if (this.mode === "move" && this.hasMoved) void this.keep(stage, held);
    else if (this.mode === "tie" && over !== null && over !== held && this.isMember(over)) this.tie(held, over);
    else stage.sigma.scheduleRender();
  }

  private drawLine(stage: Stage, pen: CanvasRenderingContext2D): void {
    if (this.mode !== "tie" || this.held === null || !this.hasMoved) return;
    const from = stage.sigma.graphToViewport(stage.graph.getNodeAttributes(this.held));
    pen.strokeStyle = stage.dresser.colours.chosen;
    pen.lineWidth = 3;
    pen.setLineDash([8, 6]);
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(this.pointer.x, this.pointer.y);
    pen.stroke();
    pen.setLineDash([]);
  }

  private tie(source: string, target: string): void {
    const url = this.host.dataset["tieUrl"]?.replace(NOBODY, source);
    if (url) window.location.assign(`${url}?other=${target}`);
  }

  private spotUrl(node: string): string {
    return (this.host.dataset["spotUrl"] ?? "").replace("LEVEL", this.level).replace(NOBODY, node);
  }

  private async keep(stage: Stage, node: string): Promise<void> {
    const { x, y } = stage.graph.getNodeAttributes(node);
    await this.tell(this.spotUrl(node), { x: String(x), y: String(y) }, node, true);
  }

  /** Let a member go again; it stays until others push it. */
  async free(node: string): Promise<void> {
    await this.tell(this.spotUrl(node), {}, node, false);
  }

  private async tell(url: string, values: Record<string, string>, node: string, isPinned: boolean): Promise<void> {
    const answer = await send(url, values).catch(() => null);
    if (!answer?.ok) return toast(this.words("not-kept"), "error");
    const stage = this.stage();
    if (stage?.graph.hasNode(node)) stage.graph.getNodeAttribute(node, "data").isPinned = isPinned;
    this.events.moved(node, isPinned);
    this.events.said(this.words(isPinned ? "pinned" : "freed"));
  }

  /** Arrow keys move the chosen one while "move" is on; the place is kept when they rest. */
  key(dx: number, dy: number): boolean {
    const stage = this.stage();
    const node = stage?.choice ?? null;
    if (this.mode !== "move" || !stage || node === null || !this.isMember(node)) return false;
    const { sigma, graph } = stage;
    sigma.setCustomBBox(sigma.getBBox());
    const at = sigma.graphToViewport(graph.getNodeAttributes(node));
    graph.mergeNodeAttributes(node, sigma.viewportToGraph({ x: at.x + dx * STEP, y: at.y + dy * STEP }));
    window.clearTimeout(this.later);
    this.later = window.setTimeout(() => void this.keep(stage, node), 700);
    return true;
  }
}
