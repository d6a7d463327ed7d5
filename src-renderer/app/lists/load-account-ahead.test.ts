import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountHead } from '../../../src-shared/contract/account-view.ts';
import type { EngineClient } from '../engine-client.ts';
import { accountMemory } from '../use-account.ts';
import { forgetViews } from '../view-memory.ts';
import { invoicesSource } from './invoices-source.ts';
import { knownPart } from './known-part.ts';
import { forgetAccount, loadAccountAhead } from './load-account-ahead.ts';
import { firstRowWindow } from './row-window.ts';

const accountId = 'account-1';
/** Nobody leaves the list. */
const shown = new AbortController().signal;
const question = { accountId, bucket: null, hasSettled: false, soughtNumber: null };

/** An engine that has one account with one invoice, and lets a view be closed. */
function engineOf(open: { watch?: () => Promise<unknown> } = {}) {
  const closed: string[] = [];
  async function* view(name: string, update: object) {
    try {
      yield { kind: 'window', ...update };
      yield { kind: 'difference', rows: [] };
    } finally {
      closed.push(name);
    }
  }
  const watch = async () => view('account', { head: { account: { id: accountId } }, rows: [] });
  const invoices = async () => view('invoices', { head: { total: 1 }, rows: [{ id: 'i-1', seq: 1 }] });
  const client = { account: { watch: open.watch ?? watch, invoices } } as unknown as EngineClient;
  return { client, closed };
}

describe('an account that is asked for ahead', () => {
  beforeEach(forgetViews);

  it('is remembered with its first invoices, and its views are let go', async () => {
    const { client, closed } = engineOf();
    await loadAccountAhead(client, accountId, shown);
    expect(accountMemory.recall(accountId)).toEqual({ account: { id: accountId } });
    expect(knownPart(invoicesSource.memory, question, firstRowWindow)?.rows).toEqual([{ id: 'i-1', seq: 1 }]);
    expect(closed.sort()).toEqual(['account', 'invoices']);
  });

  it('is asked for again when it is opened, where it could not be had', async () => {
    const { client } = engineOf({ watch: () => Promise.reject(new Error('the line was lost')) });
    await loadAccountAhead(client, accountId, shown);
    expect(accountMemory.recall(accountId)).toBeUndefined();
    expect(knownPart(invoicesSource.memory, question, firstRowWindow)?.rows).toHaveLength(1);
  });

  it('is not remembered when the list is left before the answer is here', async () => {
    const left = new AbortController();
    const loading = loadAccountAhead(engineOf().client, accountId, left.signal);
    forgetViews();
    left.abort();
    await loading;
    expect(accountMemory.recall(accountId)).toBeUndefined();
    expect(knownPart(invoicesSource.memory, question, firstRowWindow)).toBeUndefined();
  });

  it('does not replace what was remembered since it was asked for', async () => {
    const loading = loadAccountAhead(engineOf().client, accountId, shown);
    const newer = { account: { id: accountId, name: 'newer' } } as unknown as AccountHead;
    accountMemory.keep(accountId, newer);
    await loading;
    expect(accountMemory.recall(accountId)).toBe(newer);
  });

  it('is forgotten when a command was recorded on it', async () => {
    await loadAccountAhead(engineOf().client, accountId, shown);
    forgetAccount(accountId);
    expect(accountMemory.recall(accountId)).toBeUndefined();
    expect(knownPart(invoicesSource.memory, question, firstRowWindow)).toBeUndefined();
  });
});
