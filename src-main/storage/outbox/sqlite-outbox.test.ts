import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collector, envelopeOf } from '../../engine/command.fixture.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';

describe('the outbox', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  const append = (count: number, fields = {}) =>
    Array.from({ length: count }, () => {
      const envelope = envelopeOf(fields);
      store.outbox.append(envelope, collector);
      return envelope.id;
    });

  it('keeps the order in which commands were given', () => {
    const ids = append(20);
    expect(store.outbox.batchToSend('user-1', 100, 1_000_000).map(({ id }) => id)).toEqual(ids);
    expect(store.outbox.pendingOf('account-1').map(({ envelope }) => envelope.id)).toEqual(ids);
  });

  it('limits a batch by number and by bytes, and never to nothing', () => {
    const ids = append(5);
    expect(store.outbox.batchToSend('user-1', 2, 1_000_000)).toHaveLength(2);
    expect(store.outbox.batchToSend('user-1', 100, 1).map(({ id }) => id)).toEqual(ids.slice(0, 1));
  });

  it('sends only what the user who is signed in has given', () => {
    append(1);
    expect(store.outbox.batchToSend('user-2', 10, 1_000_000)).toEqual([]);
  });

  it('takes back what was not sent, and nothing that was', () => {
    const [first = '', second = ''] = append(2);
    store.outbox.markSent([second]);
    expect(store.outbox.withdraw(first)).toBe(true);
    expect(store.outbox.withdraw(first)).toBe(false);
    expect(store.outbox.withdraw(second)).toBe(false);
    expect(store.outbox.unansweredIds()).toEqual([second]);
  });

  it('marks the account stale with every change, in the same transaction', () => {
    const [id = ''] = append(1);
    expect(store.worklist.staleMark('account-1')?.mark).toBe(1);
    store.outbox.recordJudgement(id, { status: 'applied', documents: [] });
    expect(store.worklist.staleMark('account-1')?.mark).toBe(2);
  });
});
