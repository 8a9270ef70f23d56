/** The picture's colours, read from the page's theme so that light and dark need no second list. */
import type { Kind } from "./model";

export interface Colours {
  ground: string;
  ink: string;
  muted: string;
  line: string;
  kinds: Record<Kind, string>;
  /** Of choices, told apart by colour-blind people too, and their marks are written. */
  choices: string[];
  /** From little to much. */
  steps: string[];
  others: string;
  unknown: string;
  formed: string;
  faded: string;
  layers: { tie: string; affiliation: string; together: string };
  chosen: string;
}

type Rgb = [number, number, number];

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.replace("#", ""), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Mix two `#rrggbb` colours; `share` is how much of the first remains. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [parse(first), parse(second)];
  const parts = a.map((part, index) => Math.round(part * share + (b[index] ?? 0) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

export function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--graph-${name}`).trim() || "#808080";
  return {
    ground: read("ground"),
    ink: read("ink"),
    muted: read("muted"),
    line: read("line"),
    kinds: {
      person: read("person"),
      organisation: read("organisation"),
      group: read("group"),
      nobody: read("nobody"),
      activity: read("activity"),
    },
    choices: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => read(`c${number}`)),
    steps: [0.28, 0.46, 0.64, 0.82, 1].map((share) => mix(read("much"), read("ground"), share)),
    others: read("others"),
    unknown: read("nobody"),
    formed: read("formed"),
    faded: read("faded"),
    layers: { tie: read("tie"), affiliation: read("affiliation"), together: read("together") },
    chosen: read("chosen"),
  };
}

/** The colour of a layer's lines: declared ties, affiliation and meeting each other look apart. */
export function layerColour(colours: Colours, layer: string): string {
  if (layer === "affiliation" || layer === "attendance") return colours.layers.affiliation;
  if (layer.startsWith("co_attendance") || layer.startsWith("co-attendance")) return colours.layers.together;
  return colours.layers.tie;
}
