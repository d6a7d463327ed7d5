import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fillWithDefaultSettings } from 'rxdb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput, promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { commandItemKey } from '../../src-shared/contract/attention-view.ts';
import { applyListUpdate, type ListUpdate } from '../../src-shared/contract/live-list.ts';
import { worklistRowKey } from '../../src-shared/contract/worklist-view.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { replicaCollections } from '../storage/replica/replica-schema.ts';
import { getRxStorageSqlite } from '../storage/rx-storage-sqlite.ts';
import { openSqliteFile } from '../storage/sqlite-file/open-sqlite-file.ts';
import { syncedFolder } from '../storage/synced-folder.fixture.ts';
import { pulledOf } from './account.fixture.ts';
import { envelopeOf } from './command.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  untilComputed,
} from './engine.fixture.ts';
import { sessionOf } from './session.fixture.ts';
import { storageFileName } from './start-engine.ts';

const today = '2026-03-31';
const page = { offset: 0, limit: 50 };
const everything = { ...page, search: '', filter: 'all', sort: 'name', direction: 'ascending' } as const;
const accountIds = Array.from({ length: 30 }, (_, index) => `a${index + 10}`);

describe('the live lists of an engine', () => {
  const key = randomBytes(32);
  let workstation: TestWorkstation;
  beforeAll(async () => {
    const directory = await syncedFolder(key, accountIds);
    workstation = await startWorkstation({ directory, key, today, serverUrl: 'http://127.0.0.1:9' });
    await untilComputed(workstation, accountIds.length);
  });
  afterAll(() => workstation.remove());

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
      outbox.recordJudgement(envelope.id, { status: 'refused', failures: [failure('COMMAND_INVALID')] });
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
