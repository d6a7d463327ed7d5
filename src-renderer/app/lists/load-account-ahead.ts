import { applyListUpdate } from '../../../src-shared/contract/live-list.ts';
import type { EngineClient } from '../engine-client.ts';
import { firstOf } from '../first-of.ts';
import { accountMemory } from '../use-account.ts';
import { type InvoicesQuestion, invoicesSource } from './invoices-source.ts';
import { memoryKey } from './known-part.ts';
import { firstRowWindow } from './row-window.ts';

/**
 * Asks for what an account shows first, its head and its open invoices, and remembers it. Whatever fails is asked for
 * again, and said, when the account is opened.
 */
export async function loadAccountAhead(client: EngineClient, accountId: string): Promise<void> {
  await Promise.allSettled([keepHead(client, accountId), keepInvoices(client, accountId)]);
}

async function keepHead(client: EngineClient, accountId: string): Promise<void> {
  const update = await firstOf(await client.account.watch({ accountId }));
  if (update === undefined) return;
  const { head } = applyListUpdate(undefined, update, (row) => row);
  accountMemory.keep(accountId, head);
}

async function keepInvoices(client: EngineClient, accountId: string): Promise<void> {
  const question: InvoicesQuestion = { accountId, bucket: null, hasSettled: false, soughtNumber: null };
  const query = { ...question, ...firstRowWindow };
  const update = await firstOf(await invoicesSource.open(client, query, new AbortController().signal));
  if (update === undefined) return;
  const { head, rows } = applyListUpdate(undefined, update, invoicesSource.keyOf);
  const { offset } = firstRowWindow;
  invoicesSource.memory?.keep(memoryKey(question), { question, offset, head, rows });
}
