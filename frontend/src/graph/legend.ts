/** Legends that filter, and chips for everything that is put away or narrowed. */
import type { Entry, Legend } from "./fields";
import type { Kind } from "./model";
import { SHAPE } from "./shapes";
import { make, part, type Words } from "./words";

const KINDS: Kind[] = ["person", "organisation", "group", "activity", "nobody"];
const counted = new Intl.NumberFormat("en");

/** The legend of person, organisation and group, which needs no answer of the server. */
export function kindsLegend(kinds: Map<string, Kind>, colours: Record<Kind, string>, words: Words): Legend {
  const counts = new Map<Kind, number>();
  for (const kind of kinds.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const entries: Entry[] = KINDS.filter((kind) => counts.has(kind)).map((kind) => ({
    value: kind,
    label: words(`kind-${kind}`),
    colour: colours[kind],
    mark: "",
    shape: SHAPE[kind],
    count: counts.get(kind)!,
  }));
  const byKind = new Map(entries.map((entry) => [entry.value, entry]));
  return { field: "kind", label: "", how: "", entries, of: (node) => [byKind.get(kinds.get(node)!)!] };
}

export function swatch(entry: Entry, withShape: boolean): HTMLElement {
  const mark = make("span", "picture-mark");
  mark.setAttribute("aria-hidden", "true");
  mark.dataset["shape"] = String(withShape ? entry.shape : 0);
  mark.style.backgroundColor = entry.colour;
  if (!entry.mark) return mark;
  const box = make("span", "picture-swatch");
  box.append(mark, make("span", "picture-number", entry.mark));
  box.setAttribute("aria-hidden", "true");
  return box;
}

export interface LegendEvents {
  turned(field: string, value: string, isHidden: boolean): void;
}

/** Draw a legend: every entry is a switch that puts its members away. */
export function drawLegend(
  list: HTMLElement,
  legend: Legend,
  hidden: string[],
  isOfShape: boolean,
  words: Words,
  events: LegendEvents,
): void {
  const items = legend.entries.map((entry) => {
    const isHidden = hidden.includes(entry.value);
    const button = make("button", "picture-entry");
    button.type = "button";
    button.setAttribute("aria-pressed", String(!isHidden));
    button.title = words(isHidden ? "show-again" : "put-away", { name: entry.label });
    const shown = isOfShape ? { ...entry, colour: "currentColor", mark: "" } : entry;
    const withShape = isOfShape || legend.field === "kind";
    button.append(swatch(shown, withShape), make("span", "picture-entry-name", entry.label));
    button.append(make("span", "picture-layer-count", counted.format(entry.count)));
    button.onclick = () => events.turned(legend.field, entry.value, !isHidden);
    const item = make("li");
    item.append(button);
    return item;
  });
  list.replaceChildren(...items);
}

export interface Chip {
  label: string;
  remove(): void;
}

/** Chips of what narrows the picture; each takes its part away. */
export function drawChips(host: HTMLElement, chips: Chip[], words: Words): void {
  const list = part(host, "chips");
  list.hidden = chips.length === 0;
  list.replaceChildren(
    ...chips.map((chip) => {
      const button = make("button", "chip picture-chip", chip.label);
      button.type = "button";
      button.setAttribute("aria-label", words("remove", { name: chip.label }));
      button.append(make("span", "picture-chip-x", "×"));
      button.onclick = () => chip.remove();
      const item = make("li");
      item.append(button);
      return item;
    }),
  );
}
