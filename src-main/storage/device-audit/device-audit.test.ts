import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteInput } from '../../../src-shared/commands/command-inputs.fixture.ts';
import { instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { failure } from '../../../src-shared/domain/failure.ts';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import { collector, envelopeOf } from '../../engine/command.fixture.ts';
import { sessionOf } from '../../engine/session.fixture.ts';
import { tablesWithText } from '../device/tables-with-text.fixture.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { appendDeviceAudit, readChainHead } from './device-audit.ts';
import { verifyDeviceAudit } from './verify-device-audit.ts';

describe('the audit chain of a device', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  const give = (fields: Readonly<Record<string, unknown>> = {}) => {
    const envelope = envelopeOf(fields);
    store.outbox.append(envelope, collector);
    return envelope;
  };
  const rows = () =>
    store.file.database
      .prepare('SELECT n, actor_id, action, subject FROM device_audit ORDER BY n')
      .raw()
      .all();
  const states = () => store.file.database.prepare('SELECT state FROM outbox_command').pluck().all();

  it('tells of every command given, withdrawn, answered and dismissed, by whom', () => {
    const [first, second, third] = [give(), give(), give()];
    store.outbox.withdraw(first.id, 'user-1');
    store.outbox.markSent([second.id, third.id]);
    store.outbox.recordJudgement(second.id, { status: 'applied', documents: [] });
    store.outbox.recordJudgement(third.id, { status: 'refused', failures: [failure('FORBIDDEN')] });
    store.outbox.dismiss(third.id, 'user-1');
    expect(rows()).toEqual([
      [1, 'user-1', 'command.given', first.id],
      [2, 'user-1', 'command.given', second.id],
      [3, 'user-1', 'command.given', third.id],
      [4, 'user-1', 'command.withdrawn', first.id],
      [5, 'server', 'command.applied', second.id],
      [6, 'server', 'command.refused', third.id],
      [7, 'user-1', 'command.dismissed', third.id],
    ]);
    expect(verifyDeviceAudit(store.file.database)).toEqual({ intact: true, head: store.outbox.chainHead() });
    expect(store.outbox.chainRow(7)).toEqual(store.outbox.chainHead());
    expect(store.outbox.chainRow(6)).toMatchObject({ n: 6 });
    for (const n of [0, 8]) expect(store.outbox.chainRow(n)).toBeUndefined();
  });

  it('tells of nothing that did not happen', () => {
    const { id } = give();
    const before = store.outbox.chainHead();
    expect(store.outbox.withdraw(id, 'user-2')).toBe(false);
    expect(store.outbox.dismiss(id, 'user-1')).toBe(false);
    expect(store.outbox.recordJudgement('unknown', { status: 'applied', documents: [] })).toBe(false);
    expect(store.outbox.chainHead()).toEqual(before);
  });

  it('holds the hash that the server computes of a command, and nothing that was typed or counted', () => {
    const note = 'жщыэ owes 98765.43';
    const envelope = give({ input: noteInput({ note }) });
    const sent = store.outbox.batchToSend('user-1', { maxCommands: 1, maxBytes: 1_000_000 })[0]?.body;
    const bodyHash = createHash('sha256').update(canonicalJson(sent)).digest('hex');
    const stored = store.file.database.prepare('SELECT body_hash, at FROM device_audit').get();
    expect(stored).toEqual({ body_hash: bodyHash, at: envelope.at });
    expect(tablesWithText(store.file, note)).toEqual(['outbox_command']);
  });

  it('is kept when another user signs in and when the replica is wiped, and tells of both', () => {
    const { id } = give();
    store.device.saveSession(sessionOf('user-1'));
    store.device.saveSession(sessionOf('user-1'));
    store.device.saveSession(sessionOf('user-2'));
    store.device.takeReplica('user-2');
    store.device.disownReplica();
    expect(rows()).toEqual([
      [1, 'user-1', 'command.given', id],
      [2, 'user-1', 'session.opened', 'user-1'],
      [3, 'user-2', 'session.opened', 'user-2'],
      [4, 'user-2', 'replica.wiped', 'user-2'],
    ]);
    expect(verifyDeviceAudit(store.file.database)).toMatchObject({ intact: true, head: { n: 4 } });
  });

  it('tells once that a restored server was offered everything again', () => {
    give();
    for (const incarnation of ['one', 'one', 'two', 'two']) store.outbox.followServer(incarnation);
    expect(rows().slice(1)).toEqual([[2, 'server', 'outbox.offered-again', 'two']]);
  });

  it('and the outbox change together or not at all', () => {
    const { id } = give();
    store.outbox.markSent([id]);
    const before = [rows(), states()];
    const { database } = store.file;
    const attempts = [
      () => give(),
      () => store.outbox.recordJudgement(id, { status: 'applied', documents: [] }),
    ];
    // Neither the row of the chain nor what comes after it can be written: a crash there is the same.
    for (const table of ['device_audit', 'stale_account']) {
      database.exec(`CREATE TRIGGER full BEFORE INSERT ON ${table} BEGIN SELECT raise(ABORT, 'full'); END`);
      database.exec(
        `CREATE TRIGGER full_too BEFORE UPDATE ON ${table} BEGIN SELECT raise(ABORT, 'full'); END`,
      );
      for (const attempt of attempts) expect(attempt).toThrow('full');
      database.exec('DROP TRIGGER full; DROP TRIGGER full_too');
      expect([rows(), states()]).toEqual(before);
    }
    attempts.forEach((attempt) => void attempt());
    expect(states()).toEqual(['applied', 'waiting']);
    expect(rows()).toHaveLength(3);
  });

  it('takes no entry outside of a transaction', () => {
    const at = instant('2026-03-31T09:00:00.000Z');
    const entry = { at, actorId: 'u', action: 'session.opened', subject: 'u', bodyHash: '' } as const;
    expect(() => appendDeviceAudit(store.file, entry)).toThrow('transaction');
    expect(readChainHead(store.file)).toEqual({ n: 0, hash: '' });
  });
});
