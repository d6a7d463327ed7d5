import type { AccountReader } from './account-reader.ts';
import { accountSummary, type SummaryRules } from './account-summary.ts';
import type { ChangeBus } from './change-bus.ts';
import type { Log } from './ports/log.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import type { Scheduler } from './ports/scheduler.ts';
import type { StaleAccount, SummaryUpdate, WorklistPort } from './ports/worklist-port.ts';

export type WorklistRefresher = {
  /** W2: computes the rows of all stale accounts in the background, in slices. Calling it again is free. */
  refresh(): void;
  /** W2: computes one account at once, before the others that wait. */
  refreshNow(accountId: string): Promise<void>;
  /** Resolves when no stale account is left, apart from those that cannot be computed at present. */
  settled(): Promise<void>;
  /** Computes everything again when rules or business date are not those of the stored rows. */
  ensureVersion(version: string): Promise<void>;
  /** Stops after the slice at work. */
  close(): Promise<void>;
};

export type RefresherParts = {
  readonly worklist: WorklistPort;
  readonly replica: ReplicaPort;
  readonly reader: AccountReader;
  readonly bus: ChangeBus;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly rules: () => SummaryRules;
  /** Tells the failing of the disk, which concerns every account, from that of one account. */
  readonly isDiskFailure: (error: unknown) => boolean;
};

// A slice is one transaction; between slices the engine answers the screens.
const accountsPerSlice = 40;
const retryAfterErrorMs = 2_000;
const retryAccountAfterMs = 60_000;

/** Keeps the worklist's read model equal to the effective accounts. */
export function createWorklistRefresher(parts: RefresherParts): WorklistRefresher {
  return new SlicedRefresher(parts);
}

class SlicedRefresher implements WorklistRefresher {
  readonly #parts: RefresherParts;
  readonly #closing = new AbortController();
  /** Accounts that could not be computed; they stay stale and are tried again later. */
  readonly #postponed = new Set<string>();
  #running: Promise<void> | undefined;

  constructor(parts: RefresherParts) {
    this.#parts = parts;
  }

  refresh(): void {
    const { signal } = this.#closing;
    if (this.#running !== undefined || signal.aborted) return;
    this.#running = this.#run(signal).finally(() => {
      this.#running = undefined;
      // An account may have become stale after the last look.
      if (!signal.aborted && this.#parts.worklist.stale(1, this.#postponed).length > 0) this.refresh();
    });
  }

  async refreshNow(accountId: string): Promise<void> {
    const stale = this.#parts.worklist.staleMark(accountId);
    if (stale === undefined) return;
    await this.#refreshSlice([stale]);
    this.#parts.bus.emit({ kind: 'worklist' });
  }

  async settled(): Promise<void> {
    this.refresh();
    while (this.#running !== undefined) await this.#running;
  }

  async ensureVersion(version: string): Promise<void> {
    const { worklist, replica } = this.#parts;
    if (worklist.version() === version) return;
    worklist.markAllStale();
    await markHeldAccounts(replica, worklist);
    worklist.setVersion(version);
    this.refresh();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { worklist, bus, scheduler, log } = this.#parts;
    while (!signal.aborted) {
      try {
        const slice = worklist.stale(accountsPerSlice, this.#postponed);
        if (slice.length === 0) return;
        await this.#refreshSlice(slice);
        bus.emit({ kind: 'worklist' });
        await scheduler.wait(0, signal);
      } catch (error) {
        log('error', 'worklist.refresh-failed', { cause: error instanceof Error ? error.name : 'unknown' });
        await scheduler.wait(retryAfterErrorMs, signal);
      }
    }
  }

  async #refreshSlice(slice: readonly StaleAccount[]): Promise<void> {
    const updates: SummaryUpdate[] = [];
    for (const stale of slice) {
      const update = await this.#compute(stale);
      if (update !== undefined) updates.push(update);
    }
    this.#parts.worklist.store(updates);
  }

  /** Undefined for an account that cannot be computed: one of them must not keep the others from being shown. */
  async #compute(stale: StaleAccount): Promise<SummaryUpdate | undefined> {
    const { reader, rules, log, isDiskFailure } = this.#parts;
    try {
      const effective = await reader.readHeld(stale.accountId);
      return { stale, summary: effective && accountSummary(effective, rules()) };
    } catch (error) {
      if (isDiskFailure(error)) throw error;
      log('error', 'worklist.account-failed', { cause: error instanceof Error ? error.name : 'unknown' });
      void this.#postpone(stale.accountId);
      return undefined;
    }
  }

  async #postpone(accountId: string): Promise<void> {
    if (this.#postponed.has(accountId)) return;
    this.#postponed.add(accountId);
    await this.#parts.scheduler.wait(retryAccountAfterMs, this.#closing.signal);
    this.#postponed.delete(accountId);
    this.refresh();
  }
}

async function markHeldAccounts(replica: ReplicaPort, worklist: WorklistPort): Promise<void> {
  const pageSize = 1_000;
  let page = await replica.accountIds('', pageSize);
  while (page.length > 0) {
    worklist.markStale(page);
    page = await replica.accountIds(page.at(-1) ?? '', pageSize);
  }
}
