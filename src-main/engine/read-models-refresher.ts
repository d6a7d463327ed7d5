import type { AccountReader } from './account-reader.ts';
import type { SummaryRules } from './account-summary.ts';
import type { ChangeBus } from './change-bus.ts';
import { markHeldAccounts } from './mark-held-accounts.ts';
import type { Log } from './ports/log.ts';
import type { ReadModelsPort, StaleAccount } from './ports/read-models-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import type { Scheduler } from './ports/scheduler.ts';
import { createProgressNotice, type ProgressNotice } from './progress-notice.ts';
import { isOfSameCode } from './rows-version.ts';
import { createSliceSize } from './slice-size.ts';
import { summariseSlice } from './summarise-slice.ts';

export type ReadModelsRefresher = {
  /** W2: computes the rows of all stale accounts in the background, in slices. Calling it again is free. */
  refresh(): void;
  /** W2: computes one account at once, before the others that wait. */
  refreshNow(accountId: string): Promise<void>;
  /**
   * Documents of these accounts have changed in the replica, by whomever: their rows are computed again. To be called
   * within the change, so that a computation that read what was there before is not stored.
   */
  documentsChanged(accountIds: ReadonlySet<string>): void;
  /** Resolves when no stale account is left, apart from those that cannot be computed at present. */
  settled(): Promise<void>;
  /**
   * Computes everything again when code, rules or business date are not those of the stored rows, and where the code is
   * another, makes what search compares anew even of texts that are the same.
   */
  ensureVersion(version: string): Promise<void>;
  /** Drops all rows and computes them again in the background, also when the program ends in the middle of it. */
  rebuild(): Promise<void>;
  /** Stops after the slice at work. */
  close(): Promise<void>;
};

export type RefresherParts = {
  readonly readModels: ReadModelsPort;
  readonly replica: ReplicaPort;
  readonly reader: AccountReader;
  readonly bus: ChangeBus;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly rules: () => SummaryRules;
  /**
   * True while every account is still on its way and none is shown: its rows would be computed again with each
   * collection that arrives. `refresh` is to be called when that ends.
   */
  readonly isHeldBack: () => boolean;
  /** Tells the failing of the disk, which concerns every account, from that of one account. */
  readonly isDiskFailure: (error: unknown) => boolean;
};

const retryAfterErrorMs = 2_000;
const retryAccountAfterMs = 60_000;
// Every open list reads its window again when it is told: oftener than this would cost more than the computing.
const progressPauseMs = 250;

/** Keeps the read models equal to the effective accounts. */
export function createReadModelsRefresher(parts: RefresherParts): ReadModelsRefresher {
  return new SlicedRefresher(parts);
}

class SlicedRefresher implements ReadModelsRefresher {
  readonly #parts: RefresherParts;
  readonly #closing = new AbortController();
  readonly #progress: ProgressNotice;
  readonly #sliceSize = createSliceSize();
  /** Accounts that could not be computed; they stay stale and are tried again later. */
  readonly #postponed = new Set<string>();
  /** Accounts that changed while the disk could not take their mark. */
  readonly #unmarked = new Set<string>();
  #running: Promise<void> | undefined;
  /** Whether accounts may have become stale since the last look for them. */
  #isAsked = false;
  /** The marking of everything, one after the other. */
  #marking: Promise<void> = Promise.resolve();

  constructor(parts: RefresherParts) {
    this.#parts = parts;
    const tell = () => parts.bus.emit({ kind: 'worklist' });
    this.#progress = createProgressNotice(tell, parts.scheduler, progressPauseMs, this.#closing.signal);
  }

