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
  /** Resolves when no stale account is left. */
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
};

// A slice is one transaction; between slices the engine answers the screens.
const accountsPerSlice = 40;
const retryAfterErrorMs = 2_000;

/** Keeps the worklist's read model equal to the effective accounts. */
export function createWorklistRefresher(parts: RefresherParts): WorklistRefresher {
  const { worklist, replica, bus, scheduler, log } = parts;
  const closing = new AbortController();
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        const slice = worklist.stale(accountsPerSlice);
        if (slice.length === 0) return;
        await refreshSlice(parts, slice);
        bus.emit({ kind: 'worklist' });
        await scheduler.wait(0, closing.signal);
      } catch (error) {
        log('error', 'worklist.refresh-failed', { cause: error instanceof Error ? error.name : 'unknown' });
        await scheduler.wait(retryAfterErrorMs, closing.signal);
      }
    }
  };
  const refresh = (): void => {
    if (running !== undefined || closing.signal.aborted) return;
    running = run().finally(() => {
      running = undefined;
      // An account may have become stale after the last look.
      if (!closing.signal.aborted && worklist.stale(1).length > 0) refresh();
    });
  };
  return {
    refresh,
    async refreshNow(accountId) {
      const stale = worklist.staleMark(accountId);
      if (stale === undefined) return;
      await refreshSlice(parts, [stale]);
      bus.emit({ kind: 'worklist' });
    },
    async settled() {
      refresh();
      while (running !== undefined) await running;
    },
    async ensureVersion(version) {
      if (worklist.version() === version) return;
      worklist.markAllStale();
      await markHeldAccounts(replica, worklist);
      worklist.setVersion(version);
      refresh();
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

async function refreshSlice({ worklist, reader, rules }: RefresherParts, slice: readonly StaleAccount[]) {
  const updates: SummaryUpdate[] = [];
  for (const stale of slice) {
    const effective = await reader.read(stale.accountId, 'account');
    updates.push({ stale, summary: effective && accountSummary(effective, rules()) });
  }
  worklist.store(updates);
}

async function markHeldAccounts(replica: ReplicaPort, worklist: WorklistPort): Promise<void> {
  const pageSize = 1_000;
  let page = await replica.accountIds('', pageSize);
  while (page.length > 0) {
    worklist.markStale(page);
    page = await replica.accountIds(page.at(-1) ?? '', pageSize);
  }
}
