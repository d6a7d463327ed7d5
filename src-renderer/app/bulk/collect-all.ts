import { type PickedAccount, type PickedQuestion, pickedOf } from '../../state/account-selection.ts';
import type { EngineClient } from '../engine-client.ts';

const pageSize = 500;

type CollectOptions = {
  readonly signal: AbortSignal;
  readonly onProgress: (collected: number) => void;
};

/**
 * All accounts that a list shows, read page by page, keeping of each only what work on them needs: of a hundred
 * thousand the rows are never in the window as a whole. An account that moves meanwhile comes once.
 */
export async function collectAll(
  client: EngineClient,
  question: PickedQuestion,
  { signal, onProgress }: CollectOptions,
): Promise<readonly PickedAccount[]> {
  const collected = new Map<string, PickedAccount>();
  let total = 1;
  for (let offset = 0; offset < total && !signal.aborted; offset += pageSize) {
    const page = await readPage(client, question, offset, pageSize);
    total = page.total;
    for (const account of page.accounts) collected.set(account.accountId, account);
    onProgress(collected.size);
  }
  return [...collected.values()];
}

/** The accounts of a part of a list as it is now. */
export async function readPage(
  client: EngineClient,
  question: PickedQuestion,
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly accounts: readonly PickedAccount[] }> {
  // Never aborted: a lost connection can carry no message that cancels a call.
  const view = await client.worklist.watch(
    { ...question, offset, limit },
    { signal: new AbortController().signal },
  );
  for await (const update of view) {
    if (update.kind !== 'window') break;
    return { total: update.head.total, accounts: update.rows.map(pickedOf) };
  }
  throw new Error('a list ended before its first window');
}
