import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillWithDefaultSettings } from 'rxdb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput, promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { commandItemKey } from '../../src-shared/contract/attention-view.ts';
import { applyListUpdate, type ListUpdate } from '../../src-shared/contract/live-list.ts';
import { worklistRowKey } from '../../src-shared/contract/worklist-view.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { createSqliteDevice } from '../storage/device/sqlite-device.ts';
import { workstationMigrations } from '../storage/migrations/workstation-migrations.ts';
import { openReplica } from '../storage/replica/open-replica.ts';
import { replicaCollections } from '../storage/replica/replica-schema.ts';
import { checkPage, writePulled } from '../storage/replica/write-pulled.ts';
import { getRxStorageSqlite } from '../storage/rx-storage-sqlite.ts';
import { applyMigrations } from '../storage/sqlite-file/apply-migrations.ts';
import { openSqliteFile } from '../storage/sqlite-file/open-sqlite-file.ts';
import { pulledOf } from './account.fixture.ts';
import { envelopeOf } from './command.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
} from './engine.fixture.ts';
import { sessionOf } from './session.fixture.ts';
import { storageFileName } from './start-engine.ts';
import { createSystemClock } from './system-clock.ts';

const today = '2026-03-31';
const page = { offset: 0, limit: 50 };
const everything = { ...page, search: '', filter: 'all', sort: 'name', direction: 'ascending' } as const;
const accountIds = Array.from({ length: 30 }, (_, index) => `a${index + 10}`);

/** A folder as a workstation leaves it that was synced, and is offline now. */
async function syncedFolder(key: Uint8Array): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'duebook-lists-'));
  const file = openSqliteFile({ path: join(directory, storageFileName), key });
  applyMigrations(file.database, workstationMigrations);
  const device = createSqliteDevice(file, { next: () => randomUUID() }, createSystemClock());
  device.saveSession(sessionOf('user-1'));
  device.takeReplica('user-1');
  const replica = await openReplica(getRxStorageSqlite({ file }), device.deviceId());
  const write = (name: CollectionName, fieldsOf: (id: string) => object) =>
    writePulled(
      replica.collections[name],
      checkPage(
        name,
        accountIds.map((id) => pulledOf(name, { accountId: id, ...fieldsOf(id) })),
      ).documents,
    );
  await write('accounts', (id) => ({ id, number: id, name: `Firma ${id}` }));
  await write('invoices', (id) => ({ id: `i-${id}`, number: `I-${id}` }));
  await replica.close();
  file.close();
  return directory;
}

