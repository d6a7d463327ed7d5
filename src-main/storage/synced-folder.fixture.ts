import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { pulledOf } from '../engine/account.fixture.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { storageFileName } from '../engine/start-engine.ts';
import { createSystemClock } from '../engine/system-clock.ts';
import { createSqliteDevice } from './device/sqlite-device.ts';
import { workstationMigrations } from './migrations/workstation-migrations.ts';
import { openReplica } from './replica/open-replica.ts';
import { checkPage, writePulled } from './replica/write-pulled.ts';
import { getRxStorageSqlite } from './rx-storage-sqlite.ts';
import { applyMigrations } from './sqlite-file/apply-migrations.ts';
import { openSqliteFile } from './sqlite-file/open-sqlite-file.ts';

/** A folder as a workstation leaves it that was synced by `user-1`, and is offline now: each account owes 100.00 EUR. */
export async function syncedFolder(key: Uint8Array, accountIds: readonly string[]): Promise<string> {
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
