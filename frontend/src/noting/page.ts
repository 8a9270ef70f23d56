/** The page that notes contacts without signal: tap on a name, tap on the way. */
import { part, wordsOf, type Words } from "../graph/words";
import { begun, now, OfflinePage } from "../offline/page";
import type { Kept, Person } from "../offline/store";
import { Picking } from "./picking";

const DAY_MS = 86_400_000;

export interface Touch extends Kept {
  parties: string[];
  /** Names that were typed because nobody of the list fitted. */
  others: string[];
  channel: string;
  what: string;
  promise: string;
  promiseBy: string;
  noted: string;
}

export class NoteContacts extends OfflinePage<Touch> {
  private readonly picking: Picking;

  constructor(host: HTMLElement) {
    const words = wordsOf(host);
    super(host, { database: "malai-contact", lineOf, about: (row) => said(words, row) });
    this.picking = new Picking(host, this.words);
    for (const button of host.querySelectorAll<HTMLButtonElement>("[data-way]")) {
      button.onclick = () => void this.note(button.dataset["way"]!);
    }
  }

  protected draw(): void {
    this.picking.show(this.roster?.people ?? []);
  }

  private async note(channel: string): Promise<void> {
    const picked = this.picking.picked;
    part(this.host, "nobody").hidden = picked.length > 0;
    if (picked.length === 0) return;
    await this.add({ ...begun(this.scope, namesOf(picked)), ...this.about(picked), channel });
    part(this.host, "noted").textContent = this.words("noted", { name: namesOf(picked) });
    this.clear();
  }

  private about(picked: Person[]): Omit<Touch, keyof Kept | "channel"> {
    const known = picked.filter(({ id }) => id);
    return {
      parties: known.map(({ id }) => id),
      others: picked.filter(({ id }) => !id).map(({ name }) => name),
      what: this.field("what").value.trim(),
      promise: this.field("promise").value.trim(),
      promiseBy: dayAfter(Number(this.field("promise-by").value)),
      noted: now(),
    };
  }

  private field(name: string): HTMLInputElement {
    return part<HTMLInputElement>(this.host, name);
  }

  private clear(): void {
    for (const name of ["what", "promise", "promise-by"]) this.field(name).value = "";
    part<HTMLDetailsElement>(this.host, "more").open = false;
    this.picking.clear();
  }
}

function namesOf(picked: Person[]): string {
  return picked.map(({ name }) => name).join(", ");
}

/** The day so many days from today as the telephone's calendar has it; empty for none. */
function dayAfter(days: number): string {
  if (!days) return "";
  const day = new Date(Date.now() + days * DAY_MS);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

function said(words: Words, row: Touch): string {
  const at = new Date(row.noted);
  const clock = `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
  return [words(`way-${row.channel}`), clock, row.what].filter(Boolean).join(" · ");
}

/** A line as the server reads it, in a batch and in a file. */
function lineOf(row: Touch): Record<string, unknown> {
  return {
    id: row.id,
    parties: row.parties,
    others: row.others,
    name: row.name,
    channel: row.channel,
    what: row.what,
    promise: row.promise,
    promise_by: row.promiseBy,
    noted_at: row.noted,
    withdrawn: row.withdrawn,
  };
}
