/** Answers of the server: pictures by level and day, ways between two. Each is fetched once. */
import { readPicture, type Level, type PictureData } from "./model";

const NOBODY = "00000000-0000-0000-0000-000000000000";

export interface Way {
  sentence: string;
  members: string[];
  steps: { from: string; to: string; by: string }[];
}

async function json(url: string): Promise<unknown> {
  const answer = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

export class Data {
  private readonly pictures = new Map<string, Promise<PictureData>>();
  private readonly ways = new Map<string, Promise<Way>>();
  /** Where members of a level stood when they were first seen: nobody jumps when the day changes. */
  private readonly stood = new Map<Level, Map<string, { x: number; y: number }>>();

  constructor(
    private readonly urls: Map<Level, string>,
    private readonly wayUrl: string,
  ) {}

  picture(level: Level, day: string): Promise<PictureData> {
    const key = `${level} ${day}`;
    let found = this.pictures.get(key);
    if (!found) {
      found = this.fetched(level, day);
      found.catch(() => this.pictures.delete(key));
      this.pictures.set(key, found);
    }
    return found;
  }

  private async fetched(level: Level, day: string): Promise<PictureData> {
    const picture = readPicture(await json(`${this.urls.get(level)}${day ? `?day=${day}` : ""}`));
    const places = this.stood.get(level) ?? new Map<string, { x: number; y: number }>();
    this.stood.set(level, places);
    for (const node of picture.nodes) {
      const place = places.get(node.id);
      if (place) Object.assign(node, place);
      else places.set(node.id, { x: node.x, y: node.y });
    }
    return picture;
  }

  /** A hand has put somebody somewhere: so it stands on every day. */
  moved(level: Level, node: string, place: { x: number; y: number }): void {
    this.stood.get(level)?.set(node, place);
    for (const [key, found] of this.pictures) {
      if (!key.startsWith(`${level} `)) continue;
      void found.then((picture) => {
        const one = picture.nodes.find(({ id }) => id === node);
        if (one) Object.assign(one, place);
      });
    }
  }

  way(from: string, to: string, day: string): Promise<Way> {
    const key = `${from} ${to} ${day}`;
    let found = this.ways.get(key);
    if (!found) {
      found = json(this.wayUrl.replace(NOBODY, from).replace(NOBODY, to) + (day ? `?day=${day}` : "")) as Promise<Way>;
      found.catch(() => this.ways.delete(key));
      this.ways.set(key, found);
    }
    return found;
  }

  forget(): void {
    this.pictures.clear();
  }
}
