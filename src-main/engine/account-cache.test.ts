import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { pulledOf } from './account.fixture.ts';
import { cacheAccounts } from './account-cache.ts';
import type { ReplicaPort } from './ports/replica-port.ts';

describe('the cache of accounts', () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  let loads: string[];
  let cached: ReplicaPort;

  beforeEach(async () => {
    store = await openWorkstationReplica();
    loads = [];
    const counting: ReplicaPort = {
      ...store.replica,
      load(accountId, reads) {
        loads.push(accountId);
        return store.replica.load(accountId, reads);
      },
      loadMany(accountIds) {
        loads.push(...accountIds);
        return store.replica.loadMany(accountIds);
      },
    };
    cached = cacheAccounts(counting, 100);
    for (const id of ['a', 'b', 'c'])
      await store.write('accounts', [pulledOf('accounts', { id, accountId: id })]);
    await writeNote(1);
  });
  afterEach(() => store.remove());

  const writeNote = (seq: number, accountId = 'a') =>
    store.write('activities', [pulledOf('activities', { id: `n-${seq}`, accountId, seq })]);
  const seqs = (account: Awaited<ReturnType<ReplicaPort['load']>>) =>
    (account?.activities ?? []).map((activity) => activity.seq);

  it('loads an account once for everybody who asks, at the same time or later', async () => {
    await Promise.all([cached.load('a', 'account'), cached.load('a', 'account')]);
    await cached.load('a', 'account');
    expect((await cached.load('a', 'header'))?.activities).toEqual([]);
    expect(seqs(await cached.load('a', 'timeline'))).toEqual([1]);
    await cached.loadMany(['a', 'b']);
    expect(loads).toEqual(['a', 'b']);
  });

  it('does not let the computing of many push out what people work on', async () => {
    await cached.load('a', 'account');
    await cached.loadMany(['b', 'c']);
    await cached.load('b', 'account');
    await cached.load('a', 'account');
    expect(loads).toEqual(['a', 'b', 'c', 'b']);
  });

  it('answers every question asked after a write with what it wrote, at every moment of write and load', async () => {
    let last = 1;
    for (let offset = 0; offset < 24; offset += 1) {
      // The load begins `offset` turns before or after the write does.
      const early = offset < 12 ? cached.load('a', 'account') : undefined;
      for (let index = 0; index < offset % 12; index += 1) await Promise.resolve();
      last += 1;
      const writing = writeNote(last);
      const during: ReturnType<ReplicaPort['load']>[] = [];
      let isWritten = false;
      const stop = store.replica.onChange(() => {
        isWritten = true;
      });
      const after: ReturnType<ReplicaPort['load']>[] = [];
      for (let index = 0; index < 40; index += 1) {
        (isWritten ? after : during).push(cached.load('a', 'account'));
        if (isWritten) after.push(cached.loadMany(['a', 'b']).then((found) => found.get('a')));
        await Promise.resolve();
      }
      await writing;
      stop();
      after.push(cached.load('a', 'account'));
      for (const account of await Promise.all(after)) expect(seqs(account)).toContain(last);
      for (const account of await Promise.all([early, ...during])) {
        expect(seqs(account).slice(0, last - 1)).toEqual(account === undefined ? [] : seqsUpTo(last - 1));
      }
      expect(after.length).toBeGreaterThan(1);
    }
  });

  it('does not keep what it loads while another process changes it', async () => {
    let tell: Parameters<ReplicaPort['onChange']>[0] = () => undefined;
    const shared = cacheAccounts(
      {
        ...store.replica,
        onChange(listener) {
          tell = listener;
          return () => undefined;
        },
        load(accountId, reads) {
          loads.push(accountId);
          const load = store.replica.load(accountId, reads);
          // The storage tells of it within the reading, after some collections were read already.
          if (loads.length === 1) tell(new Set(['a']), 'invoices');
          return load;
        },
      },
      100,
    );
    await Promise.all([shared.load('a', 'account'), shared.load('a', 'account')]);
    await shared.load('a', 'account');
    expect(loads).toEqual(['a', 'a']);
  });

  it('keeps an account whose commands are answered: outcomes are no part of it', async () => {
    await cached.load('a', 'account');
    await store.write('outcomes', [pulledOf('outcomes', { id: crypto.randomUUID(), accountId: 'a' })]);
    await cached.load('a', 'account');
    expect(loads).toEqual(['a']);
  });

  it('drops an account that is gone, and comes to know it when it is back', async () => {
    await cached.load('b', 'account');
    await store.write('accounts', [{ id: 'b', accountId: 'b', seq: 5, _deleted: true }]);
    expect(await cached.load('b', 'account')).toBeUndefined();
    expect(await cached.load('b', 'header')).toBeUndefined();
    await store.write('accounts', [pulledOf('accounts', { id: 'b', accountId: 'b', seq: 6 })]);
    expect((await cached.load('b', 'account'))?.account.seq).toBe(6);
  });

  it('is not left with a load that failed', async () => {
    let fails = true;
    const failing = cacheAccounts(
      {
        ...store.replica,
        load: async (accountId, reads) => {
          if (fails) throw new Error('the disk');
          return store.replica.load(accountId, reads);
        },
      },
      100,
    );
    await expect(failing.load('a', 'account')).rejects.toThrow('the disk');
    fails = false;
    expect(seqs(await failing.load('a', 'account'))).toEqual([1]);
  });
});

function seqsUpTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
