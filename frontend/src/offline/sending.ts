/** From the queue to the server: in batches, as often as it takes; a line is closed by its answer only. */
import type { Kept, Roster, Store } from "./store";

/** Lines in one batch: small enough for a weak signal. */
const BATCH = 100;

/** A line as the server reads it, in a batch and in a file. */
export type LineOf<R> = (row: R) => Record<string, unknown>;

export type Outcome = "done" | "offline" | "sign-in" | "refused";

interface RosterAnswer {
  token: string;
  title: string;
  sessions?: { id: string; said: string; is_today: boolean }[];
  people: { id: string; name: string }[];
}

interface LineAnswer {
  id: string;
  state: "taken" | "waiting" | "refused";
  said: string;
}

export class Sender<R extends Kept> {
  constructor(
    private readonly store: Store<R>,
    private readonly scope: string,
    private readonly urls: { roster: string; sync: string },
    private readonly lineOf: LineOf<R>,
  ) {}

  /** Fetch the newest names, then send what waits. Nothing is lost by whatever happens between. */
  async run(): Promise<Outcome> {
    try {
      const asked = await fetch(this.urls.roster, { redirect: "manual", cache: "no-store" });
      if (asked.type === "opaqueredirect") return "sign-in";
      if (!asked.ok) return asked.status >= 500 ? "offline" : "refused";
      const answer = (await asked.json()) as RosterAnswer;
      await this.store.keepRoster(this.roster(answer));
      return await this.sendAll(answer.token);
    } catch {
      return "offline";
    }
  }

  private roster(answer: RosterAnswer): Roster {
    const sessions = (answer.sessions ?? []).map(({ id, said, is_today }) => ({ id, said, isToday: is_today }));
    const { title, people } = answer;
    return { scope: this.scope, title, taken: Date.now(), sessions, people };
  }

  private async sendAll(token: string): Promise<Outcome> {
    const waiting = (await this.store.rows(this.scope)).filter((row) => row.state === "waiting");
    for (let start = 0; start < waiting.length; start += BATCH) {
      const outcome = await this.sendSome(waiting.slice(start, start + BATCH), token);
      if (outcome !== "done") return outcome;
    }
    return "done";
  }

  private async sendSome(some: R[], token: string): Promise<Outcome> {
    const ids = some.map((row) => row.id);
    const rows: R[] = [];
    // Noted before it is sent: whatever is cut off may have arrived. Lines as they are now are sent.
    await this.store.change(ids, (row) => {
      rows.push(row);
      return { ...row, tries: row.tries + 1 };
    });
    const sent = await fetch(this.urls.sync, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ rows: rows.map(this.lineOf) }),
    });
    if (sent.type === "opaqueredirect") return "sign-in";
    if (!sent.ok) return sent.status >= 500 ? "offline" : "refused";
    const answers = ((await sent.json()) as { rows: LineAnswer[] }).rows;
    const versions = new Map(rows.map((row) => [row.id, row.version]));
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    await this.store.change(ids, (row) => {
      const answer = byId.get(row.id);
      if (!answer || row.version !== versions.get(row.id)) return undefined;
      return { ...row, state: STATES[answer.state], said: answer.said };
    });
    return "done";
  }
}

const STATES = { taken: "sent", waiting: "held", refused: "refused" } as const;
