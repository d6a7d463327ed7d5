import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxSealedCommandsPerRequest } from '../../src-shared/protocol/sealed-outbox-api.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { handIn, sealedRecord } from '../../test/fixtures/server/sealed-records.ts';
import { noteCommand, promiseCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import {
  newTestDevice,
  openTestTenant,
  type TestSession,
  type TestTenant,
} from '../../test/fixtures/server/test-tenant.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { verifyAudit } from '../store/verify-audit.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('a sealed outbox on $name', ({ store }) => {
  let tenant: TestTenant;
  let lost: TestSession;
  let anew: TestSession;
  let stranger: TestSession;

  beforeAll(async () => {
    tenant = await openTestTenant(store);
    lost = await tenant.signIn('amelie');
    anew = await tenant.signIn('amelie');
    stranger = await tenant.signIn('tomasz');
    await tenant.write([
      { collection: 'accounts', document: buildAccount('a1', 'amelie') },
      { collection: 'invoices', document: buildInvoice('i1', 'a1') },
    ]);
  });

  const auditOf = (subject: string) =>
    inTenant(store.db, tenant.tenantId, (trx) =>
      trx
        .selectFrom('audit')
        .select(['action', 'actor_id', 'device_id', 'detail'])
        .where('subject', '=', subject)
        .execute(),
    );
  const activityIds = async (session: TestSession) =>
    (await session.pull('activities')).documents.map((document) => document.id);

  it('is judged as if the lost device had sent it, once, however often it is handed in', async () => {
    const command = noteCommand(lost, 'a1');
    const record = sealedRecord(lost, command, 1);
    const replies = await Promise.all([1, 2, 3].map(() => handIn(tenant, anew, [record])));
    const outcomes = replies.flat().map(({ outcome }) => JSON.stringify(outcome));
    expect(new Set(outcomes).size).toBe(1);
    expect(replies[0]?.[0]).toMatchObject({
      commandId: command.id,
      outcome: { status: 'applied', deviceId: lost.deviceId },
      problem: null,
      command: null,
    });
    expect((await activityIds(anew)).filter((id) => id === command.input.activityId)).toHaveLength(1);
    expect(await auditOf(command.id)).toMatchObject([
      { action: 'command.applied', actor_id: 'amelie', device_id: lost.deviceId },
    ]);
    const [row] = await auditOf(lost.deviceId).then((rows) =>
      rows.filter(({ action }) => action === 'sealed-outbox.handed-in'),
    );
    expect(row).toMatchObject({ actor_id: 'amelie', device_id: anew.deviceId });
    expect(row?.detail).toEqual({ applied: [command.id] });
  });

  it('has the stored outcome for what the lost device had sent before', async () => {
    const command = noteCommand(lost, 'a1');
    const [sent] = await lost.send([command]);
    const [handedIn] = await handIn(tenant, anew, [sealedRecord(lost, command, 2)]);
    expect(handedIn?.outcome).toEqual(sent?.outcome);
  });

  it('gives a refused command back to its author, with the reason and everything that was typed', async () => {
    const command = promiseCommand(lost, 'a1', { invoiceId: 'i1', amountMinor: 99_999_999 });
    const [result] = await handIn(tenant, anew, [sealedRecord(lost, command, 3)]);
    expect(result?.outcome?.status).toBe('refused');
    expect(result?.command).toEqual(command);
  });

  it('is judged in the order in which it was given, whatever the order in the file', async () => {
    const first = promiseCommand(lost, 'a1', { invoiceId: 'i1', amountMinor: 1 });
    const second = {
      ...noteCommand(lost, 'a1'),
      name: 'promise.cancel',
      input: { promiseId: first.input.promiseId, reason: '' },
    };
    const results = await handIn(tenant, anew, [sealedRecord(lost, second, 5), sealedRecord(lost, first, 4)]);
    expect(results.map(({ commandId }) => commandId)).toEqual([second.id, first.id]);
    expect(results.map(({ outcome }) => outcome?.status)).toEqual(['applied', 'applied']);
  });

  it('is neither opened nor judged for another person', async () => {
    const command = noteCommand(lost, 'a1');
    const [result] = await handIn(tenant, stranger, [sealedRecord(lost, command, 6)]);
    expect(result).toEqual({
      commandId: command.id,
      outcome: null,
      problem: 'ANOTHER_USER',
      command: null,
    });
    expect(await activityIds(anew)).not.toContain(command.input.activityId);
  });

  it('is refused record by record where anything of it was altered or forged, and the others are judged', async () => {
    const good = noteCommand(lost, 'a1');
    const forged = (change: Parameters<typeof sealedRecord>[3] = {}, command = noteCommand(lost, 'a1')) =>
      sealedRecord(lost, command, 8, change);
    const flipped = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    const whole = forged();
    const ofStranger = noteCommand(stranger, 'a1');
    const results = await handIn(tenant, anew, [
      { ...whole, content: flipped(whole.content) },
      { ...whole, key: flipped(whole.key) },
      { ...whole, key: 'A'.repeat(43) },
      { ...whole, content: whole.content.slice(0, -4) },
      { ...whole, content: 'AAAA' },
      { ...whole, position: 9 },
      { ...whole, commandId: randomUUID() },
      { ...whole, deviceId: anew.deviceId },
      { ...whole, deviceId: randomUUID() },
      // Anybody can seal for a public key: it takes the key of the device to sign.
      forged({ signedBy: anew.device }),
      forged({ signedBy: newTestDevice() }),
      // A command of another person under the name of the one who hands it in.
      forged({ header: { userId: lost.reply.actor.userId } }, ofStranger),
      sealedRecord(lost, good, 7),
    ]);
    expect(results.slice(0, -1).map(({ problem }) => problem)).toEqual(Array(12).fill('SEAL_BROKEN'));
    expect(results.at(-1)?.outcome?.status).toBe('applied');
  });

  it('is told from the same id with another body', async () => {
    const command = noteCommand(lost, 'a1');
    const other = noteCommand(lost, 'a1', { id: command.id });
    await handIn(tenant, anew, [sealedRecord(lost, command, 10)]);
    const [result] = await handIn(tenant, anew, [sealedRecord(lost, other, 10)]);
    expect(result).toMatchObject({ outcome: null, problem: 'COMMAND_TAMPERED', command: other });
  });

  it('is taken of a device that was revoked after it was lost', async () => {
    const gone = await tenant.signIn('amelie');
    const command = noteCommand(gone, 'a1');
    const admin = await tenant.signIn('admin');
    const { status } = await tenant.post(
      '/v1/admin/devices/revoke',
      { deviceId: gone.deviceId },
      admin.reply.accessToken,
    );
    expect(status).toBe(200);
    const [result] = await handIn(tenant, anew, [sealedRecord(gone, command, 1)]);
    expect(result?.outcome?.status).toBe('applied');
  });

  it('is not opened without a session, nor with more records than a request may have', async () => {
    const record = sealedRecord(lost, noteCommand(lost, 'a1'), 11);
    const stranded = await tenant.post('/v1/sync/sealed-outbox', { commands: [record] });
    expect(stranded.status).toBe(401);
    const commands = Array(maxSealedCommandsPerRequest + 1).fill(record);
    const { status } = await tenant.post('/v1/sync/sealed-outbox', { commands }, anew.reply.accessToken);
    expect(status).toBe(400);
  });

  it('leaves the audit trail whole, and no bug', async () => {
    expect(await verifyAudit(store.db, tenant.tenantId)).toMatchObject({ intact: true });
    expect(tenant.bugs).toEqual([]);
  });
});
