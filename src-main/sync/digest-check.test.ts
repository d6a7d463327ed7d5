import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import { documentMark, documentMarkText } from '../../src-shared/protocol/document-mark.ts';
import type { DigestReply } from '../../src-shared/protocol/sync-api.ts';
import { pulledOf } from '../engine/account.fixture.ts';
import { createHandScheduler, turn } from '../engine/hand-scheduler.fixture.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { positionReader } from '../storage/replica/read-positions.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { collectionDigest } from './collection-digest.ts';
import { createDigestCheck, type DigestCheck } from './digest-check.ts';
import { type PullMark, readPullMark, writePullMark } from './pull-mark.ts';
import { createPullProgress, type PullProgress } from './pull-progress.ts';

const at = { incarnation: 'i', scopeVersion: 1 };
const none = { count: 0, sum: '0' };

describe('comparing the replica with the server', () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  let progress: PullProgress;
  let time: ReturnType<typeof createHandScheduler>;
  let closing: AbortController;
  let isQuiet: boolean;
  let seq: number;
  let asked: number;
  let counted: CollectionName[];
  let events: string[];
  /** What the server says of the invoices. */
  let invoices: { count: number; sum: string };
  let outcomes: { count: number; sum: string };
  let lost: string[];
  let onCount: () => void;
  let onAsk: () => void;
  let nowMs: number;
  let answer: () => Result<DigestReply>;
  let check: DigestCheck;

  const digestOf = async (name: CollectionName) =>
    collectionDigest({
      read: positionReader(store.held.collections[name]),
      rejected: new Map(),
      scheduler: timerScheduler,
      signal: closing.signal,
    });
  const heldInvoices = async () => {
    const held = await digestOf('invoices');
    return { count: held?.count ?? 0, sum: String(held?.sum ?? 0n) };
  };
  const markAt = (name: CollectionName, position: number, changes: Partial<PullMark> = {}) =>
    writePullMark(store.device, name, {
      userId: 'user-1',
      state: 'complete',
      checkpoint: { ...at, seq: position },
      documents: 0,
      bytes: 0,
      ...changes,
    });
  /** Writes invoices as a pull does that brings the collection to a position. */
  const pullInvoices = async (seqs: readonly number[], position: number) => {
    const last = Math.max(...seqs);
    check.written('invoices', last);
    await store.write(
      'invoices',
      seqs.map((one) => pulledOf('invoices', { id: `i${one}`, seq: one })),
    );
    check.written('invoices', last);
    markAt('invoices', position);
    progress.confirm('invoices', progress.wanted('invoices'));
  };
  /** Lets everything run until the check waits for something. */
  const settle = async () => {
    for (let round = 0; round < 20; round += 1) await turn();
  };
  const nextCheck = async () => {
    check.update();
    await time.end();
    await settle();
  };

  beforeEach(async () => {
    store = await openWorkstationReplica();
    progress = createPullProgress();
    time = createHandScheduler();
    closing = new AbortController();
    isQuiet = true;
    seq = 10;
    asked = 0;
    counted = [];
    events = [];
    outcomes = none;
    lost = [];
    onCount = () => undefined;
    onAsk = () => undefined;
    nowMs = Date.parse('2026-03-31T09:12:00.000Z');
    answer = () => {
      const collections = collectionNames.map((name) => ({
        name,
        ...(name === 'invoices' ? invoices : name === 'outcomes' ? outcomes : none),
      }));
      return succeed({ checkpoint: { ...at, seq }, collections });
    };
    check = createDigestCheck({
      device: store.device,
      isQuiet: () => isQuiet,
      async ask() {
        asked += 1;
        onAsk();
        return answer();
      },
      async digestOf(name) {
        counted.push(name);
        const digest = await digestOf(name);
        onCount();
        return digest;
      },
      progress,
      clock: { now: () => instant(new Date(nowMs).toISOString()) },
      scheduler: time.scheduler,
      log: (_level, event) => events.push(event),
      signal: closing.signal,
      onChange: () => undefined,
      onOutcomesDiffer: (incarnation) =>
        lost.push(`${incarnation} ${readPullMark(store.device, 'outcomes')?.state}`),
    });
    for (const name of collectionNames) {
      progress.confirm(name, progress.wanted(name));
      markAt(name, 10);
    }
    await pullInvoices([3, 7], 10);
    invoices = await heldInvoices();
  });
  afterEach(async () => {
    closing.abort();
    await store.remove();
  });

  const start = async () => {
    void check.run();
    await settle();
  };

  it('finds both equal and says when; without a change it does not ask again', async () => {
    await start();
    expect(check.state()).toEqual({ checkedAt: '2026-03-31T09:12:00.000Z', repairs: 0, repairedAt: null });
    await nextCheck();
    await nextCheck();
    expect(asked).toBe(1);
  });

  it('waits until everything is at rest, and some seconds between two checks', async () => {
    isQuiet = false;
    await start();
    expect(asked).toBe(0);
    isQuiet = true;
    check.update();
    await settle();
    expect(asked).toBe(1);
    await pullInvoices([11], 11);
    check.update();
    await settle();
    expect(asked).toBe(1);
    expect(time.delays()).toEqual([5_000]);
    await nextCheck();
    expect(asked).toBe(2);
  });

  it('pauses for twenty times what the counting took, whatever the server and the network took', async () => {
    onAsk = () => {
      nowMs += 60_000;
    };
    onCount = () => {
      nowMs += 100;
    };
    await start();
    expect(time.delays()).toEqual([collectionNames.length * 100 * 20]);
  });

  it('counts again only what was written since', async () => {
    await start();
    expect(new Set(counted)).toEqual(new Set(collectionNames));
    counted = [];
    await pullInvoices([11], 11);
    seq = 11;
    invoices = await heldInvoices();
    await nextCheck();
    expect(counted).toEqual(['invoices']);
  });

  it.each([
    ['a document is missing here', { count: 3, sum: '5' }],
    ['a document is here that the server has not', { count: 1, sum: '5' }],
    ['a document is here in another state', { count: 2, sum: '5' }],
  ])('where %s the collection is fetched anew and found equal', async (_title, server) => {
    invoices = server;
    await start();
    expect(events).toEqual(['sync.digest-mismatch']);
    expect(readPullMark(store.device, 'invoices')?.state).toBe('requested');
    expect(progress.isConfirmed('invoices')).toBe(false);
    expect(progress.isConfirmed('payments')).toBe(true);
    expect(check.state()).toEqual({ checkedAt: null, repairs: 1, repairedAt: null });
    await pullInvoices([9], 10);
    invoices = await heldInvoices();
    await nextCheck();
    expect(events).toEqual(['sync.digest-mismatch', 'sync.collection-repaired']);
    expect(check.state()).toMatchObject({ repairs: 1, repairedAt: '2026-03-31T09:12:00.000Z' });
    expect(check.state().checkedAt).not.toBeNull();
  });

  it.each<[string, Partial<PullMark>]>([
    ['somebody else has begun to work here', { userId: 'user-2' }],
    ['everything is to be fetched anew', { state: 'requested' }],
    ['everything is being fetched anew', { state: 'sweeping' }],
  ])('where %s since the server was asked, a difference says nothing', async (_title, changes) => {
    invoices = none;
    onAsk = () => markAt('invoices', 10, changes);
    await start();
    expect(events).toEqual([]);
    expect(check.state()).toEqual({ checkedAt: null, repairs: 0, repairedAt: null });
    onAsk = () => undefined;
    markAt('invoices', 10, { userId: 'user-2' });
    invoices = await heldInvoices();
    await nextCheck();
    expect(asked).toBe(2);
    expect(check.state().checkedAt).not.toBeNull();
  });

  it('where the outcomes differ the commands are offered again, once and before the outcomes are fetched anew', async () => {
    invoices = await heldInvoices();
    outcomes = { count: 1, sum: '5' };
    await start();
    expect(lost).toEqual(['i complete']);
    expect(readPullMark(store.device, 'outcomes')?.state).toBe('requested');
    markAt('outcomes', 10);
    progress.confirm('outcomes', progress.wanted('outcomes'));
    await nextCheck();
    expect(events).toEqual(['sync.digest-mismatch', 'sync.digest-unhealed']);
    expect(lost).toHaveLength(1);
  });

  it('where other documents differ no command is offered again', async () => {
    invoices = { count: 3, sum: '5' };
    await start();
    expect([events, lost]).toEqual([['sync.digest-mismatch'], []]);
  });

  it('what fetching anew does not heal is reported, and not fetched again and again', async () => {
    invoices = { count: 9, sum: '9' };
    await start();
    await pullInvoices([3, 7], 10);
    await nextCheck();
    await nextCheck();
    expect(events).toEqual(['sync.digest-mismatch', 'sync.digest-unhealed']);
    expect(readPullMark(store.device, 'invoices')?.state).toBe('complete');
  });

  it('does not compare with a server that is ahead: it pulls first', async () => {
    seq = 20;
    const mark = documentMark(createHash('sha256').update(documentMarkText('i15', 15)).digest('hex'));
    invoices = { count: 3, sum: String(BigInt(invoices.sum) + mark) };
    await start();
    expect(events).toEqual([]);
    expect(progress.isConfirmed('invoices')).toBe(false);
    await pullInvoices([15], 20);
    check.update();
    await settle();
    expect(events).toEqual([]);
    expect(check.state()).toMatchObject({ repairs: 0 });
    expect(check.state().checkedAt).not.toBeNull();
  });

  it('does not compare with a server that was behind what is held here by now', async () => {
    invoices = { count: 3, sum: '5' };
    await pullInvoices([15], 15);
    await start();
    expect(events).toEqual([]);
    expect(check.state()).toEqual({ checkedAt: null, repairs: 0, repairedAt: null });
  });

  it('does not compare what was written while it was counted', async () => {
    invoices = { count: 9, sum: '9' };
    onCount = () => check.written('invoices', 8);
    await start();
    expect(events).toEqual([]);
  });

  it('does not compare with another incarnation or another scope', async () => {
    invoices = { count: 9, sum: '9' };
    markAt('invoices', 10);
    writePullMark(store.device, 'invoices', {
      userId: 'user-1',
      state: 'complete',
      checkpoint: { ...at, scopeVersion: 2, seq: 10 },
      documents: 0,
      bytes: 0,
    });
    await start();
    expect(events).toEqual([]);
  });

  it('a digest that cannot be had changes nothing', async () => {
    answer = () => fail('OFFLINE');
    await start();
    expect(check.state().checkedAt).toBeNull();
    expect(events).toEqual([]);
  });
});
