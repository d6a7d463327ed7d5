import { applyListUpdate } from '../../../src-shared/contract/live-list.ts';
import type { EngineClient } from '../engine-client.ts';
import { firstOf } from '../first-of.ts';
import { accountMemory } from '../use-account.ts';
import type { ViewMemory } from '../view-memory.ts';
import { type InvoicesQuestion, invoicesSource } from './invoices-source.ts';
import { memoryKey } from './known-part.ts';
import { firstRowWindow } from './row-window.ts';

/**
 * Asks for what an account shows first, its head and its open invoices, and remembers it. Whatever fails is asked for
 * again, and said, when the account is opened.
 * @param left aborts where the list is no longer shown or another row is selected: then nothing is remembered
 */
export async function loadAccountAhead(
  client: EngineClient,
  accountId: string,
  left: AbortSignal,
): Promise<void> {
  await Promise.allSettled([keepHead(client, accountId, left), keepInvoices(client, accountId, left)]);
}

async function keepHead(client: EngineClient, accountId: string, left: AbortSignal): Promise<void> {
  const keep = keeper(accountMemory, accountId, left);
  const update = await firstOf(await client.account.watch({ accountId }));
  if (update !== undefined) keep(applyListUpdate(undefined, update, (row) => row).head);
}

async function keepInvoices(client: EngineClient, accountId: string, left: AbortSignal): Promise<void> {
  const { memory, open, keyOf } = invoicesSource;
  const question = firstInvoices(accountId);
  const query = { ...question, ...firstRowWindow };
  const keep = keeper(memory, memoryKey(question), left);
  const update = await firstOf(await open(client, query, new AbortController().signal));
  if (update === undefined) return;
  const { head, rows } = applyListUpdate(undefined, update, keyOf);
  keep({ question, offset: firstRowWindow.offset, head, rows });
}

/** Keeps an answer unless what was asked for it was left, or something newer is remembered since. */
function keeper<Shown>(memory: ViewMemory<Shown> | undefined, asked: string, left: AbortSignal) {
  const before = memory?.recall(asked);
  return (shown: Shown): void => {
    if (!left.aborted && memory?.recall(asked) === before) memory?.keep(asked, shown);
  };
}

/** What was remembered of an account is so no longer: a command was recorded on it, or it is gone. */
export function forgetAccount(accountId: string): void {
  accountMemory.forget(accountId);
  invoicesSource.memory?.forget(memoryKey(firstInvoices(accountId)));
}

/** What an account shows of its invoices at first. */
function firstInvoices(accountId: string): InvoicesQuestion {
  return { accountId, bucket: null, hasSettled: false, soughtNumber: null };
}
