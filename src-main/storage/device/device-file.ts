import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { DeviceFilePort } from '../../engine/ports/device-file-port.ts';
import type { ReplicaCollection, ReplicaCollections } from '../replica/open-replica.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { withFileErrors } from '../sqlite-file/with-file-errors.ts';
import { backUpBeside } from '../sqlite-file/work-beside.ts';
import { leftBehind } from './left-behind.ts';

const internalsSchema = z.object({ tableName: z.string().regex(/^rx_\d+$/) });

/** What is in the encrypted file, counted, and copies of it. */
export function createDeviceFile(
  file: SqliteFile,
  key: Uint8Array,
  collections: ReplicaCollections,
): DeviceFilePort {
  const count = ({ storageInstance }: ReplicaCollection): number => {
    const { tableName } = internalsSchema.parse(storageInstance.internals);
    const sql = `SELECT count(*) FROM ${tableName} WHERE deleted = 0`;
    return Number(file.read(() => file.statements.values(sql).get()));
  };
  return {
    bytes: () => sizeOf(file.path) + sizeOf(`${file.path}-wal`),
    leftBehind: () => leftBehind(file.path),
    documentCounts: () =>
      Object.fromEntries(collectionNames.map((name) => [name, count(collections[name])])) as Record<
        CollectionName,
        number
      >,
    async backUp(targetPath) {
      withFileErrors(() => mkdirSync(dirname(targetPath), { recursive: true, mode: 0o700 }));
      await backUpBeside({ path: file.path, key, targetPath });
      return { fileBytes: sizeOf(targetPath) };
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
