import { join } from 'node:path';
import { z } from 'zod';
import { commandStates } from '../../../src-main/engine/ports/outbox-port.ts';
import { storageFileName } from '../../../src-main/engine/start-engine.ts';
import { openSqliteFile, type SqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { Documents, DocumentsByCollection, HeldByWorkstation } from './found.ts';

const commandSchema = z.object({ id: z.string(), state: z.enum(commandStates) });
const documentSchema = z.looseObject({ id: z.string() });

/** Reads what the encrypted file of a workstation holds, past the engine that wrote it. */
export function readWorkstation(directory: string, key: Uint8Array): HeldByWorkstation {
  const file = openSqliteFile({ path: join(directory, storageFileName), key });
  try {
    return {
      deviceId: String(
        file.statements.values(`SELECT value FROM device_setting WHERE name = 'device-id'`).get() ?? '',
      ),
      commands: file.statements
        .rows('SELECT id, state FROM outbox_command ORDER BY position')
        .all()
        .map((row) => commandSchema.parse(row)),
      documents: Object.fromEntries(
        collectionNames.map((name) => [name, readCollection(file, name)]),
      ) as DocumentsByCollection,
    };
  } finally {
    file.close();
  }
}

function readCollection(file: SqliteFile, name: CollectionName): Documents {
  const ids = file.statements.values('SELECT id FROM rx_collections WHERE collection_name = ?').all(name);
  const texts = ids.flatMap((id) =>
    file.statements
      .values(`SELECT data FROM rx_${Number(id)} WHERE deleted = 0`)
      .all()
      .map(String),
  );
  return new Map(
    texts.map((text) => {
      const { _deleted, _attachments, _meta, _rev, ...content } = documentSchema.parse(JSON.parse(text));
      return [content.id, canonicalJson(content)];
    }),
  );
}
