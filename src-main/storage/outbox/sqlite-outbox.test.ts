import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure } from '../../../src-shared/domain/failure.ts';
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
    expect(
      store.outbox.batchToSend('user-1', { maxCommands: 100, maxBytes: 1_000_000 }).map(({ id }) => id),
    ).toEqual(ids);
    expect(store.outbox.pendingOf('account-1', 'user-1').map(({ envelope }) => envelope.id)).toEqual(ids);
  });

  it('limits a batch by number and by bytes, and never to nothing', () => {
    const ids = append(5);
    expect(store.outbox.batchToSend('user-1', { maxCommands: 2, maxBytes: 1_000_000 })).toHaveLength(2);
    expect(store.outbox.batchToSend('user-1', { maxCommands: 100, maxBytes: 1 }).map(({ id }) => id)).toEqual(
      ids.slice(0, 1),
    );
  });

  it('sends only what the user who is signed in has given', () => {
    append(1);
    expect(store.outbox.batchToSend('user-2', { maxCommands: 10, maxBytes: 1_000_000 })).toEqual([]);
  });

  it('takes back what was not sent, and nothing that was', () => {
    const [first = '', second = ''] = append(2);
    store.outbox.markSent([second]);
    expect(store.outbox.withdraw(first, 'user-1')).toBe(true);
    expect(store.outbox.withdraw(first, 'user-1')).toBe(false);
    expect(store.outbox.withdraw(second, 'user-1')).toBe(false);
    expect(store.outbox.unansweredIds()).toEqual([second]);
  });

  it('marks the account stale with every change, in the same transaction', () => {
    const [id = ''] = append(1);
    expect(store.readModels.staleMark('account-1')?.mark).toBe(1);
    store.outbox.recordJudgement(id, { status: 'applied', documents: [] });
    expect(store.readModels.staleMark('account-1')?.mark).toBe(2);
  });

  it("keeps another user's commands out of what a user sees, takes back and dismisses", () => {
    const [waiting = '', refused = ''] = append(2);
    store.outbox.recordJudgement(refused, { status: 'refused', failures: [failure('FORBIDDEN')] });
    expect(store.outbox.pendingOf('account-1', 'user-2')).toEqual([]);
    expect(store.outbox.attention('user-2')).toEqual([]);
    expect(store.outbox.counts('user-2')).toEqual({ waiting: 0, attention: 0 });
    expect(store.outbox.withdraw(waiting, 'user-2')).toBe(false);
    expect(store.outbox.dismiss(refused, 'user-2')).toBe(false);
    expect(store.outbox.counts('user-1')).toEqual({ waiting: 1, attention: 1 });
  });

  it('sends the text that was stored, whatever the schema makes of it today', () => {
    const [id = ''] = append(1);
    const text = JSON.stringify({ id, unknownToday: true });
    store.file.statements.rows('UPDATE outbox_command SET envelope = ?').run(text);
    const [message] = store.outbox.batchToSend('user-1', { maxCommands: 1, maxBytes: 1_000 });
    expect(JSON.stringify(message?.body)).toBe(text);
  });

  it('leaves accounts out of a batch, or takes from one only', () => {
    const limits = { maxCommands: 10, maxBytes: 1_000_000 };
    const [first = ''] = append(1);
    const [second = ''] = append(1, { accountId: 'account-2' });
    const idsOf = (more: object) =>
      store.outbox.batchToSend('user-1', { ...limits, ...more }).map(({ id }) => id);
    expect(idsOf({ exceptAccounts: new Set(['account-1']) })).toEqual([second]);
    expect(idsOf({ onlyAccount: 'account-1' })).toEqual([first]);
  });
});
