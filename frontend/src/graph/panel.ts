/** The panel that changes the look: what decides colour, size, shape, width, groups and places. */
import type { Arrangement, Look, Width } from "./look";
import { part } from "./words";

type Choice = "colour" | "size" | "shape" | "width" | "cluster" | "hulls" | "arrangement" | "ground";

/** Ready looks of two kinds of circles, and of their projection. */
const PRESETS: Record<string, Partial<Look>> = {
  belonging: { level: "people", layers: { affiliation: true }, arrangement: "columns", cluster: "", hulls: "" },
  meetings: { level: "meetings", arrangement: "kept", cluster: "", hulls: "" },
  together: { level: "people", layers: { co_attendance: true }, arrangement: "kept", width: "together" },
  plain: {},
};

export class Panel {
  private readonly selects: HTMLSelectElement[];
  private readonly least: HTMLInputElement;

  constructor(
    host: HTMLElement,
    private readonly look: () => Look,
    private readonly set: (look: Look) => void,
    private readonly plain: () => Look,
    /** Layers of the picture, so that a preset can put the others away. */
    private readonly layers: () => string[],
  ) {
    this.selects = [...host.querySelectorAll<HTMLSelectElement>("select[data-look]")];
    for (const select of this.selects) select.onchange = () => this.set(this.changed(select));
    this.least = part<HTMLInputElement>(host, "least");
    this.least.onchange = () => this.set({ ...this.look(), least: Math.max(0, Number(this.least.value) || 0) });
    for (const button of host.querySelectorAll<HTMLElement>("[data-preset]")) {
      button.onclick = () => this.set(this.preset(button.dataset["preset"]!));
    }
  }

  private changed(select: HTMLSelectElement): Look {
    const name = select.dataset["look"] as Choice;
    const value = select.value as Arrangement & Width & Look["ground"];
    const look: Look = { ...this.look(), [name]: value };
    // Gathered groups and rings would each undo the other.
    if (name === "cluster" && value) look.arrangement = "kept";
    if (name === "arrangement" && value !== "kept") look.cluster = "";
    return look;
  }

  private preset(name: string): Look {
    const given = PRESETS[name]!;
    const look: Look = { ...this.plain(), ...(name === "plain" ? { level: this.look().level } : {}), ...given };
    if (!given.layers) return look;
    const others = Object.fromEntries(this.layers().map((layer) => [layer, false]));
    return { ...look, layers: { ...others, ...given.layers } };
  }

  show(): void {
    const look = this.look();
    for (const select of this.selects) {
      const value = String(look[select.dataset["look"] as Choice]);
      const isOffered = [...select.options].some((option) => option.value === value);
      select.value = isOffered ? value : (select.options[0]?.value ?? "");
    }
    this.least.value = look.least ? String(look.least) : "";
  }
}
