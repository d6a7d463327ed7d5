import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { createSqliteDevice } from './device/sqlite-device.ts';
import { createSqliteFiles } from './files/sqlite-files.ts';
import { workstationMigrations } from './migrations/workstation-migrations.ts';
import { createSqliteOutbox } from './outbox/sqlite-outbox.ts';
import { createSqliteReadModels } from './read-models/sqlite-read-models.ts';
import { openReplica } from './replica/open-replica.ts';
import { createRxReplica } from './replica/rx-replica.ts';
import { checkPage, type PulledDocument, writePulled } from './replica/write-pulled.ts';
import { getRxStorageSqlite } from './rx-storage-sqlite.ts';
import { applyMigrations } from './sqlite-file/apply-migrations.ts';
import { openSqliteFile } from './sqlite-file/open-sqlite-file.ts';

/** An encrypted file with all its tables, in a folder of its own. */
export function openWorkstationFile() {
  const directory = mkdtempSync(join(tmpdir(), 'duebook-file-'));
  const options = { path: join(directory, 'workstation.sqlite'), key: randomBytes(32) };
  const file = openSqliteFile(options);
  applyMigrations(file.database, workstationMigrations);
  const clock = { now: () => instant('2026-03-31T09:00:00.000Z') };
  const device = createSqliteDevice(file, { next: () => randomUUID() }, clock);
  return {
    ...options,
    file,
    clock,
    device,
    outbox: createSqliteOutbox(file, clock),
    files: createSqliteFiles(file),
    readModels: createSqliteReadModels(file),
    /** The read models through a connection of their own, as another process has them. */
    another() {
      const otherFile = openSqliteFile(options);
      return { readModels: createSqliteReadModels(otherFile), close: () => otherFile.close() };
    },
    remove() {
      file.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The same with the replica on it. */
export async function openWorkstationReplica() {
  const opened = openWorkstationFile();
  const held = await openReplica(getRxStorageSqlite({ file: opened.file }), opened.device.deviceId());
  return {
    ...opened,
    held,
    replica: createRxReplica(held),
    /** Writes documents as the pull does. */
    write: (name: CollectionName, documents: readonly PulledDocument[]) =>
      writePulled(held.collections[name], checkPage(name, documents).documents),
    async remove() {
      await held.close();
      opened.remove();
    },
  };
}
