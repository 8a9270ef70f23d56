/** One map on a page: fetch, draw, listen; and a plain sentence when something is missing. */
import type { FeatureCollection } from "geojson";
import { make, part, wordsOf, type Words } from "../graph/words";
import { handOver } from "../share";
import { MapCard } from "./card";
import { MEASURES, readMap, shadeOf, type MapData, type Measure, type OwnLayer } from "./model";
import { pngOf } from "./picture";
import { shapesFrom } from "./shapes";
import { MapStage } from "./stage";

const STEP = 1.6;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class MapIsland {
  private readonly words: Words;
  private readonly canvas: HTMLElement;
  private stage: MapStage | null = null;
  private card: MapCard | null = null;
  private data: MapData | null = null;

  constructor(private readonly host: HTMLElement) {
    this.words = wordsOf(host);
    this.canvas = part(host, "canvas");
    part(host, "again").onclick = () => void this.load();
    for (const link of host.querySelectorAll<HTMLElement>("[data-measure]")) {
      // The link itself brings the table in its order (htmx); here only the shades change.
      link.addEventListener("click", (event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.colour(link.dataset["measure"] as Measure);
      });
    }
  }

  async load(): Promise<void> {
    this.show("loading");
    try {
      const url = this.host.dataset["url"] ?? "";
      const [answer, shapes] = await Promise.all([
        fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" }),
        shapesFrom(this.host.dataset["shapes"] ?? ""),
        document.fonts.load("500 14px Sarabun", "กa"),
      ]);
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      this.draw(readMap(await answer.json()), shapes);
    } catch (error) {
      console.warn("The map could not be drawn.", error);
      this.stage?.close();
      this.show("failed");
      this.say(this.words("failed"));
    }
  }

  private show(state: "loading" | "ready" | "failed"): void {
    this.host.dataset["state"] = state;
    for (const name of ["loading", "failed"]) part(this.host, name).hidden = name !== state;
    this.canvas.setAttribute("aria-busy", String(state === "loading"));
  }

  private say(sentence: string): void {
    part(this.host, "live").textContent = sentence;
  }

  private draw(data: MapData, shapes: Awaited<ReturnType<typeof shapesFrom>>): void {
    this.stage?.close();
    this.show("ready");
    this.data = data;
    const stage = new MapStage(data, shapes, this.canvas, {
      area: (code) => this.choose(code, true),
      cluster: (cluster) => this.card?.cluster(cluster),
      nothing: () => this.leave(),
    });
    this.stage = stage;
    this.card = new MapCard(this.host, data, this.words, {
      area: (code) => this.choose(code, true),
      closed: () => this.leave(),
    });
    this.bindButtons(stage);
    this.canvas.onkeydown = (event) => this.pressed(event, stage);
    this.legend();
    for (const layer of data.layers) void this.bring(layer, stage);
    this.say(this.words("summary", { n: data.areas.length, points: data.marks.length }));
  }

  private bindButtons(stage: MapStage): void {
    part(this.host, "zoom-in").onclick = () => stage.zooming.by(STEP);
    part(this.host, "zoom-out").onclick = () => stage.zooming.by(1 / STEP);
    part(this.host, "fit").onclick = () => stage.fit();
    part(this.host, "save").onclick = () => void this.save();
    for (const what of ["between", "marks"] as const) {
      const tick = part<HTMLInputElement>(this.host, `show-${what}`);
      stage.show(what, tick.checked);
      tick.onchange = () => stage.show(what, tick.checked);
    }
  }

  private pressed(event: KeyboardEvent, stage: MapStage): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (event.key === "+" || event.key === "=") stage.zooming.by(STEP);
    else if (event.key === "-" || event.key === "_") stage.zooming.by(1 / STEP);
    else if (event.key === "0") stage.fit();
    else if (event.key === "Escape") this.leave();
    else if (event.key === "Enter" && stage.choice) {
      this.choose(stage.choice, true);
      this.card?.focus();
    } else if (arrow) {
      const next = stage.towards(...arrow);
      if (next) this.choose(next, !part(this.host, "card").hidden);
    } else return;
    event.preventDefault();
  }

  private choose(code: string, withCard: boolean): void {
    const area = this.data?.areas.find((one) => one.code === code);
    const name = area?.name ?? this.data?.provinces.find((one) => one.code === code)?.name;
    if (!this.stage || !name) return;
    this.stage.choose(code);
    this.stage.centre(code);
    if (withCard) this.card?.area(code, name);
    const numbers = area ?? { members: 0, activities: 0, ties: 0 };
    this.say(this.words("area", { name, members: numbers.members, activities: numbers.activities, ties: numbers.ties }));
  }

  private leave(): void {
    this.card?.close();
    this.stage?.choose(null);
  }

  private colour(measure: Measure): void {
    if (!this.stage || !MEASURES.includes(measure)) return;
    for (const link of this.host.querySelectorAll<HTMLElement>("[data-measure].segment")) {
      link.setAttribute("aria-current", String(link.dataset["measure"] === measure));
    }
    this.stage.measure = measure;
    this.stage.shade();
    this.stage.show("marks", part<HTMLInputElement>(this.host, "show-marks").checked);
    this.legend();
  }

  /** What the shades mean, in whole numbers. */
  private legend(): void {
    const [data, stage] = [this.data, this.stage];
    if (!data || !stage) return;
    const list = part(this.host, "legend");
    list.dataset["measure"] = stage.measure;
    part(this.host, "legend-name").textContent = this.words(`measure-${stage.measure}`);
    const steps = data.steps[stage.measure];
    const rows = [[0, this.words("none")] as const, ...steps.map((step, place) => [shadeOf(step, steps), span(step, steps[place + 1])] as const)];
    list.replaceChildren(...rows.map(([shade, text]) => swatch(shade, text)));
  }

  private async bring(layer: OwnLayer, stage: MapStage): Promise<void> {
    const tick = this.host.querySelector<HTMLInputElement>(`[data-own-layer="${layer.id}"]`);
    const note = this.host.querySelector<HTMLElement>(`[data-own-said="${layer.id}"]`);
    try {
      const answer = await fetch(layer.url, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(`${layer.url} answered ${answer.status}`);
      stage.bring(layer.id, (await answer.json()) as FeatureCollection);
      if (tick) {
        stage.setOwn(layer.id, tick.checked);
        tick.onchange = () => stage.setOwn(layer.id, tick.checked);
      }
    } catch (error) {
      console.warn("A layer of the map could not be drawn.", error);
      if (note) note.textContent = this.words("layer-failed");
    }
  }

  private async save(): Promise<void> {
    if (!this.stage) return;
    const legend = [...part(this.host, "legend").children].map((row) => ({
      text: `${part(this.host, "legend-name").textContent}: ${row.textContent}`,
      colour: getComputedStyle(row.firstElementChild!).backgroundColor,
    }));
    const title = this.host.dataset["title"] ?? "";
    const blob = await pngOf(this.stage.root, { title, foot: this.host.dataset["day"] ?? "", legend });
    if (!blob) return this.say(this.words("failed"));
    this.say(this.words(`picture-${await handOver(blob, `${title}.png`)}`));
  }
}

function span(from: number, next: number | undefined): string {
  const write = (number: number): string => number.toLocaleString("en");
  if (next === undefined) return `${write(from)}+`;
  return next - 1 > from ? `${write(from)}–${write(next - 1)}` : write(from);
}

function swatch(shade: number, text: string): HTMLElement {
  const row = make("li");
  const colour = make("span", "map-swatch");
  colour.dataset["shade"] = String(shade);
  row.append(colour, make("span", "", text));
  return row;
}
