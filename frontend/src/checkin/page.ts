/** The page that notes who came without signal: names to tap on, a queue to see, a file to save. */
import { part, wordsOf, type Words } from "../graph/words";
import { handOver } from "../share";
import { dropPage, keepPage } from "./keeping";
import { NameList } from "./names";
import { QueueView } from "./queue";
import { lineOf, Sender, type Outcome } from "./sending";
import { Store, type QueueRow, type Roster } from "./store";

const EVERY_MS = 60_000;
const ROUNDS = 3;
const DAY_MS = 86_400_000;
/** What was sent is shown as long; names stay on the telephone as long as they are fresh. */
const RECEIPTS_MS = 30 * DAY_MS;
const NAMES_MS = 14 * DAY_MS;

export class CheckIn {
  private readonly words: Words;
  private readonly activity: string;
  private store!: Store;
  private sender!: Sender;
  private roster: Roster | undefined;
  private rows: QueueRow[] = [];
  private session = "";
  private outcome: Outcome | "sending" | "never" = "never";
  private sending: Promise<void> | undefined;
  private readonly names: NameList;
  private readonly queue: QueueView;

  constructor(private readonly host: HTMLElement) {
    this.words = wordsOf(host);
    this.activity = host.dataset["checkin"]!;
    this.names = new NameList(host, this.words, {
      came: (party, name) => this.add({ party, name, came: now() }),
      left: (party, name) => this.add({ party, name, left: now() }),
      undo: (rows) => this.takeBack(rows),
    });
    this.queue = new QueueView(host, this.words, {
      again: (row) => this.edit(row.id, { state: "waiting", said: "" }),
      drop: (row) => this.takeBack([row]),
    });
  }

  async begin(): Promise<void> {
    try {
      this.store = await Store.open();
    } catch {
      return this.say("store", "no-store");
    }
    const { roster, sync, worker } = this.host.dataset;
    this.sender = new Sender(this.store, this.activity, { roster: roster!, sync: sync! });
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
    part<HTMLSelectElement>(this.host, "session").onchange = (event) => {
      this.session = (event.target as HTMLSelectElement).value;
      void this.show();
    };
    window.addEventListener("online", () => void this.send());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.send();
    });
    window.setInterval(() => {
      if (this.rows.some((row) => row.state === "waiting")) void this.send();
    }, EVERY_MS);
  }

  private async show(): Promise<void> {
    this.roster = await this.store.roster(this.activity);
    this.rows = await this.store.rows(this.activity);
    const sessions = this.roster?.sessions ?? [];
    if (!sessions.some(({ id }) => id === this.session)) {
      this.session = (sessions.find(({ isToday }) => isToday) ?? sessions[0])?.id ?? "";
    }
    this.chooseSession();
    this.names.show(this.roster, this.rows.filter((row) => row.session === this.session));
    this.queue.show(this.rows, this.roster);
    this.say("outcome", this.outcome);
    part(this.host, "sign-in").hidden = this.outcome !== "sign-in";
    part(this.host, "forget").hidden = this.unsent().length > 0;
  }

  private chooseSession(): void {
    const choice = part<HTMLSelectElement>(this.host, "session");
    const sessions = this.roster?.sessions ?? [];
    part(this.host, "sessions").hidden = sessions.length < 2;
    choice.replaceChildren(...sessions.map(({ id, said }) => new Option(said, id, false, id === this.session)));
  }

  /** Show the word of a state in the part that tells it. */
  private say(name: string, state: string): void {
    part(this.host, name).textContent = this.words(`${name}-${state}`);
    part(this.host, name).dataset["state"] = state;
  }

  private async add(about: { party: string; name: string; came?: string; left?: string }): Promise<void> {
    const row: QueueRow = {
      id: crypto.randomUUID(),
      activity: this.activity,
      session: this.session,
      party: about.party,
      name: about.name,
      came: about.came ?? "",
      left: about.left ?? "",
      withdrawn: false,
      state: "waiting",
      said: "",
      version: 0,
      tries: 0,
      at: Date.now(),
    };
    await this.store.keep([row]);
    await this.show();
    void this.send();
  }

  private async edit(id: string, change: Partial<QueueRow>): Promise<void> {
    await this.store.change([id], (row) => ({ ...row, ...change, version: row.version + 1 }));
    await this.show();
    void this.send();
  }

  private async takeBack(rows: QueueRow[]): Promise<void> {
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

  private unsent(): QueueRow[] {
    return this.rows.filter((row) => row.state === "waiting" || row.state === "refused");
  }

  private async save(): Promise<void> {
    const rows = this.unsent().map(lineOf);
    const held = JSON.stringify({ malai: "queue", version: 1, activity: this.activity, rows }, null, 1);
    const name = `malai-${new Date().toISOString().slice(0, 16).replace(":", "")}.json`;
    await handOver(new Blob([held], { type: "application/json" }), name);
  }

  /** Names and receipts go from this telephone. Only offered while nothing waits. */
  private async forget(): Promise<void> {
    await this.store.drop(this.rows.map((row) => row.id));
    await this.store.forgetRoster(this.activity);
    await dropPage();
    this.outcome = "never";
    await this.show();
    this.say("kept", "forgotten");
  }

  private async tidy(): Promise<void> {
    const rows = await this.store.rows(this.activity);
    const old = rows.filter((row) => row.state === "sent" && row.at < Date.now() - RECEIPTS_MS);
    await this.store.drop(old.map((row) => row.id));
    const roster = await this.store.roster(this.activity);
    const isNeeded = rows.some((row) => row.state !== "sent");
    if (roster && !isNeeded && roster.taken < Date.now() - NAMES_MS) await this.store.forgetRoster(this.activity);
  }
}

function now(): string {
  return new Date().toISOString();
}