describe('the live lists of an engine', () => {
  const key = randomBytes(32);
  let workstation: TestWorkstation;
  beforeAll(async () => {
    const directory = await syncedFolder(key);
    workstation = await startWorkstation({ directory, key, today, serverUrl: 'http://127.0.0.1:9' });
    await settled();
  });
  afterAll(() => workstation.remove());

  async function settled() {
    const { refresher, readModels } = workstation.engine.services;
    while (readModels.counts(today).accounts < accountIds.length || readModels.staleCount() > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await refresher.settled();
    }
  }
  /** Messages up to the first with a row of the account. */
  async function messagesUntil<Head, Row extends { readonly accountId: string }>(
    list: AsyncIterable<ListUpdate<Head, Row>>,
    accountId: string,
  ) {
    const messages: ListUpdate<Head, Row>[] = [];
    for await (const message of list) {
      messages.push(message);
      if (message.rows.some((row) => row.accountId === accountId)) break;
    }
    return messages;
  }

  it('a command sends a watching worklist the one row that it changed', async () => {
    const client = clientOf(workstation);
    const list = await client.worklist.watch(everything);
    const first = await list.next();
    expect(first.value).toMatchObject({ kind: 'window', head: { total: 30, staleCount: 0 } });
    const changed = messagesUntil(list, 'a12');
    await client.commands.submit({ accountId: 'a12', name: 'activity.log', input: noteInput() });
    const messages = await changed;
    expect(messages.map((message) => message.kind)).not.toContain('window');
    const rows = messages.flatMap((message) => message.rows);
    expect(rows.map((row) => [row.accountId, row.waitingCount])).toEqual([['a12', 1]]);
  });

  it('what is recorded stands in the lists of promises, disputes and follow-ups, and in the counts', async () => {
    const client = clientOf(workstation);
    const promise = promiseInput('i-a13', 4_000);
    await client.commands.submit({ accountId: 'a13', name: 'promise.record', input: promise });
    const dispute = {
      disputeId: randomUUID(),
      currency: 'EUR',
      items: [{ invoiceId: 'i-a13', amountMinor: 100 }],
      reasonCode: '01',
      description: 'price differs',
      contactName: '',
    };
    await client.commands.submit({ accountId: 'a13', name: 'dispute.open', input: dispute });
    const nextAction = { date: today, text: 'call again' };
    const note = noteInput({ nextAction });
    await client.commands.submit({ accountId: 'a13', name: 'activity.log', input: note });

    const promises = await firstWindowOf(await client.promises.watch({ ...page, filter: 'open' }));
    expect(promises).toMatchObject({
      head: { total: 1 },
      rows: [{ promiseId: promise.promiseId, accountId: 'a13', amountMinor: 4_000, isWaiting: true }],
    });
    const disputes = await firstWindowOf(await client.disputes.watch({ ...page, filter: 'active' }));
    expect(disputes.rows).toMatchObject([{ disputeId: dispute.disputeId, amountMinor: 100 }]);
    const followUps = await firstWindowOf(await client.followUps.watch({ ...page, filter: 'due' }));
    expect(followUps.rows).toMatchObject([{ accountId: 'a13', ...nextAction }]);
    const counts = await firstOf(await client.worklist.counts());
    expect(counts).toMatchObject({ accounts: 30, disputes: 1, lateDisputes: 0, followUpsDue: 1 });
  });

  it('says where a search found what number and name do not show', async () => {
    const client = clientOf(workstation);
    const found = await firstWindowOf(await client.worklist.watch({ ...everything, search: 'i-a17' }));
    expect(found.rows.map((row) => row.accountId)).toEqual(['a17']);
    expect(found.head.foundIn).toEqual({ a17: { kind: 'invoice', text: 'I-a17' } });
  });

  it('shows what another process writes into the replica', async () => {
    const other = openSqliteFile({ path: join(workstation.directory, storageFileName), key });
    const invoices = await getRxStorageSqlite({ file: other }).createStorageInstance({
      databaseInstanceToken: randomUUID(),
      databaseName: `replica-${workstation.engine.services.device.deviceId()}`,
      collectionName: 'invoices',
      schema: fillWithDefaultSettings(replicaCollections.invoices.schema),
      options: {},
      multiInstance: false,
      devMode: false,
    });
    const list = await clientOf(workstation).worklist.watch(everything);
    await list.next();
    const changed = messagesUntil(list, 'a21');
    const document = pulledOf('invoices', { id: 'of-another', accountId: 'a21', seq: 7 });
    const stored = { ...document, _attachments: {}, _meta: { lwt: Date.now() }, _rev: '1-other' };
    expect(await invoices.bulkWrite([{ document: stored }], 'other')).toEqual({ error: [] });
    const rows = (await changed).flatMap((message) => message.rows);
    expect(rows.map((row) => [row.accountId, row.openCount])).toEqual([['a21', 2]]);
    await invoices.close();
    other.close();
  });

  it('a rebuild brings back rows that were lost, and who watches sees them come', async () => {
    const client = clientOf(workstation);
    workstation.engine.services.readModels.clear();
    const list = await client.worklist.watch(everything);
    const first = await list.next();
    expect(first.value).toMatchObject({ head: { total: 0 }, rows: [] });
    if (first.done === true) throw new Error('the list ended');
    let shown = applyListUpdate(undefined, first.value, worklistRowKey);
    await client.worklist.rebuild();
    for await (const message of list) {
      expect(message.kind).toBe('difference');
      shown = applyListUpdate(shown, message, worklistRowKey);
      if (shown.head.staleCount === 0 && shown.head.total === 30) break;
    }
    expect(shown.rows.map((row) => row.accountId)).toEqual(accountIds);
  });

  it('sends of refused commands the window that is asked for, and what a dismissal makes different in it', async () => {
    const { outbox, device, clock } = workstation.engine.services;
    const actor = device.session()?.actor;
    if (actor === undefined) throw new Error('nobody is signed in');
    const refused = Array.from({ length: 30 }, (_, index) => {
      const input = noteInput({ note: `note ${index}` });
      const terms = { id: randomUUID(), accountId: 'a14', name: 'activity.log', input } as const;
      const envelope = envelopeOf({ ...terms, actorId: actor.userId, at: clock.now() });
      outbox.append(envelope, actor);
      outbox.recordJudgement(envelope.id, { status: 'refused', failure: failure('COMMAND_INVALID') });
      return envelope.id;
    });
    const newestFirst = refused.toReversed();
    const list = await clientOf(workstation).attention.watch({ offset: 10, limit: 5 });
    const first = await list.next();
    expect(first.value).toMatchObject({ kind: 'window', head: { total: 30 } });
    if (first.done === true) throw new Error('the list ended');
    const shown = applyListUpdate(undefined, first.value, commandItemKey);
    expect(shown.rows.map((item) => item.commandId)).toEqual(newestFirst.slice(10, 15));
    expect(shown.rows[0]).toMatchObject({ accountName: 'Firma a14', input: { note: 'note 19' } });
    const next = list.next();
    await clientOf(workstation).attention.dismiss({ commandId: newestFirst[12] ?? '' });
    const update = await next;
    if (update.done === true) throw new Error('the list ended');
    expect(update.value).toMatchObject({ kind: 'difference', head: { total: 29 } });
    expect(update.value.rows.map((item) => item.commandId)).toEqual([newestFirst[15]]);
  });

  it('shows no row of any list while the replica belongs to somebody else', async () => {
    const client = clientOf(workstation);
    workstation.engine.services.device.saveSession(sessionOf('user-2'));
    const windows = await Promise.all([
      firstWindowOf(await client.worklist.watch(everything)),
      firstWindowOf(await client.promises.watch({ ...page, filter: 'open' })),
      firstWindowOf(await client.disputes.watch({ ...page, filter: 'active' })),
      firstWindowOf(await client.followUps.watch({ ...page, filter: 'all' })),
    ]);
    for (const { head, rows } of windows) expect([head.total, rows]).toEqual([0, []]);
    expect(await firstOf(await client.worklist.counts())).toMatchObject({ accounts: 0, followUpsDue: 0 });
  });
});
