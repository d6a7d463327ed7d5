import { z } from 'zod';
import { batchKinds, batchOutputs } from '../../../src-shared/contract/document-batch.ts';
import { documentRequestSchema } from '../../../src-shared/contract/document-request.ts';
import { failureSchema } from '../../../src-shared/domain/failure.ts';
import type {
  BatchCounts,
  BatchesPort,
  BatchItem,
  BatchPaper,
  KeptBatch,
} from '../../engine/ports/batches-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const batchSchema = z.object({
  batchId: z.string(),
  actorId: z.string(),
  kind: z.enum(batchKinds),
  output: z.enum(batchOutputs),
  asOf: z.string(),
  startedAt: z.string(),
});
const itemSchema = z.object({ request: z.string(), accountNumber: z.string(), accountName: z.string() });
const madeSchema = z.object({
  position: z.int(),
  fileName: z.string(),
  pageCount: z.int(),
  sizeBytes: z.int(),
});
const failedSchema = z.object({
  position: z.int(),
  accountId: z.string(),
  accountNumber: z.string(),
  accountName: z.string(),
  failure: z.string(),
});

const batchColumns = `id AS batchId, actor_id AS actorId, kind, output, as_of AS asOf, started_at AS startedAt`;
const ofItem = 'batch_id = ? AND position = ?';
const names = 'account_number AS accountNumber, account_name AS accountName';

/** Batches in tables of the encrypted file, beside the register: like it they outlive a rebuild of the read models. */
export function createSqliteBatches(file: SqliteFile): BatchesPort {
  const rows = (sql: string) => file.statements.rows(sql);
  const values = (sql: string) => file.statements.values(sql);
  return {
    add: (batch, items) => add(file, batch, items),
    list: (actorId) =>
      file.read(() =>
        rows(`SELECT ${batchColumns} FROM document_batch WHERE actor_id = ? ORDER BY position`)
          .all(actorId)
          .map((row) => batchSchema.parse(row)),
      ),
    find: (batchId) =>
      file.read(() => {
        const row = rows(`SELECT ${batchColumns} FROM document_batch WHERE id = ?`).get(batchId);
        return row === undefined ? undefined : batchSchema.parse(row);
      }),
    counts: (batchId) => file.read(() => counts(file, batchId)),
    waiting: (batchId) =>
      file.read(() =>
        values(`SELECT position FROM document_batch_item WHERE batch_id = ? AND state = 'waiting'
          ORDER BY position`)
          .all(batchId)
          .map(Number),
      ),
    item: (batchId, position) => file.read(() => waitingItem(file, batchId, position)),
    keepMade: (batchId, position, paper) =>
      file.write(() => {
        if (waitingItem(file, batchId, position) === undefined) return false;
        keepPaper(file, batchId, position, paper);
        return true;
      }),
    keepFailed: (batchId, position, failure) =>
      void file.write(() =>
        rows(`UPDATE document_batch_item SET state = 'failed', failure = ?
          WHERE ${ofItem} AND state = 'waiting'`).run(JSON.stringify(failure), batchId, position),
      ),
    retry: (batchId) =>
      void file.write(() =>
        rows(`UPDATE document_batch_item SET state = 'waiting', failure = NULL
          WHERE batch_id = ? AND state = 'failed'`).run(batchId),
      ),
    failures: (batchId, limit) =>
      file.read(() => ({
        total: counts(file, batchId).failed,
        rows: rows(`SELECT position, account_id AS accountId, ${names}, failure FROM document_batch_item
          WHERE batch_id = ? AND state = 'failed' ORDER BY position LIMIT ?`)
          .all(batchId, limit)
          .map((row) => {
            const { failure, ...failed } = failedSchema.parse(row);
            return { ...failed, failure: failureSchema.parse(JSON.parse(failure)) };
          }),
      })),
    made: (batchId) =>
      file.read(() =>
        rows(`SELECT position, file_name AS fileName, page_count AS pageCount, size_bytes AS sizeBytes
          FROM document_batch_item WHERE batch_id = ? AND state = 'made' ORDER BY position`)
          .all(batchId)
          .map((row) => madeSchema.parse(row)),
      ),
    paper: (batchId, position) =>
      file.read(() => {
        const content = values(`SELECT content FROM document_batch_paper WHERE ${ofItem}`).get(
          batchId,
          position,
        );
        return content instanceof Uint8Array ? content : undefined;
      }),
    discard: (batchId) =>
      file.write(() => {
        rows('DELETE FROM document_batch WHERE id = ?').run(batchId);
        rows('DELETE FROM document_batch_item WHERE batch_id = ?').run(batchId);
      }),
    dropLoosePapers: (limit) =>
      file.write(() =>
        Number(
          rows(`DELETE FROM document_batch_paper WHERE rowid IN (
            SELECT rowid FROM document_batch_paper
            WHERE batch_id NOT IN (SELECT id FROM document_batch) LIMIT ?)`).run(limit).changes,
        ),
      ),
    accountIds: () =>
      file.read(
        () => new Set(values('SELECT DISTINCT account_id FROM document_batch_item').all().map(String)),
      ),
    forgetAccount: (accountId) => forgetAccount(file, accountId),
  };
}

