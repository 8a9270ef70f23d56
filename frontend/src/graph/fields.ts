/** Fields and measures of members: fetched once, and turned into legends of few entries. */
import type { Colours } from "./colours";

export interface FieldData {
  name: string;
  label: string;
  measure: boolean;
  /** Of a measure: what the number means. */
  how: string;
  legend: [string, string][];
  values: Record<string, number | string[]>;
}

export interface Entry {
  value: string;
  label: string;
  colour: string;
  /** Written into the marks, so that colour is never the only sign. */
  mark: string;
  shape: number;
  count: number;
}

export interface Legend {
  field: string;
  label: string;
  how: string;
  entries: Entry[];
  /** The entries of a member, the one that colours it first. */
  of(node: string): Entry[];
}

/** More colours than this nobody tells apart. */
const MOST = 8;
const STEPS = 5;
/** Shapes in the order in which they are given out: disc, house, diamond, triangle, hexagon, star, cross, marigold. */
const SHAPES = [0, 1, 4, 5, 6, 7, 8, 2];
export const OTHERS = "_others";
export const UNKNOWN = "_unknown";

export interface LegendWords {
  others: string;
  unknown: string;
}

export function legendOf(field: FieldData, nodes: string[], colours: Colours, words: LegendWords): Legend {
  return field.measure ? stepped(field, nodes, colours, words) : chosen(field, nodes, colours, words);
}

function unknown(colours: Colours, words: LegendWords, count: number): Entry {
  return { value: UNKNOWN, label: words.unknown, colour: colours.unknown, mark: "?", shape: 3, count };
}

function chosen(field: FieldData, nodes: string[], colours: Colours, words: LegendWords): Legend {
  const counts = new Map<string, number>();
  const said = (node: string): string[] => (field.values[node] ?? []) as string[];
  for (const node of nodes) for (const value of said(node)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const used = field.legend.filter(([value]) => counts.has(value));
  const largest = new Set(
    used.map(([value]) => value).sort((a, b) => counts.get(b)! - counts.get(a)!).slice(0, used.length > MOST ? MOST - 1 : MOST),
  );
  const entries: Entry[] = used
    .filter(([value]) => largest.has(value))
    .map(([value, label], index) => ({
      value,
      label,
      colour: colours.choices[index % colours.choices.length]!,
      mark: String(index + 1),
      shape: SHAPES[index]!,
      count: counts.get(value)!,
    }));
  const rest = nodes.filter((node) => said(node).length > 0 && !said(node).some((value) => largest.has(value)));
  const others: Entry = { value: OTHERS, label: words.others, colour: colours.others, mark: "+", shape: SHAPES[7]!, count: rest.length };
  if (rest.length) entries.push(others);
  const missing = nodes.filter((node) => said(node).length === 0);
  const none = unknown(colours, words, missing.length);
  if (missing.length) entries.push(none);
  const byValue = new Map(entries.map((entry) => [entry.value, entry]));
  const of = (node: string): Entry[] => {
    const values = said(node);
    if (values.length === 0) return [none];
    const found = values.map((value) => byValue.get(value)).filter((entry) => entry !== undefined);
    return found.length ? found : [others];
  };
  return { field: field.name, label: field.label, how: "", entries, of };
}

/** Bounds between steps: where every value is its own step while there are few, else by equal numbers. */
function bounds(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const different = [...new Set(sorted)];
  if (different.length <= STEPS) return different;
  const cut = new Set<number>();
  for (let step = 0; step < STEPS; step += 1) cut.add(sorted[Math.floor((step * sorted.length) / STEPS)]!);
  return [...cut];
}

const said = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

function stepped(field: FieldData, nodes: string[], colours: Colours, words: LegendWords): Legend {
  const value = (node: string): number | undefined => field.values[node] as number | undefined;
  const known = nodes.map(value).filter((one) => one !== undefined && Number.isFinite(one)) as number[];
  const starts = bounds(known);
  const stepOf = (one: number): number => starts.findLastIndex((start) => one >= start);
  const groups = starts.map(() => [] as number[]);
  for (const one of known) groups[stepOf(one)]!.push(one);
  const entries: Entry[] = groups.map((group, step) => {
    const [low, high] = [Math.min(...group), Math.max(...group)];
    const at = starts.length === 1 ? STEPS - 1 : Math.round((step * (STEPS - 1)) / (starts.length - 1));
    return {
      value: `r${step}`,
      label: low === high ? said.format(low) : `${said.format(low)}–${said.format(high)}`,
      colour: colours.steps[at]!,
      mark: String(step + 1),
      shape: SHAPES[step]!,
      count: group.length,
    };
  });
  const none = unknown(colours, words, nodes.length - known.length);
  if (none.count) entries.push(none);
  const of = (node: string): Entry[] => {
    const one = value(node);
    return one === undefined || !Number.isFinite(one) ? [none] : [entries[stepOf(one)]!];
  };
  return { field: field.name, label: field.label, how: field.how, entries, of };
}

/** Answers of the server by field and day. A field that cannot be had is told and left out. */
export class Fields {
  private readonly known = new Map<string, Promise<FieldData>>();

  constructor(private readonly url: string) {}

  get(name: string, day: string): Promise<FieldData> {
    const key = `${name} ${day}`;
    let found = this.known.get(key);
    if (!found) {
      found = this.fetch(name, day);
      found.catch(() => this.known.delete(key));
      this.known.set(key, found);
    }
    return found;
  }

  private async fetch(name: string, day: string): Promise<FieldData> {
    const query = day ? `?day=${day}` : "";
    const url = this.url.replace("FIELD", encodeURIComponent(name)) + query;
    const answer = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return (await answer.json()) as FieldData;
  }
}
