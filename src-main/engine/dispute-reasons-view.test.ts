import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fillWithDefaultSettings } from 'rxdb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DisputeReason, disputeReasons } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import { replicaCollections } from '../storage/replica/replica-schema.ts';
import { getRxStorageSqlite } from '../storage/rx-storage-sqlite.ts';
import { openSqliteFile } from '../storage/sqlite-file/open-sqlite-file.ts';
import { syncedFolder } from '../storage/synced-folder.fixture.ts';
import { pulledOf } from './account.fixture.ts';
import { clientOf, startWorkstation, type TestWorkstation } from './engine.fixture.ts';
import { storageFileName } from './start-engine.ts';

const key = randomBytes(32);
const own: DisputeReason = {
  ...{ code: 'Z1', key: '', processor: 'Dispatch', slaDays: 3, routing: [] },
  label: { en: 'Late truck', de: 'LKW zu spät' },
};
let workstation: TestWorkstation;
beforeAll(async () => {
  const directory = await syncedFolder(key, ['a10']);
  const today = '2026-03-31';
  workstation = await startWorkstation({ directory, key, today, serverUrl: 'http://127.0.0.1:9' });
});
afterAll(() => workstation.remove());

/** As a pull of another process leaves it. */
async function storeReasons(value: readonly DisputeReason[]): Promise<void> {
  const file = openSqliteFile({ path: join(workstation.directory, storageFileName), key });
  const reference = await getRxStorageSqlite({ file }).createStorageInstance({
    databaseInstanceToken: randomUUID(),
    databaseName: `replica-${workstation.engine.services.device.deviceId()}`,
    collectionName: 'reference',
    schema: fillWithDefaultSettings(replicaCollections.reference.schema),
    options: {},
    multiInstance: false,
    devMode: false,
  });
  const document = pulledOf('reference', { id: 'dispute-reasons', kind: 'dispute-reasons', value });
  const stored = { ...document, _attachments: {}, _meta: { lwt: Date.now() }, _rev: '1-other' };
  expect(await reference.bulkWrite([{ document: stored }], 'other')).toEqual({ error: [] });
  await reference.close();
  file.close();
}

it("D2: who watches the session has the organisation's reasons at once, and others as soon as they are set", async () => {
  const session = await clientOf(workstation).session.watch();
  expect((await session.next()).value).toMatchObject({ disputeReasons });
  await storeReasons([own]);
  expect((await session.next()).value).toMatchObject({ disputeReasons: [own] });
  await session.return?.(undefined);
});

it('D2: a case of a reason that is off the list is refused, one of a new reason goes where it says', async () => {
  const { account, commands } = clientOf(workstation);
  const open = (reasonCode: string) => {
    const input = {
      ...{ disputeId: randomUUID(), currency: 'EUR', reasonCode, description: '', contactName: '' },
      items: [{ invoiceId: 'i-a10', amountMinor: 100 }],
    };
    return commands.submit({ accountId: 'a10', name: 'dispute.open', input });
  };
  await expect(open('01')).rejects.toMatchObject({ data: { code: 'DISPUTE_REASON_UNKNOWN' } });
  await open('Z1');
  const query = { accountId: 'a10', kind: 'dispute', soughtNote: null, offset: 0, limit: 10 } as const;
  const list = await account.entries(query);
  expect((await list.next()).value).toMatchObject({
    rows: [{ dispute: { reasonCode: 'Z1', processor: 'Dispatch', dueDate: '2026-04-03' } }],
  });
  await list.return?.(undefined);
});
