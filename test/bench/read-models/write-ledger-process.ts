// Writes a ledger into a workstation's file as a finished first sync leaves it.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sessionOf } from '../../../src-main/engine/session.fixture.ts';
import { storageFileName } from '../../../src-main/engine/start-engine.ts';
import { createSystemClock } from '../../../src-main/engine/system-clock.ts';
import { createSqliteDevice } from '../../../src-main/storage/device/sqlite-device.ts';
import { workstationMigrations } from '../../../src-main/storage/migrations/workstation-migrations.ts';
import { openReplica, type Replica } from '../../../src-main/storage/replica/open-replica.ts';
import {
  checkPage,
  type PulledDocument,
  writePulled,
} from '../../../src-main/storage/replica/write-pulled.ts';
import { getRxStorageSqlite } from '../../../src-main/storage/rx-storage-sqlite.ts';
import { applyMigrations } from '../../../src-main/storage/sqlite-file/apply-migrations.ts';
import { openSqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { answerParent, childInput } from '../harness/child-program.ts';
import { progress } from '../harness/progress.ts';
import { accountDocuments, type LedgerCollection, ledgerCollections } from './ledger.ts';
import { ledgerShape } from './ledger-shape.ts';

const input = z
  .object({
    directory: z.string(),
    key: z.array(z.number()).length(32),
    seed: z.number(),
    accounts: z.number(),
  })
  .parse(childInput());
// As many as the server sends at once.
const pageSize = 2_000;
const userId = 'user-1';

/** Collects documents and writes them page by page; the time it took is that of checking and writing. */
class PageWriter {
  readonly #replica: Replica;
  readonly #pages = new Map<LedgerCollection, PulledDocument[]>();
  documents = 0;
  durationMs = 0;

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  async add(name: LedgerCollection, documents: readonly PulledDocument[]): Promise<void> {
    const page = this.#pages.get(name) ?? [];
    this.#pages.set(name, page);
    for (const document of documents) {
      page.push(document);
      if (page.length === pageSize) await this.#write(name, page);
    }
  }

  async finish(): Promise<void> {
    for (const [name, page] of this.#pages) await this.#write(name, page);
  }

  async #write(name: LedgerCollection, page: PulledDocument[]): Promise<void> {
    const startedAt = performance.now();
    const { documents, rejected } = checkPage(name, page);
    if (rejected.length > 0)
      throw new Error(`${rejected.length} documents of ${name} do not fit their schema`);
    await writePulled(this.#replica.collections[name], documents);
    this.durationMs += performance.now() - startedAt;
    this.documents += page.length;
    page.length = 0;
  }
}

mkdirSync(input.directory, { recursive: true });
const file = openSqliteFile({
  path: join(input.directory, storageFileName),
  key: Uint8Array.from(input.key),
});
applyMigrations(file.database, workstationMigrations);
const device = createSqliteDevice(file, { next: () => randomUUID() }, createSystemClock());
device.saveSession(sessionOf(userId));
const replica = await openReplica(getRxStorageSqlite({ file }), device.deviceId());
const shape = ledgerShape(input.seed, input.accounts);
const writer = new PageWriter(replica);
for (let index = 0; index < input.accounts; index += 1) {
  const documents = accountDocuments(shape, index);
  for (const name of ledgerCollections) await writer.add(name, documents[name]);
  if ((index + 1) % 10_000 === 0) progress(`ledger: ${index + 1} of ${input.accounts} accounts`);
}
await writer.finish();
device.takeReplica(userId);
await replica.close();
file.close();
answerParent({ documents: writer.documents, durationMs: writer.durationMs });