  refresh(): void {
    this.#isAsked = true;
    const { signal } = this.#closing;
    if (this.#running !== undefined || signal.aborted) return;
    // Begun only when it counts as running, or what its first steps ask for would begin another one.
    this.#running = Promise.resolve()
      .then(() => this.#run(signal))
      .finally(() => {
        this.#running = undefined;
        // Asked after the last look, which only another run can take: here the disk must not be touched.
        if (this.#isAsked) this.refresh();
      });
  }

  async refreshNow(accountId: string): Promise<void> {
    const stale = this.#parts.readModels.staleMark(accountId);
    if (stale === undefined) return;
    await this.#refreshSlice([stale]);
    this.#parts.bus.emit({ kind: 'worklist' });
  }

  documentsChanged(accountIds: ReadonlySet<string>): void {
    for (const accountId of accountIds) this.#unmarked.add(accountId);
    try {
      this.#markUnmarked();
    } catch (error) {
      // Kept and marked before the next slice: what was stored until then is computed again.
      this.#report('worklist.mark-failed', error);
    }
    this.refresh();
  }

  async settled(): Promise<void> {
    this.refresh();
    while (this.#running !== undefined) await this.#running;
  }

  ensureVersion(version: string): Promise<void> {
    const { readModels } = this.#parts;
    return this.#oneAtATime(async () => {
      const before = readModels.version();
      if (before === version) return;
      if (before !== undefined && !isOfSameCode(before, version)) readModels.outdateSearchForms();
      await this.#markEverything(version);
    });
  }

  rebuild(): Promise<void> {
    const { readModels } = this.#parts;
    return this.#oneAtATime(async () => {
      const version = readModels.version() ?? '';
      // Until all accounts are marked the rows count as made by other rules: an end of the program in between only
      // begins the whole again.
      readModels.setVersion('');
      readModels.markAllStale();
      readModels.clear();
      this.#progress.note();
      await this.#markEverything(version);
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#marking;
    await this.#running;
  }

  async #markEverything(version: string): Promise<void> {
    const { readModels, replica, scheduler } = this.#parts;
    const { signal } = this.#closing;
    readModels.markAllStale();
    await markHeldAccounts(replica, readModels, scheduler, signal);
    if (signal.aborted) return;
    readModels.setVersion(version);
    this.#progress.note();
    this.refresh();
  }

  #oneAtATime(work: () => Promise<void>): Promise<void> {
    const done = this.#marking.then(work);
    // A failure is told to whom it concerns; the next one starts all the same.
    this.#marking = done.catch(() => undefined);
    return done;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { readModels, scheduler } = this.#parts;
    while (!signal.aborted) {
      try {
        this.#isAsked = false;
        this.#markUnmarked();
        if (this.#parts.isHeldBack()) break;
        const slice = readModels.stale(this.#sliceSize.accounts(), this.#postponed);
        if (slice.length === 0) break;
        await this.#refreshSlice(slice);
        this.#progress.note();
        await scheduler.wait(0, signal);
      } catch (error) {
        this.#report('worklist.refresh-failed', error);
        await scheduler.wait(retryAfterErrorMs, signal);
      }
    }
    this.#progress.flush();
  }

  /** One account that cannot be computed must not keep the others from being shown: it is singled out and put off. */
  async #refreshSlice(slice: readonly StaleAccount[]): Promise<void> {
    try {
      await this.#computeSlice(slice);
    } catch (error) {
      if (this.#parts.isDiskFailure(error)) throw error;
      const [first, ...others] = slice;
      if (first !== undefined && others.length === 0) this.#postpone(first.accountId, error);
      else for (const stale of slice) await this.#refreshSlice([stale]);
    }
  }

  async #computeSlice(slice: readonly StaleAccount[]): Promise<void> {
    const { reader, rules, readModels } = this.#parts;
    const loaded = await reader.loadHeld(slice.map((stale) => stale.accountId));
    const { updates, documents } = summariseSlice(slice, loaded, rules());
    readModels.store(updates);
    this.#sliceSize.learn(slice.length, documents);
  }

  #markUnmarked(): void {
    if (this.#unmarked.size === 0) return;
    this.#parts.readModels.markStale(this.#unmarked);
    this.#unmarked.clear();
  }

  #postpone(accountId: string, error: unknown): void {
    this.#report('worklist.account-failed', error);
    if (this.#postponed.has(accountId)) return;
    this.#postponed.add(accountId);
    void this.#tryAgainLater(accountId);
  }

  async #tryAgainLater(accountId: string): Promise<void> {
    await this.#parts.scheduler.wait(retryAccountAfterMs, this.#closing.signal);
    this.#postponed.delete(accountId);
    this.refresh();
  }

  #report(event: string, error: unknown): void {
    this.#parts.log('error', event, { cause: error instanceof Error ? error.name : 'unknown' });
  }
}
