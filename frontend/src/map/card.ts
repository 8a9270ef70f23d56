/** The card beside the map: numbers of an area, or who is at a mark. */
import { make, part, type Words } from "../graph/words";
import type { Cluster } from "./clusters";
import type { Area, Between, MapData } from "./model";

const SHOWN = 12;

export interface CardEvents {
  area(code: string): void;
  closed(): void;
}

export class MapCard {
  private readonly card: HTMLElement;
  private readonly body: HTMLElement;

  constructor(
    host: HTMLElement,
    private readonly data: MapData,
    private readonly words: Words,
    private readonly events: CardEvents,
  ) {
    this.card = part(host, "card");
    this.body = part(host, "card-body");
    part(host, "card-close").onclick = () => events.closed();
    this.card.onkeydown = (event) => {
      if (event.key === "Escape") events.closed();
    };
  }

  close(): void {
    this.card.hidden = true;
  }

  focus(): void {
    this.card.focus();
  }

  area(code: string, name: string): void {
    const area = this.data.areas.find((one) => one.code === code);
    const near = this.data.between.filter((one) => one.first === code || one.second === code);
    this.show(make("h3", "", name), ...(area ? this.facts(area) : [make("p", "text-muted", this.words("nothing-here"))]), ...this.near(code, near));
  }

  private show(...parts: HTMLElement[]): void {
    this.body.replaceChildren(...parts);
    this.card.hidden = false;
  }

  private facts(area: Area): HTMLElement[] {
    const list = make("dl", "facts");
    for (const name of ["people", "bodies", "activities", "inside", "across"] as const) {
      list.append(make("dt", "", this.words(name)), make("dd", "", area[name].toLocaleString("en")));
    }
    if (!area.may_open) return [list];
    const open = make("a", "btn btn-quiet", this.words("districts"));
    open.href = addressOf(area.code);
    return [list, open];
  }

  private near(code: string, near: Between[]): HTMLElement[] {
    if (near.length === 0) return [];
    const list = make("div", "picture-near-list");
    for (const one of near.slice(0, SHOWN)) {
      const [other, name] = one.first === code ? [one.second, one.to] : [one.first, one.from];
      const button = make("button", "picture-neighbour");
      button.type = "button";
      const text = make("span", "picture-neighbour-text", name);
      text.append(make("span", "picture-neighbour-note", this.words("ties", { n: one.count })));
      button.append(text);
      button.onclick = () => this.events.area(other);
      list.append(button);
    }
    return [make("p", "picture-near", this.words("across")), list];
  }

  cluster(cluster: Cluster): void {
    const heading = make("h3", "", this.words("here", { n: cluster.count }));
    const list = make("ul", "stack gap-1");
    for (const mark of cluster.marks.slice(0, SHOWN)) {
      const row = make("li");
      const names = mark.names.join(", ") + (mark.count > mark.names.length ? " …" : "");
      if (mark.url) {
        const link = make("a", "link-plain", names);
        link.href = mark.url;
        row.append(link);
      } else row.append(names);
      list.append(row);
    }
    const isCoarse = cluster.marks.some((mark) => mark.coarse);
    this.show(heading, list, ...(isCoarse ? [make("p", "field-help", this.words("coarse"))] : []));
  }
}

/** The address of this map for one province, with everything else as it is. */
export function addressOf(province: string): string {
  const query = new URLSearchParams(location.search);
  query.set("province", province);
  return `?${query.toString()}`;
}
