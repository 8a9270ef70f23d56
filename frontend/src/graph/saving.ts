/** The picture as PNG: the drawing with its title, legend and day, handed to the phone's share sheet. */
import { framed, todaySaid, type Entry } from "../framing";
import { handOver } from "../share";
import { coloursOf } from "./colours";
import type { Stage } from "./stage";
import { part } from "./words";

export async function save(host: HTMLElement, stage: Stage, name: string): Promise<void> {
  const drawing = await stage.snapshot();
  if (!drawing) return;
  const image = await createImageBitmap(drawing);
  const { clientWidth: width, clientHeight: height } = part(host, "canvas");
  const foot = [part(host, "day-said").textContent, todaySaid()].filter(Boolean).join(" · ");
  const caption = { title: name, foot, legend: [...marksOf(host), ...linesOf(host)] };
  const blob = await framed(width, height, coloursOf(host), caption, (paper) => paper.drawImage(image, 0, 0, width, height));
  if (blob) await handOver(blob, `${name}.png`);
}

/** What the colours of members mean now; what was put away is left out. */
function marksOf(host: HTMLElement): Entry[] {
  return [...part(host, "legend").children]
    .filter((item) => item.querySelector("[aria-pressed=false]") === null)
    .map((item) => ({ text: textOf(item), colour: colourOf(item, "backgroundColor") }));
}

/** The layers that are switched on. */
function linesOf(host: HTMLElement): Entry[] {
  return [...part(host, "layers").children]
    .filter((item) => item.querySelector<HTMLInputElement>("input")?.checked)
    .map((item) => ({ text: textOf(item), colour: colourOf(item, "borderTopColor") }));
}

function textOf(item: Element): string {
  const names = [".picture-entry-name", ".picture-layer-name", ".picture-layer-count"];
  const found = names.map((name) => item.querySelector(name)?.textContent ?? "").filter(Boolean);
  return found.join(" ") || (item.textContent ?? "").trim();
}

function colourOf(item: Element, property: "backgroundColor" | "borderTopColor"): string {
  const mark = item.querySelector(".picture-mark, .picture-line");
  return mark ? getComputedStyle(mark)[property] : "transparent";
}
