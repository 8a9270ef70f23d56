/** A page that works without signal: what is noted waits in a queue that is seen, and can be saved as a file. */
import { part, wordsOf, type Words } from "../graph/words";
import { handOver } from "../share";
import { dropPage, keepPage } from "./keeping";
import { QueueView } from "./queue";
import { Sender, type LineOf, type Outcome } from "./sending";
import { Store, type Kept, type Roster } from "./store";

const EVERY_MS = 60_000;
const ROUNDS = 3;
const DAY_MS = 86_400_000;
/** What was sent is shown as long; names stay on the telephone as long as they are fresh. */
const RECEIPTS_MS = 30 * DAY_MS;
const NAMES_MS = 14 * DAY_MS;

export interface Kind<R extends Kept> {
  /** Name of the database on the telephone. */
  database: string;
  lineOf: LineOf<R>;
  /** What stands behind the state of a line. */
  about(row: R, roster: Roster | undefined): string;
}

export abstract class OfflinePage<R extends Kept> {
  protected readonly words: Words;
  protected readonly scope: string;
  protected roster: Roster | undefined;
  protected rows: R[] = [];
  private store!: Store<R>;
  private sender!: Sender<R>;
  private outcome: Outcome | "sending" | "never" = "never";
  private sending: Promise<void> | undefined;
  private readonly queue: QueueView<R>;

  constructor(
    protected readonly host: HTMLElement,
    private readonly kind: Kind<R>,
  ) {
    this.words = wordsOf(host);
    this.scope = host.dataset["offline"]!;
    this.queue = new QueueView(host, this.words, kind.about, {
      again: (row) => void this.again(row),
      drop: (row) => void this.takeBack([row]),
    });
  }

  /** Draw names and what was noted of them; called whenever either has changed. */
  protected abstract draw(): void;

  async begin(): Promise<void> {
    try {
      this.store = await Store.open<R>(this.kind.database);
    } catch {
      return this.say("store", "no-store");
    }
    const { roster, sync, worker } = this.host.dataset;
    this.sender = new Sender(this.store, this.scope, { roster: roster!, sync: sync! }, this.kind.lineOf);
    await this.tidy();
    this.listen();
    await this.show();
    part(this.host, "line-app").hidden = !/\bLine\//.test(navigator.userAgent);
    await this.send();
    this.say("kept", await keepPage(worker!));
  }

  private listen(): void {
    part(this.host, "send").onclick = () => void this.send();
    part(this.host, "save").onclick = () => void this.save();
    part(this.host, "forget").onclick = () => void this.forget();
    window.addEventListener("online", () => void this.send());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.send();
    });
    window.setInterval(() => {
      if (this.rows.some((row) => row.state === "waiting")) void this.send();
    }, EVERY_MS);
  }

  protected async show(): Promise<void> {
    this.roster = await this.store.roster(this.scope);
    this.rows = await this.store.rows(this.scope);
    this.draw();
    this.queue.show(this.rows, this.roster);
    this.say("outcome", this.outcome);
    part(this.host, "sign-in").hidden = this.outcome !== "sign-in";
    part(this.host, "forget").hidden = this.unsent().length > 0;
  }

  /** Show the word of a state in the part that tells it. */
  private say(name: string, state: string): void {
    part(this.host, name).textContent = this.words(`${name}-${state}`);
    part(this.host, name).dataset["state"] = state;
  }

  /** Keep a new line, show it, and send it if there is a signal. */
  protected async add(row: R): Promise<void> {
    await this.store.keep([row]);
    await this.show();
    void this.send();
  }

  private async again(row: R): Promise<void> {
    await this.store.change([row.id], (now) => ({ ...now, state: "waiting", said: "", version: now.version + 1 }));
    await this.show();
    void this.send();
  }

  protected async takeBack(rows: R[]): Promise<void> {
    await this.store.takeBack(rows.map((row) => row.id));
    await this.show();
    void this.send();
  }

  /** One sending at a time; a line that was added meanwhile is sent by the next one. */
  private send(): Promise<void> {
    this.sending ??= this.sendNow().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  private async sendNow(): Promise<void> {
    // Again for what was added while it was sent; a line that is not answered waits for the next time.
    for (let round = 0; round < ROUNDS; round++) {
      this.outcome = "sending";
      this.say("outcome", this.outcome);
      this.outcome = await this.sender.run();
      await this.show();
      if (this.outcome !== "done" || !this.rows.some((row) => row.state === "waiting")) return;
    }
  }

  private unsent(): R[] {
    return this.rows.filter((row) => row.state === "waiting" || row.state === "refused");
  }

  private async save(): Promise<void> {
    const rows = this.unsent().map(this.kind.lineOf);
    const held = JSON.stringify({ malai: "queue", version: 1, of: this.scope, rows }, null, 1);
    const name = `malai-${new Date().toISOString().slice(0, 16).replace(":", "")}.json`;
    await handOver(new Blob([held], { type: "application/json" }), name);
  }

  /** Names and receipts go from this telephone. Only offered while nothing waits. */
  private async forget(): Promise<void> {
    await this.store.drop(this.rows.map((row) => row.id));
    await this.store.forgetRoster(this.scope);
    await dropPage();
    this.outcome = "never";
    await this.show();
    this.say("kept", "forgotten");
  }

  private async tidy(): Promise<void> {
    const rows = await this.store.rows(this.scope);
    const old = rows.filter((row) => row.state === "sent" && row.at < Date.now() - RECEIPTS_MS);
    await this.store.drop(old.map((row) => row.id));
    const roster = await this.store.roster(this.scope);
    const isNeeded = rows.some((row) => row.state !== "sent");
    if (roster && !isNeeded && roster.taken < Date.now() - NAMES_MS) await this.store.forgetRoster(this.scope);
  }
}

/** A line as it begins: it waits, was never sent, and nothing is said of it. */
export function begun(scope: string, name: string): Kept {
  const id = crypto.randomUUID();
  return { id, scope, name, withdrawn: false, state: "waiting", said: "", version: 0, tries: 0, at: Date.now() };
}

/** A name that this telephone made for itself, so that its lines are told from those of another. */
export function device(): string {
  const known = localStorage.getItem("malai-telephone");
  if (known) return known;
  const made = crypto.randomUUID().slice(0, 8);
  localStorage.setItem("malai-telephone", made);
  return made;
}

/** A name as it is compared: without spaces and without regard to capitals. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/\s+/g, "");
}

export function now(): string {
  return new Date().toISOString();
}