function add(file: SqliteFile, batch: KeptBatch, items: readonly BatchItem[]): void {
  file.write(() => {
    const { batchId, actorId, kind, output, asOf, startedAt } = batch;
    file.statements
      .rows(`INSERT INTO document_batch (id, actor_id, kind, output, as_of, started_at)
        VALUES (?, ?, ?, ?, ?, ?)`)
      .run(batchId, actorId, kind, output, asOf, startedAt);
    const insert = file.statements.rows(`INSERT INTO document_batch_item
      (batch_id, position, account_id, account_number, account_name, request) VALUES (?, ?, ?, ?, ?, ?)`);
    for (const [position, { request, accountNumber, accountName }] of items.entries()) {
      insert.run(batchId, position, request.accountId, accountNumber, accountName, JSON.stringify(request));
    }
  });
}

const stateCountsSchema = z.array(z.object({ state: z.enum(['waiting', 'made', 'failed']), count: z.int() }));

function counts(file: SqliteFile, batchId: string): BatchCounts {
  const sql = 'SELECT state, count(*) AS count FROM document_batch_item WHERE batch_id = ? GROUP BY state';
  const found = stateCountsSchema.parse(file.statements.rows(sql).all(batchId));
  const countOf = (state: 'waiting' | 'made' | 'failed') =>
    found.find((one) => one.state === state)?.count ?? 0;
  const departed = file.statements
    .values('SELECT departed_count FROM document_batch WHERE id = ?')
    .get(batchId);
  return {
    waiting: countOf('waiting'),
    made: countOf('made'),
    failed: countOf('failed'),
    departed: Number(departed ?? 0),
  };
}

function waitingItem(file: SqliteFile, batchId: string, position: number): BatchItem | undefined {
  const sql = `SELECT request, ${names} FROM document_batch_item WHERE ${ofItem} AND state = 'waiting'`;
  const row = file.statements.rows(sql).get(batchId, position);
  if (row === undefined) return undefined;
  const { request, ...item } = itemSchema.parse(row);
  return { ...item, request: documentRequestSchema.parse(JSON.parse(request)) };
}

function keepPaper(file: SqliteFile, batchId: string, position: number, paper: BatchPaper): void {
  const { content, fileName, pageCount } = paper;
  file.statements
    .rows('INSERT INTO document_batch_paper (batch_id, position, content) VALUES (?, ?, ?)')
    .run(batchId, position, Buffer.from(content.buffer, content.byteOffset, content.length));
  file.statements
    .rows(`UPDATE document_batch_item SET state = 'made', file_name = ?, page_count = ?, size_bytes = ?
      WHERE ${ofItem}`)
    .run(fileName, pageCount, content.length, batchId, position);
}

/** An account takes its papers along; how many a batch lost is all that stays. */
function forgetAccount(file: SqliteFile, accountId: string): void {
  file.write(() => {
    const run = (sql: string) => file.statements.rows(sql).run(accountId);
    run(`UPDATE document_batch SET departed_count = departed_count + (
        SELECT count(*) FROM document_batch_item i WHERE i.batch_id = document_batch.id AND i.account_id = ?)`);
    run(`DELETE FROM document_batch_paper WHERE (batch_id, position) IN (
        SELECT batch_id, position FROM document_batch_item WHERE account_id = ?)`);
    run('DELETE FROM document_batch_item WHERE account_id = ?');
  });
}
