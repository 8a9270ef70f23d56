/** Search, layers, zoom and keys: everything around the drawing. */
import { save } from "./saving";
import type { Graph, LayerData } from "./model";
import { finder } from "./search";
import type { Stage } from "./stage";
import { make, part, type Words } from "./words";

const SUGGESTIONS = 8;

/** A combobox over the names of the picture. */
export function bindSearch(host: HTMLElement, graphNow: () => Graph, words: Words, found: (node: string) => void): void {
  const field = part<HTMLInputElement>(host, "search");
  const list = part(host, "suggestions");
  let known: Graph | null = null;
  let finding: ReturnType<typeof finder> = () => [];
  // Another day has another graph; names are prepared once for each.
  const find = (query: string, limit: number): string[] => {
    if (known !== graphNow()) {
      known = graphNow();
      finding = finder(known.mapNodes((id, { data, degree }) => ({ id, label: data.label, weight: degree })));
    }
    return finding(query, limit);
  };
  let nodes: string[] = [];
  let active = -1;

  const close = (): void => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const pick = (index: number): void => {
    const node = nodes[index];
    if (node === undefined) return;
    field.value = graphNow().getNodeAttribute(node, "data").label;
    close();
    found(node);
  };
  const mark = (index: number): void => {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = list.children[index];
    if (!option) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const suggest = (): void => {
    nodes = find(field.value, SUGGESTIONS);
    list.replaceChildren(...nodes.map((node, index) => suggestion(graphNow(), words, node, index, pick)));
    if (nodes.length === 0 && field.value.trim()) list.append(make("li", "picture-suggestion-none", words("not-found")));
    list.hidden = list.children.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    if (nodes.length > 0) mark(0);
  };

  field.oninput = suggest;
  let closing = 0;
  field.onfocus = () => {
    window.clearTimeout(closing);
    field.select();
  };
  field.onblur = () => void (closing = window.setTimeout(close, 150));
  field.onkeydown = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (nodes.length) mark((active + step + nodes.length) % nodes.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(Math.max(0, active));
    } else if (event.key === "Escape") close();
  };
}

function suggestion(
  graph: Graph,
  words: Words,
  node: string,
  index: number,
  pick: (index: number) => void,
): HTMLElement {
  const data = graph.getNodeAttribute(node, "data");
  const option = make("li", "picture-suggestion");
  option.id = `picture-suggestion-${index}`;
  option.setAttribute("role", "option");
  const mark = make("span", "picture-mark picture-mark-small");
  mark.dataset["kind"] = data.kind;
  const text = make("span", "picture-neighbour-text");
  text.append(make("span", "", data.label), make("span", "picture-neighbour-note", words(`kind-${data.kind}`)));
  option.append(mark, text);
  option.onpointerdown = (event) => {
    event.preventDefault();
    pick(index);
  };
  return option;
}

/** Which layer's line this is, for its sample in the legend. */
function lineOf(layer: string): string {
  if (layer === "affiliation" || layer === "attendance") return "affiliation";
  return layer.startsWith("co_attendance") || layer.startsWith("co-attendance") ? "together" : "tie";
}

/** Ticks for the layers. */
export function drawLayers(
  host: HTMLElement,
  layers: LayerData[],
  isOn: (layer: LayerData) => boolean,
  changed: (layer: string, isOn: boolean) => void,
): void {
  const list = part(host, "layers");
  part(host, "layers-box").hidden = layers.length === 0;
  list.replaceChildren(
    ...layers.map((layer) => {
      const label = make("label", "picture-layer");
      const tick = make("input", "checkbox checkbox-primary");
      tick.type = "checkbox";
      tick.checked = isOn(layer);
      const sample = make("span", "picture-line");
      sample.dataset["line"] = lineOf(layer.id);
      const count = make("span", "picture-layer-count", new Intl.NumberFormat("en").format(layer.count));
      label.append(tick, sample, make("span", "picture-layer-name", layer.label), count);
      tick.onchange = () => changed(layer.id, tick.checked);
      return label;
    }),
  );
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface KeyEvents {
  chose(node: string): void;
  opened(node: string): void;
  left(): void;
  /** An arrow while hands move the chosen one; says whether it did. */
  moved(dx: number, dy: number): boolean;
  undone(): void;
  redone(): void;
}

/** Keys of the drawing: arrows walk along ties, Enter opens, + - 0 zoom, Escape leaves. */
export function bindKeys(canvas: HTMLElement, stage: Stage, events: KeyEvents): void {
  const walk = (key: string): boolean => {
    const arrow = ARROWS[key];
    if (!arrow) return false;
    if (events.moved(...arrow)) return true;
    const next = stage.towards(...arrow);
    if (next !== null) events.chose(next);
    return true;
  };
  const act = (key: string): boolean => {
    if (key === "+" || key === "=") stage.zoom(1 / 1.5);
    else if (key === "-" || key === "_") stage.zoom(1.5);
    else if (key === "0") stage.fit();
    else if (key === "Escape") events.left();
    else if (key === "Enter" && stage.choice !== null) events.opened(stage.choice);
    else return walk(key);
    return true;
  };
  canvas.onkeydown = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      return event.shiftKey ? events.redone() : events.undone();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(event.key)) event.preventDefault();
  };
}

/** The buttons on the drawing. */
export function bindButtons(host: HTMLElement, stage: Stage, name: string): void {
  part(host, "zoom-in").onclick = () => stage.zoom(1 / 1.5);
  part(host, "zoom-out").onclick = () => stage.zoom(1.5);
  part(host, "fit").onclick = () => stage.fit();
  part(host, "save").onclick = () => void save(host, stage, name);
}
