import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { StorageError } from '../sqlite-file/storage-error.ts';
import { toStorageError } from '../sqlite-file/with-storage-errors.ts';
import { ChangeLog, type LogEntry } from './change-log.ts';
import { isCatalogued } from './collection-catalogue.ts';
import { namesDocument } from './logged-bulk.ts';

/** The open collection that gets the changes of one table. All but `deliver` run inside a transaction. */
export interface ChangeReceiver {
  readonly id: number;
  /** The columns as this process knows them, to be found in the catalogue. */
  readonly layoutText: string;
  /** Hands over what was committed with these changes, once the transaction is over. */
  prepareLogged(texts: readonly string[]): readonly Delivery[];
  /** The same from the documents alone, where changes after this number are not logged any more. */
  prepareUnlogged(after: number): readonly Delivery[];
  /** Another process has dropped the table or given it other columns. */
  lose(): void;
}

type Delivery = () => void;

/** What a write changed: where, how it is logged, and how it is told to this process. */
export type OwnChange = { readonly collection: number; readonly logText: string; readonly deliver: Delivery };

export type FileChangesOptions = {
  /** Milliseconds between two looks at what other processes have written. */
  readonly pollIntervalMs: number;
  /** How much of the newest changes is kept in the file for other processes, in characters. */
  readonly keptLogLength: number;
};

type Foreign = {
  readonly dataVersion: unknown;
  readonly number: number;
  readonly deliveries: readonly Delivery[];
};

/**
 * Runs all reads and writes of the collections of a file, and brings the changes of every process that uses
 * the file to the collections that are open here: each once, in the order of commits. Before a read or write
 * returns, everything committed before it has been delivered.
 */
export class FileChanges {
  readonly #file: SqliteFile;
  readonly #log: ChangeLog;
  readonly #pollIntervalMs: number;
  readonly #receivers = new Map<number, ChangeReceiver>();
  readonly #undelivered: Delivery[] = [];
  #isDelivering = false;
  #dataVersion: unknown;
  #number = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: SqliteFile, { pollIntervalMs, keptLogLength }: FileChangesOptions) {
    this.#file = file;
    this.#log = new ChangeLog(file, { keptLength: keptLogLength });
    this.#pollIntervalMs = pollIntervalMs;
    file.write(() => this.#log.create());
    file.read(() => {
      this.#dataVersion = this.#readDataVersion();
      this.#number = this.#log.lastNumber();
    });
  }

  /** From now on this collection is told what other processes change. */
  join(receiver: ChangeReceiver): void {
    this.#receivers.set(receiver.id, receiver);
    this.#timer ??= setInterval(() => this.#poll(), this.#pollIntervalMs).unref();
  }

  leave(receiver: ChangeReceiver): void {
    if (this.#receivers.get(receiver.id) === receiver) this.#receivers.delete(receiver.id);
    if (this.#receivers.size === 0) this.#stopPolling();
  }

  read<Result>(work: () => Result): Result {
    const { foreign, result } = this.#file.read(() => {
      const found = this.#collectForeign();
      return { foreign: found, result: work() };
    });
    this.#settle(foreign);
    return result;
  }

  /**
   * Runs a write in one immediate transaction.
   * @param work gets the number of the commit and tells what it changed, if collections are to hear of it.
   */
  write<Result>(
    work: (number: number) => { readonly result: Result; readonly change?: OwnChange | undefined },
  ): Result {
    const written = this.#file.write(() => {
      const foreign = this.#collectForeign();
      // Read, not remembered: nobody writes in between, and the log may be ahead of what is delivered here.
      const number = this.#log.lastNumber() + 1;
      const { result, change } = work(number);
      if (change === undefined) return { foreign, result };
      this.#log.append({ number, collection: change.collection, bulk: change.logText });
      return { foreign, result, own: { number, deliver: change.deliver } };
    });
    this.#settle(written.foreign, written.own);
    return written.result;
  }

  /** Takes what was logged of these documents of a collection out of the log. Call it inside {@link write}. */
  forgetDocuments(collection: number, ids: ReadonlySet<string>): void {
    if (ids.size > 0) this.#log.forget(collection, (bulk) => namesDocument(bulk, ids));
  }

  /** Takes what was logged of a removed collection out of the log. Call it inside {@link write}. */
  forgetCollection(collection: number): void {
    this.#log.forgetCollection(collection);
  }

  // All is noted before anybody hears of it: a listener may write, and that goes on from here.
  #settle(foreign: Foreign | undefined, own?: { readonly number: number; readonly deliver: Delivery }): void {
    if (foreign !== undefined) this.#dataVersion = foreign.dataVersion;
    this.#number = own?.number ?? foreign?.number ?? this.#number;
    this.#deliver([...(foreign?.deliveries ?? []), ...(own === undefined ? [] : [own.deliver])]);
  }

  // What a listener writes waits, so that all listeners hear of changes in one order.
  #deliver(deliveries: readonly Delivery[]): void {
    this.#undelivered.push(...deliveries);
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    try {
      for (let next = this.#undelivered.shift(); next !== undefined; next = this.#undelivered.shift()) next();
    } finally {
      this.#isDelivering = false;
    }
  }

  #collectForeign(): Foreign | undefined {
    const dataVersion = this.#readDataVersion();
    if (dataVersion === this.#dataVersion) return undefined;
    for (const receiver of [...this.#receivers.values()]) {
      if (isCatalogued(this.#file, receiver.id, receiver.layoutText)) continue;
      this.leave(receiver);
      receiver.lose();
    }
    const entries = this.#log.after(this.#number);
    if (entries !== undefined) return { dataVersion, ...this.#collectLogged(entries) };
    const deliveries = [...this.#receivers.values()].flatMap((one) => one.prepareUnlogged(this.#number));
    return { dataVersion, number: this.#log.lastNumber(), deliveries };
  }

  #collectLogged(entries: readonly LogEntry[]): Omit<Foreign, 'dataVersion'> {
    const delivered = new Map<number, Delivery>();
    for (const [collection, ofCollection] of Map.groupBy(entries, (entry) => entry.collection)) {
      const prepared = this.#receivers.get(collection)?.prepareLogged(ofCollection.map(({ bulk }) => bulk));
      prepared?.forEach((delivery, index) => {
        const entry = ofCollection[index];
        if (entry !== undefined) delivered.set(entry.number, delivery);
      });
    }
    const deliveries = entries.flatMap(({ number }) => delivered.get(number) ?? []);
    return { number: entries.at(-1)?.number ?? this.#number, deliveries };
  }

  #readDataVersion(): unknown {
    return this.#file.statements.values('PRAGMA data_version').get();
  }

  #poll(): void {
    if (!this.#file.isOpen) {
      this.#stopPolling();
      return;
    }
    try {
      if (this.#readDataVersion() !== this.#dataVersion) this.read(() => undefined);
    } catch (error) {
      // A disk or lock that fails now fails the next read or write of the application too, and that says so.
      // Nothing is marked as seen, so the next look finds the same changes.
      if (!(toStorageError(error) instanceof StorageError)) throw error;
    }
  }

  #stopPolling(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
