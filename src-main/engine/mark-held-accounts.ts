import type { ReadModelsPort } from './ports/read-models-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import type { Scheduler } from './ports/scheduler.ts';

const pageSize = 1_000;

/** Marks every account of the replica stale, page by page; between pages the engine answers the screens. */
export async function markHeldAccounts(
  replica: ReplicaPort,
  readModels: ReadModelsPort,
  scheduler: Scheduler,
  signal: AbortSignal,
): Promise<void> {
  let page = await replica.accountIds('', pageSize);
  while (page.length > 0 && !signal.aborted) {
    readModels.markStale(page);
    await scheduler.wait(0, signal);
    page = await replica.accountIds(page.at(-1) ?? '', pageSize);
  }
}
