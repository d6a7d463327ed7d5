import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pulledOf } from '../../engine/account.fixture.ts';
import { openWorkstationReplica } from '../workstation-file.fixture.ts';

describe('the replica as the engine reads it', () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  beforeEach(async () => {
    store = await openWorkstationReplica();
  });
  afterEach(() => store.remove());

  const invoice = (id: string, accountId: string, seq: number) =>
    pulledOf('invoices', { id, accountId, seq });

  it('loads many accounts as it loads each of them, more than one list of the storage holds', async () => {
    const ids = Array.from({ length: 620 }, (_, index) => `a${index}`);
    await store.write(
      'accounts',
      ids.map((id, index) => pulledOf('accounts', { id, accountId: id, seq: index })),
    );
    await store.write(
      'invoices',
      ids.flatMap((id, index) => [invoice(`x-${id}`, id, 2_000 - index), invoice(`y-${id}`, id, 5)]),
    );
    const asked = [...ids.slice(0, 601), 'nobody'];
    const loaded = await store.replica.loadMany(asked);
    expect([...loaded.keys()].sort()).toEqual(ids.slice(0, 601).sort());
    for (const id of ['a0', 'a7', 'a600']) {
      expect(loaded.get(id)).toEqual(await store.replica.load(id, 'account'));
      expect(loaded.get(id)?.invoices.map((one) => one.id)).toEqual([`y-${id}`, `x-${id}`]);
    }
    expect(await store.replica.loadMany([])).toEqual(new Map());
  });

  it('leaves out what is deleted and what storage adds to a document', async () => {
    await store.write('accounts', [pulledOf('accounts', { id: 'a', accountId: 'a' })]);
    await store.write('invoices', [invoice('i1', 'a', 2), invoice('i2', 'a', 3)]);
    await store.write('invoices', [{ id: 'i1', accountId: 'a', seq: 4, _deleted: true }]);
    const { _deleted, ...content } = invoice('i2', 'a', 3);
    expect((await store.replica.load('a', 'account'))?.invoices).toEqual([content]);
    expect((await store.replica.load('a', 'header'))?.invoices).toEqual([]);
    expect(await store.replica.load('nobody', 'header')).toBeUndefined();
    expect(await store.replica.load('nobody', 'timeline')).toBeUndefined();
  });

  it('loads the timeline of an account with its receipts and without the ledger', async () => {
    const of = { accountId: 'a' };
    await store.write('accounts', [pulledOf('accounts', { id: 'a', ...of })]);
    await store.write('invoices', [invoice('i1', 'a', 2)]);
    await store.write('activities', [pulledOf('activities', { id: 'n1', ...of })]);
    await store.write('receipts', [pulledOf('receipts', { id: 'A7-1', ...of })]);
    const loaded = await store.replica.load('a', 'timeline');
    const { account, activities, receipts } = (await store.replica.load('a', 'account')) ?? {};
    expect(loaded).toMatchObject({ account, activities, receipts, invoices: [], payments: [], notices: [] });
    expect([loaded?.activities.length, loaded?.receipts.length]).toEqual([1, 1]);
  });

  it('knows the highest feed position among the documents of an account, whichever collection they are in', async () => {
    await store.write('accounts', [pulledOf('accounts', { id: 'a', accountId: 'a', seq: 3 })]);
    expect(await store.replica.highestSeq('a')).toBe(3);
    await store.write('invoices', [invoice('i1', 'a', 9), invoice('i2', 'a', 7), invoice('i3', 'b', 50)]);
    expect(await store.replica.highestSeq('a')).toBe(9);
    await store.write('outcomes', [
      pulledOf('outcomes', { id: crypto.randomUUID(), accountId: 'a', seq: 11 }),
    ]);
    expect(await store.replica.highestSeq('a')).toBe(11);
    expect(await store.replica.highestSeq('nobody')).toBe(0);
  });

  it('tells of a write before anything can read what was there before', async () => {
    await store.write('accounts', [pulledOf('accounts', { id: 'a', accountId: 'a' })]);
    let isTold = false;
    store.replica.onChange((accountIds, collection) => {
      isTold = accountIds.has('a') && collection === 'invoices';
    });
    const writing = store.write('invoices', [invoice('i1', 'a', 2)]);
    for (let turn = 0; turn < 40; turn += 1) {
      const wasTold = isTold;
      const found = (await store.replica.load('a', 'account'))?.invoices.length;
      if (wasTold) expect(found).toBe(1);
      if (found === 1) expect(isTold).toBe(true);
    }
    await writing;
    expect(isTold).toBe(true);
  });
});
