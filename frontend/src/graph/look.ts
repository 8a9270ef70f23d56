/** The look of a picture: what a reader set, as `malai.atlas.looks` keeps it. Places are no part of it. */
import type { Level } from "./model";

export type Arrangement = "kept" | "rings" | "core" | "columns";
export type Width = "weight" | "together" | "same";

export interface Look {
  version: 1;
  level: Level;
  /** Layers switched on or off by hand; the others are as they come. */
  layers: Record<string, boolean>;
  /** Field or measure of the colour; `kind` is person, organisation, group. */
  colour: string;
  /** Measure of the size; empty means what is counted at this level. */
  size: string;
  shape: string;
  width: Width;
  /** By field, the values whose members are put away. */
  hidden: Record<string, string[]>;
  /** Ties weaker than this are put away. */
  least: number;
  focus: { party: string; steps: number } | null;
  path: { from: string; to: string } | null;
  cluster: string;
  hulls: string;
  arrangement: Arrangement;
  ground: "plain" | "grid" | "picture";
  /** ISO day; empty means today. */
  day: string;
}

export const PLAIN: Look = {
  version: 1,
  level: "groups",
  layers: {},
  colour: "kind",
  size: "",
  shape: "kind",
  width: "weight",
  hidden: {},
  least: 0,
  focus: null,
  path: null,
  cluster: "",
  hulls: "",
  arrangement: "kept",
  ground: "plain",
  day: "",
};

/** The look that the page carries; parts it lacks are as they come. */
export function lookOf(text: string | undefined): Look {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return { ...PLAIN, ...(typeof value === "object" ? value : {}) } as Look;
  } catch {
    return PLAIN;
  }
}

/** The parts of a look that are not as they come, for an address. */
export function asked(look: Look): string {
  const parts = Object.entries(look).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(PLAIN[name as keyof Look]));
  return new URLSearchParams({ look: JSON.stringify(Object.fromEntries(parts)) }).toString();
}

/** Put a value away, or show it again. */
export function withHidden(look: Look, field: string, value: string, isHidden: boolean): Look {
  const others = (look.hidden[field] ?? []).filter((one) => one !== value);
  const values = isHidden ? [...others, value] : others;
  const hidden = { ...look.hidden, [field]: values };
  if (values.length === 0) delete hidden[field];
  return { ...look, hidden };
}

const same = (a: Look, b: Look): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Looks one after the other, so that every step can be taken back. */
export class History {
  private past: Look[] = [];
  private future: Look[] = [];
  private current: Look;

  constructor(first: Look) {
    this.current = first;
  }

  get now(): Look {
    return this.current;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Take a step; the same look again is none. `isStep` false changes without a way back. */
  set(look: Look, isStep = true): boolean {
    if (same(look, this.current)) return false;
    if (isStep) {
      this.past = [...this.past.slice(-99), this.current];
      this.future = [];
    }
    this.current = look;
    return true;
  }

  undo(): boolean {
    const before = this.past.pop();
    if (!before) return false;
    this.future.push(this.current);
    this.current = before;
    return true;
  }

  redo(): boolean {
    const after = this.future.pop();
    if (!after) return false;
    this.past.push(this.current);
    this.current = after;
    return true;
  }
}
