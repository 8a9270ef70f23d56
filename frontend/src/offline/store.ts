/** What lies on the telephone: names, and lines until they are answered. */

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
  /** What the names belong to: the public id of an activity or a workspace. */
  scope: string;
  title: string;
  taken: number;
  sessions: Sitting[];
  people: Person[];
}

/** "held": the server has it, and somebody there looks who it is. */
export type RowState = "waiting" | "sent" | "held" | "refused";

/** What every line has, whatever it notes. */
export interface Kept {
  id: string;
  scope: string;
  /** Who it is about, for the list of what was noted. */
  name: string;
  withdrawn: boolean;
  state: RowState;
  said: string;
  /** Counted up with each change, so that an answer to an older version closes nothing. */
  version: number;
  /** How often it was sent; a line that never was can simply go. */
  tries: number;
  at: number;
}

export class Store<R extends Kept> {
  private constructor(private readonly base: IDBDatabase) {}

  static async open<R extends Kept>(name: string): Promise<Store<R>> {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("rosters", { keyPath: "scope" });
      asked.result.createObjectStore("rows", { keyPath: "id" }).createIndex("scope", "scope");
    };
    return new Store<R>(await done(asked));
  }

  roster(scope: string): Promise<Roster | undefined> {
    return done<Roster | undefined>(this.stand("rosters", "readonly").get(scope));
  }

  keepRoster(roster: Roster): Promise<unknown> {
    return this.written("rosters", (stand) => stand.put(roster));
  }

  async rows(scope: string): Promise<R[]> {
    const found = await done<R[]>(this.stand("rows", "readonly").index("scope").getAll(scope));
    return found.sort((one, other) => one.at - other.at);
  }

  keep(rows: R[]): Promise<unknown> {
    return this.written("rows", (stand) => rows.forEach((row) => stand.put(row)));
  }

  drop(ids: string[]): Promise<unknown> {
    return this.written("rows", (stand) => ids.forEach((id) => stand.delete(id)));
  }

  /** Change rows in one transaction, each as it is now; whoever returns nothing leaves it. */
  change(ids: string[], by: (row: R) => R | undefined): Promise<unknown> {
    return this.written("rows", (stand) => {
      for (const id of ids) {
        const asked = stand.get(id) as IDBRequest<R | undefined>;
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
        const asked = stand.get(id) as IDBRequest<R | undefined>;
        asked.onsuccess = () => {
          const row = asked.result;
          if (!row) return;
          if (row.tries === 0 || row.state === "refused") stand.delete(id);
          else stand.put({ ...row, withdrawn: true, state: "waiting", said: "", version: row.version + 1 });
        };
      }
    });
  }

  forgetRoster(scope: string): Promise<unknown> {
    return this.written("rosters", (stand) => stand.delete(scope));
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
