/** The queue as three counts and a list: what waits, what was sent, what was refused and why. */
import { make, part, type Words } from "../graph/words";
import type { QueueRow, Roster } from "./store";

export interface QueueActs {
  again(row: QueueRow): void;
  drop(row: QueueRow): void;
}

export class QueueView {
  constructor(
    private readonly host: HTMLElement,
    private readonly words: Words,
    private readonly acts: QueueActs,
  ) {}

  show(rows: QueueRow[], roster: Roster | undefined): void {
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

  private line(row: QueueRow, roster: Roster | undefined): HTMLLIElement {
    const line = make("li", "flex flex-wrap items-center justify-between gap-2 px-4 py-2");
    const told = make("span", "min-w-0 break-words font-medium", row.name);
    const sitting = roster?.sessions.find(({ id }) => id === row.session);
    const about = [row.withdrawn ? this.words("taken-back") : "", this.words(`state-${row.state}`), row.said];
    if (sitting && (roster?.sessions.length ?? 0) > 1) about.unshift(sitting.said);
    told.append(make("span", "rows-note", about.filter(Boolean).join(" · ")));
    line.append(told);
    if (row.state === "refused") line.append(this.buttons(row));
    return line;
  }

  private buttons(row: QueueRow): HTMLElement {
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
