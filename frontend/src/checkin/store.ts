/** What lies on the telephone: the names of an activity, and lines until they are answered. */

export interface Person {
  id: string;
  name: string;
}

export interface Sitting {
  id: string;
  said: string;
  isToday: boolean;
}

export interface Roster {
  activity: string;
  title: string;
  taken: number;
  sessions: Sitting[];
  people: Person[];
}

/** "held": the server has it, and somebody there looks who it is. */
export type RowState = "waiting" | "sent" | "held" | "refused";

export interface QueueRow {
  id: string;
  activity: string;
  session: string;
  /** Empty where it is a name that was typed. */
  party: string;
  name: string;
  came: string;
  left: string;
  withdrawn: boolean;
  state: RowState;
  said: string;
  /** Counted up with each change, so that an answer to an older version closes nothing. */
  version: number;
  /** How often it was sent; a line that never was can simply go. */
  tries: number;
  at: number;
}

const NAME = "malai-checkin";

export class Store {
  private constructor(private readonly base: IDBDatabase) {}

  static async open(): Promise<Store> {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("rosters", { keyPath: "activity" });
      asked.result.createObjectStore("rows", { keyPath: "id" }).createIndex("activity", "activity");
    };
    return new Store(await done(asked));
  }

  roster(activity: string): Promise<Roster | undefined> {
    return done<Roster | undefined>(this.stand("rosters", "readonly").get(activity));
  }

  keepRoster(roster: Roster): Promise<unknown> {
    return this.written("rosters", (stand) => stand.put(roster));
  }

  async rows(activity: string): Promise<QueueRow[]> {
    const found = await done<QueueRow[]>(this.stand("rows", "readonly").index("activity").getAll(activity));
    return found.sort((one, other) => one.at - other.at);
  }

  keep(rows: QueueRow[]): Promise<unknown> {
    return this.written("rows", (stand) => rows.forEach((row) => stand.put(row)));
  }

  drop(ids: string[]): Promise<unknown> {
    return this.written("rows", (stand) => ids.forEach((id) => stand.delete(id)));
  }

  /** Change rows in one transaction, each as it is now; whoever returns nothing leaves it. */
  change(ids: string[], by: (row: QueueRow) => QueueRow | undefined): Promise<unknown> {
    return this.written("rows", (stand) => {
      for (const id of ids) {
        const asked = stand.get(id) as IDBRequest<QueueRow | undefined>;
        asked.onsuccess = () => {
          const changed = asked.result && by(asked.result);
          if (changed) stand.put(changed);
        };
      }
    });
  }

  /** Lines that were never sent go; of others it is kept that they are taken back. In one transaction. */
  takeBack(ids: string[]): Promise<unknown> {
    return this.written("rows", (stand) => {
      for (const id of ids) {
        const asked = stand.get(id) as IDBRequest<QueueRow | undefined>;
        asked.onsuccess = () => {
          const row = asked.result;
          if (!row) return;
          if (row.tries === 0 || row.state === "refused") stand.delete(id);
          else stand.put({ ...row, withdrawn: true, state: "waiting", said: "", version: row.version + 1 });
        };
      }
    });
  }

  forgetRoster(activity: string): Promise<unknown> {
    return this.written("rosters", (stand) => stand.delete(activity));
  }

  private stand(name: string, mode: IDBTransactionMode): IDBObjectStore {
    return this.base.transaction(name, mode).objectStore(name);
  }

  /** Resolves when the data is on the disk, not when it was asked for. */
  private written(name: string, act: (stand: IDBObjectStore) => void): Promise<unknown> {
    const change = this.base.transaction(name, "readwrite", { durability: "strict" });
    act(change.objectStore(name));
    return new Promise((resolve, reject) => {
      change.oncomplete = resolve;
      change.onerror = change.onabort = () => reject(change.error ?? new Error("the store is closed"));
    });
  }
}

function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("the store is closed"));
  });
}
