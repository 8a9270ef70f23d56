/** The page that notes who came without signal: names to tap on, session by session. */
import { part } from "../graph/words";
import { begun, device, now, OfflinePage } from "../offline/page";
import type { Kept, Roster } from "../offline/store";
import { NameList } from "./names";

export interface Coming extends Kept {
  session: string;
  /** Empty where it is a name that was typed. */
  party: string;
  came: string;
  left: string;
}

export class CheckIn extends OfflinePage<Coming> {
  private session = "";
  private readonly names: NameList;

  constructor(host: HTMLElement) {
    super(host, { database: "malai-attendance", lineOf, about: sessionSaid });
    this.names = new NameList(host, this.words, {
      came: (party, name) => this.note({ party, name, came: now(), left: "" }),
      left: (party, name) => this.note({ party, name, came: "", left: now() }),
      undo: (rows) => this.takeBack(rows),
    });
    part<HTMLSelectElement>(host, "session").onchange = (event) => {
      this.session = (event.target as HTMLSelectElement).value;
      void this.show();
    };
  }

  protected draw(): void {
    const sessions = this.roster?.sessions ?? [];
    if (!sessions.some(({ id }) => id === this.session)) {
      this.session = (sessions.find(({ isToday }) => isToday) ?? sessions[0])?.id ?? "";
    }
    this.chooseSession();
    this.names.show(this.roster, this.rows.filter((row) => row.session === this.session));
  }

  private chooseSession(): void {
    const choice = part<HTMLSelectElement>(this.host, "session");
    const sessions = this.roster?.sessions ?? [];
    part(this.host, "sessions").hidden = sessions.length < 2;
    choice.replaceChildren(...sessions.map(({ id, said }) => new Option(said, id, false, id === this.session)));
  }

  private note(about: { party: string; name: string; came: string; left: string }): Promise<void> {
    return this.add({ ...begun(this.scope, about.name), ...about, session: this.session });
  }
}

function sessionSaid(row: Coming, roster: Roster | undefined): string {
  const sessions = roster?.sessions ?? [];
  return sessions.length > 1 ? (sessions.find(({ id }) => id === row.session)?.said ?? "") : "";
}

/** A line as the server reads it, in a batch and in a file. */
function lineOf(row: Coming): Record<string, unknown> {
  return {
    id: row.id,
    session: row.session,
    party: row.party,
    name: row.party ? "" : row.name,
    came_at: row.came,
    left_at: row.left,
    device: device(),
    withdrawn: row.withdrawn,
  };
}
