/** The queue as three counts and a list: what waits, what was sent, what was refused and why. */
import { make, part, type Words } from "../graph/words";
import type { Kept, Roster } from "./store";

export interface QueueActs<R> {
  again(row: R): void;
  drop(row: R): void;
}

export class QueueView<R extends Kept> {
  constructor(
    private readonly host: HTMLElement,
    private readonly words: Words,
    private readonly about: (row: R, roster: Roster | undefined) => string,
    private readonly acts: QueueActs<R>,
  ) {}

  show(rows: R[], roster: Roster | undefined): void {
    const sent = rows.filter((row) => row.state === "sent" || row.state === "held");
    this.count("waiting", rows.filter((row) => row.state === "waiting").length);
    this.count("sent", sent.length);
    this.count("refused", rows.filter((row) => row.state === "refused").length);
    const order = { refused: 0, waiting: 1, held: 2, sent: 3 };
    const sorted = [...rows].sort((one, other) => order[one.state] - order[other.state] || other.at - one.at);
    part(this.host, "queue").replaceChildren(...sorted.map((row) => this.line(row, roster)));
    part<HTMLButtonElement>(this.host, "save").disabled = sent.length === rows.length;
  }

  private count(name: string, count: number): void {
    part(this.host, `count-${name}`).textContent = String(count);
  }

  private line(row: R, roster: Roster | undefined): HTMLLIElement {
    const line = make("li", "flex flex-wrap items-center justify-between gap-2 px-4 py-2");
    const told = make("span", "min-w-0 break-words font-medium", row.name);
    const state = row.withdrawn ? this.words("taken-back") : "";
    const about = [this.about(row, roster), state, this.words(`state-${row.state}`), row.said];
    told.append(make("span", "rows-note", about.filter(Boolean).join(" · ")));
    line.append(told);
    if (row.state === "refused") line.append(this.buttons(row));
    return line;
  }

  private buttons(row: R): HTMLElement {
    const both = make("span", "flex gap-1");
    for (const [word, act] of [["again", this.acts.again], ["drop", this.acts.drop]] as const) {
      const button = make("button", "btn btn-sm btn-quiet min-h-11", this.words(word));
      button.type = "button";
      button.setAttribute("aria-label", `${this.words(word)}: ${row.name}`);
      button.onclick = () => act(row);
      both.append(button);
    }
    return both;
  }
}
