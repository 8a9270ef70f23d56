/** Names to tap on, several at once. A name is only added after the list was searched for it. */
import { make, part, type Words } from "../graph/words";
import { plain } from "../offline/page";
import type { Person } from "../offline/store";

/** Names drawn at once; typing finds the others. */
const DRAWN = 60;
/** Letters that must be typed before a name can be added. */
const LETTERS = 2;

export class Picking {
  picked: Person[] = [];
  private people: Person[] = [];
  private readonly search: HTMLInputElement;

  constructor(
    private readonly host: HTMLElement,
    private readonly words: Words,
  ) {
    this.search = part<HTMLInputElement>(host, "search");
    this.search.oninput = () => this.draw();
  }

  show(people: Person[]): void {
    this.people = people;
    this.draw();
  }

  clear(): void {
    this.picked = [];
    this.search.value = "";
    this.draw();
  }

  private draw(): void {
    const typed = this.search.value.trim();
    const taken = new Set(this.picked.map(({ id }) => id));
    const fitting = this.people.filter(({ id, name }) => !taken.has(id) && plain(name).includes(plain(typed)));
    const lines = [...this.picked, ...fitting.slice(0, DRAWN)].map((one) => this.line(one));
    part(this.host, "names").replaceChildren(...lines);
    part(this.host, "no-names").hidden = this.people.length > 0;
    this.offer(typed, fitting);
  }

  /** Offer to note what was typed, below everybody it could be. */
  private offer(typed: string, fitting: Person[]): void {
    const add = part<HTMLButtonElement>(this.host, "add");
    const known = [...fitting, ...this.picked];
    add.hidden = [...typed].length < LETTERS || known.some(({ name }) => plain(name) === plain(typed));
    add.textContent = this.words("add", { name: typed });
    add.onclick = () => this.turn({ id: "", name: typed });
  }

  private line(person: Person): HTMLLIElement {
    const isPicked = this.picked.includes(person);
    const button = make("button", "flex min-h-14 w-full cursor-pointer items-center justify-between gap-3 px-4 py-2 text-start hover:bg-base-200");
    button.type = "button";
    button.setAttribute("aria-pressed", String(isPicked));
    button.append(make("span", "min-w-0 break-words font-medium", person.name));
    if (isPicked) button.append(make("span", "badge tone tone-good shrink-0 text-base", this.words("picked")));
    button.onclick = () => this.turn(person);
    const line = make("li", "");
    line.append(button);
    return line;
  }

  private turn(person: Person): void {
    const isPicked = this.picked.includes(person);
    this.picked = isPicked ? this.picked.filter((one) => one !== person) : [...this.picked, person];
    this.search.value = "";
    part(this.host, "nobody").hidden = true;
    part(this.host, "noted").textContent = "";
    this.draw();
  }
}
