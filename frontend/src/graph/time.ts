/** The slider over the years: as of a day, step by step or playing. */
import { sayDate, type Language } from "../dates";
import { part, type Words } from "./words";

/** Pause between two steps; without motion each step waits for the reader. */
const PAUSE = 1_400;
/** Steps of a year from this many years on; of a quarter below. */
const MANY_YEARS = 4;

/** The days the slider stops at: ends of quarters or years, and today, which is an empty text. */
export function daysFrom(year: number, today: string): string[] {
  const thisYear = Number(today.slice(0, 4));
  const ends = thisYear - year >= MANY_YEARS ? ["12-31"] : ["03-31", "06-30", "09-30", "12-31"];
  const days: string[] = [];
  for (let one = year; one <= thisYear; one += 1) days.push(...ends.map((end) => `${one}-${end}`));
  return [...days.filter((day) => day < today), ""];
}

export class Time {
  private readonly slider: HTMLInputElement;
  private readonly button: HTMLElement;
  private days: string[] = [""];
  private timer = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly words: Words,
    private readonly language: Language,
    private readonly went: (day: string, isPlaying: boolean) => Promise<void>,
  ) {
    this.slider = part<HTMLInputElement>(host, "day");
    this.button = part(host, "play");
    const first = Number(host.dataset["firstYear"] ?? "");
    part(host, "time").hidden = !first;
    if (first) this.days = daysFrom(first, host.dataset["today"] ?? "");
    if (this.days.length < 2) part(host, "time").hidden = true;
    this.slider.max = String(this.days.length - 1);
    this.slider.value = this.slider.max;
    this.slider.oninput = () => {
      this.stop();
      void this.went(this.days[Number(this.slider.value)]!, false);
      this.say();
    };
    this.button.onclick = () => (this.timer ? this.stop() : this.play());
    this.say();
  }

  /** The day before on the slider, `null` at its beginning. */
  before(day: string): string | null {
    const at = this.days.indexOf(day);
    return at > 0 ? this.days[at - 1]! : null;
  }

  said(day: string): string {
    if (day === "") return this.words("today");
    const [year, month] = day.split("-").map(Number) as [number, number];
    if (month === 12 && this.days.every((one) => one === "" || one.endsWith("-12-31"))) {
      return this.words("end-of", { year: sayDate({ year }, this.language) });
    }
    return sayDate({ year, month, day: Number(day.slice(8)) }, this.language);
  }

  show(day: string): void {
    const at = this.days.findIndex((one) => one === day);
    // A saved view may be of a day between two stops.
    const nearest = this.days.findIndex((one) => one === "" || one >= day);
    this.slider.value = String(at >= 0 ? at : day ? nearest : this.days.length - 1);
    this.say(day);
  }

  private say(day = this.days[Number(this.slider.value)]!): void {
    const sentence = this.said(day);
    part(this.host, "day-said").textContent = sentence;
    this.slider.setAttribute("aria-valuetext", sentence);
  }

  private play(): void {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const last = this.days.length - 1;
    const at = Number(this.slider.value);
    // Without motion "play" goes one step further at each press.
    const next = at >= last ? 0 : at + 1;
    if (!isStill) {
      this.button.setAttribute("aria-pressed", "true");
      this.timer = window.setTimeout(() => void this.step(at >= last ? 0 : next), 0);
      return;
    }
    this.slider.value = String(next);
    this.say();
    void this.went(this.days[next]!, false);
  }

  private async step(at: number): Promise<void> {
    this.slider.value = String(at);
    this.say();
    await this.went(this.days[at]!, true);
    if (!this.timer) return;
    if (at >= this.days.length - 1) return this.stop();
    this.timer = window.setTimeout(() => void this.step(at + 1), PAUSE);
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.button.setAttribute("aria-pressed", "false");
  }
}
