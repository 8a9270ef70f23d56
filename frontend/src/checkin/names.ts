/** The names to tap on. Looking comes first: a name is only added after the list was searched for it. */
import { make, part, type Words } from "../graph/words";
import { plain } from "../offline/page";
import type { Person, Roster } from "../offline/store";
import type { Coming } from "./page";

/** Names drawn at once; typing finds the others. */
const DRAWN = 300;
/** Letters that must be typed before a name can be added. */
const LETTERS = 2;

export interface Acts {
  came(party: string, name: string): void;
  left(party: string, name: string): void;
  undo(rows: Coming[]): void;
}

export class NameList {
  private roster: Roster | undefined;
  private byPerson = new Map<string, Coming[]>();
  private readonly search: HTMLInputElement;

  constructor(
    private readonly host: HTMLElement,
    private readonly words: Words,
    private readonly acts: Acts,
  ) {
    this.search = part<HTMLInputElement>(host, "search");
    this.search.oninput = () => this.draw();
  }

  show(roster: Roster | undefined, rows: Coming[]): void {
    this.roster = roster;
    this.byPerson = new Map();
    for (const row of rows) {
      if (row.withdrawn || row.state === "refused") continue;
      const key = row.party || `name:${row.name}`;
      this.byPerson.set(key, [...(this.byPerson.get(key) ?? []), row]);
    }
    this.draw();
  }

  private draw(): void {
    const typed = this.search.value.trim();
    const known = this.roster?.people ?? [];
    const fitting = known.filter((one) => plain(one.name).includes(plain(typed)));
    const guests = [...this.byPerson.keys()].filter((key) => key.startsWith("name:"));
    const drawn = fitting.slice(0, DRAWN).map((one) => this.line(one));
    const others = guests.map((key) => this.line({ id: "", name: key.slice("name:".length) }));
    part(this.host, "names").replaceChildren(...others, ...drawn);
    part(this.host, "no-names").hidden = known.length > 0;
    this.offer(typed, fitting);
  }

  /** Offer to add what was typed, below everybody it could be. */
  private offer(typed: string, fitting: Person[]): void {
    const add = part<HTMLButtonElement>(this.host, "add");
    const isNew = [...typed].length >= LETTERS && !fitting.some((one) => plain(one.name) === plain(typed));
    add.hidden = !isNew || this.byPerson.has(`name:${typed}`);
    add.textContent = this.words("add", { name: typed });
    add.onclick = () => {
      this.search.value = "";
      this.acts.came("", typed);
    };
  }

  private line(person: Person): HTMLLIElement {
    const rows = this.byPerson.get(person.id || `name:${person.name}`) ?? [];
    const line = make("li", "flex flex-wrap items-center");
    line.append(this.tap(person, rows));
    if (rows.length > 0) line.append(this.more(person, rows));
    return line;
  }

  private tap(person: Person, rows: Coming[]): HTMLButtonElement {
    const button = make("button", "flex min-h-14 min-w-0 flex-1 basis-56 cursor-pointer items-center justify-between gap-3 px-4 py-2 text-start hover:bg-base-200");
    button.type = "button";
    button.append(make("span", "min-w-0 break-words font-medium", person.name));
    const came = rows.map((row) => row.came).filter(Boolean).sort()[0];
    const left = rows.map((row) => row.left).filter(Boolean).sort().at(-1);
    const said = rows.length > 0 ? `${this.words("came")} ${clock(came)}${left ? `–${clock(left)}` : ""}` : this.words("not-noted");
    button.append(make("span", rows.length > 0 ? "badge tone tone-good shrink-0 text-base" : "shrink-0 text-muted", said));
    button.disabled = rows.length > 0;
    button.onclick = () => this.acts.came(person.id, person.name);
    return button;
  }

  private more(person: Person, rows: Coming[]): HTMLElement {
    const more = make("div", "flex gap-1 px-2 pb-1");
    const left = this.small("left", person.name, () => this.acts.left(person.id, person.name));
    more.append(left, this.small("undo", person.name, () => this.acts.undo(rows)));
    return more;
  }

  private small(word: string, name: string, act: () => void): HTMLButtonElement {
    const button = make("button", "btn btn-sm btn-quiet min-h-11", this.words(word));
    button.type = "button";
    button.setAttribute("aria-label", `${this.words(word)}: ${name}`);
    button.onclick = act;
    return button;
  }
}

function clock(at: string | undefined): string {
  if (!at) return "";
  const day = new Date(at);
  return `${String(day.getHours()).padStart(2, "0")}:${String(day.getMinutes()).padStart(2, "0")}`;
}
