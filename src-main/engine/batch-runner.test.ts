import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentListQuery } from '../../src-shared/contract/issued-documents-view.ts';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { createDocumentPool } from '../documents/document-pool.ts';
import { canReadPdf, flat, pdfPages } from '../documents/pdf-text.fixture.ts';
import { createSqliteBatches } from '../storage/batches/sqlite-batches.ts';
import { createDocumentNumbers } from '../storage/device/document-numbers.ts';
import { createSqliteDevice } from '../storage/device/sqlite-device.ts';
import { createSqliteIssuedDocuments } from '../storage/issued-documents/sqlite-issued-documents.ts';
import { openSqliteFile, type SqliteFile } from '../storage/sqlite-file/open-sqlite-file.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { batchServices, quickDocuments, statementBatch } from './batch.fixture.ts';
import {
  batchFailures,
  batchFile,
  batchViews,
  continueBatch,
  discardBatch,
  retryBatch,
  startBatch,
  stopBatch,
} from './batch-calls.ts';
import { createBatchRunner } from './batch-runner.ts';
import type { EngineServices } from './engine-services.ts';
import type { DocumentsPort } from './ports/documents-port.ts';
import { sessionOf } from './session.fixture.ts';

const wholeRegister: DocumentListQuery = { offset: 0, limit: 500, filter: 'all', search: '' };

const pool = createDocumentPool({ size: 2 });

/** Batches over a real encrypted file and, where nothing else is said, real workers. */
const servicesOf = (file: SqliteFile, documents: Partial<DocumentsPort> = pool) => {
  const clock = { now: () => instant('2026-03-31T09:00:00.000Z') };
  const device = createSqliteDevice(file, { next: () => randomUUID() }, clock);
  device.saveSession(sessionOf('user-1'));
  return batchServices({
    batches: createSqliteBatches(file),
    issuedDocuments: createSqliteIssuedDocuments(file),
    documentNumbers: createDocumentNumbers(file, device),
    documents,
  });
};

describe('a batch of documents', { timeout: 180_000 }, () => {
  let store: ReturnType<typeof openWorkstationFile>;
  let parts: ReturnType<typeof servicesOf>;
  beforeEach(() => {
    store = openWorkstationFile();
    parts = servicesOf(store.file);
  });
  afterEach(async () => {
    await parts.services.batchRunner.close();
    store.remove();
  });
  afterAll(() => pool.close());

  const start = (...batch: Parameters<typeof statementBatch>) =>
    startBatch(parts.services, statementBatch(...batch)).batchId;
  const settled = () => parts.services.batchRunner.settled();
  const view = () => {
    const [only, ...others] = batchViews(parts.services);
    if (only === undefined || others.length > 0) throw new Error('there is not one batch');
    return only;
  };
  /** Does something once so many documents are made. */
  const when = (count: number, act: () => void) => {
    let made = 0;
    const stop = parts.services.bus.listen(({ kind }) => {
      made += kind === 'documents' ? 1 : 0;
      if (made < count) return;
      stop();
      act();
    });
  };
  const register = ({ issuedDocuments }: EngineServices = parts.services) =>
    issuedDocuments.list(wholeRegister);
  const fileOf = async (batchId: string, index = 0) => {
    const { fileName, file } = await batchFile(parts.services, { batchId, index });
    return { fileName, bytes: new Uint8Array(await file.arrayBuffer()) };
  };

  it('is there at once, makes every document once, and has each in the register', async () => {
    const batchId = start(30);
    expect(view()).toMatchObject({
      ...{ batchId, kind: 'statement', output: 'one-each', total: 30, madeCount: 0, failedCount: 0 },
      ...{ progress: { state: 'running' }, files: [] },
    });
    await settled();
    expect(view()).toMatchObject({
      ...{ madeCount: 30, failedCount: 0, progress: { state: 'done' } },
      files: [{ fileName: 'statements-2026-03-31.zip', documentCount: 30 }],
    });
    const { head, rows } = register();
    expect(head.total).toBe(30);
    expect(rows.every(({ means, copyOf }) => means === 'batch' && copyOf === null)).toBe(true);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(30);
  });

  it('comes as an archive of documents in the language of each customer', async () => {
    const batchId = start(4);
    await settled();
    const { fileName, bytes } = await fileOf(batchId);
    expect(fileName).toBe('statements-2026-03-31.zip');
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual([
      'statement-0-2026-03-31-en.pdf',
      'statement-1-2026-03-31-en.pdf',
      'statement-2-2026-03-31-en.pdf',
      'statement-3-2026-03-31-de.pdf',
    ]);
    expect(register().rows.map(({ fileHash }) => fileHash)).toHaveLength(4);
    const again = await fileOf(batchId);
    expect(Buffer.from(again.bytes).equals(bytes)).toBe(true);
  });

  it.skipIf(!canReadPdf)('comes as one file to be printed on both sides, with blank pages', async () => {
    const batchId = start(3, { output: 'double-sided' });
    await settled();
    const { fileName, bytes } = await fileOf(batchId);
    expect(fileName).toBe('statements-2026-03-31.pdf');
    const pages = pdfPages(bytes).map(flat);
    expect(pages).toHaveLength(5);
    expect([pages[1], pages[3]]).toEqual(['', '']);
    expect(pages[4]).toContain('Customer a2');
    const [{ number } = { number: 'none' }] = register().rows.filter(({ accountId }) => accountId === 'a2');
    expect(pages[4]).toContain(number);
    // What the register has is the document alone.
    expect(register().rows.map(({ pageCount }) => pageCount)).toEqual([1, 1, 1]);
  });

  it('that is of one account is its document', async () => {
    const batchId = start(1);
    await settled();
    expect((await fileOf(batchId)).fileName).toBe('statement-0-2026-03-31-en.pdf');
  });

  it('names what failed with the reason, makes all others, and tries those alone again', async () => {
    const { around, logged } = parts;
    around.absent.add('a2');
    around.broken.add('a5');
    const batchId = start(8);
    await settled();
    expect(view()).toMatchObject({ madeCount: 6, failedCount: 2, progress: { state: 'done' } });
    expect(batchFailures(parts.services, batchId)).toEqual({
      total: 2,
      rows: [
        {
          ...{ position: 2, accountId: 'a2', accountNumber: '2', accountName: 'Customer a2' },
          failure: { code: 'ACCOUNT_NOT_FOUND', params: {} },
        },
        {
          ...{ position: 5, accountId: 'a5', accountNumber: '5', accountName: 'Customer a5' },
          failure: { code: 'DOCUMENT_FAILED', params: {} },
        },
      ],
    });
    expect(logged).toEqual(['batches.document-failed']);
    around.absent.clear();
    around.broken.clear();
    retryBatch(parts.services, batchId);
    await settled();
    expect(view()).toMatchObject({ madeCount: 8, failedCount: 0, progress: { state: 'done' } });
    expect(register().head.total).toBe(8);
  });

  it('stops when it is told to, keeps what was made, and goes on from there', async () => {
    const batchId = start(40);
    when(10, () => stopBatch(parts.services, batchId));
    await settled();
    const stopped = view();
    expect(stopped.progress).toEqual({ state: 'stopped', why: null });
    expect(stopped.madeCount).toBeGreaterThanOrEqual(10);
    expect(stopped.madeCount).toBeLessThan(14);
    expect(Object.keys(unzipSync((await fileOf(batchId)).bytes))).toHaveLength(stopped.madeCount);
    continueBatch(parts.services, batchId);
    await settled();
    expect(view()).toMatchObject({ madeCount: 40, progress: { state: 'done' } });
    expect(register().rows.every(({ copyOf }) => copyOf === null)).toBe(true);
  });

  it('is of the day on which it was begun, also where it goes on on another one', async () => {
    const batchId = start(8);
    when(2, () => stopBatch(parts.services, batchId));
    await settled();
    Object.assign(parts.services.clock, { today: () => '2026-04-07' });
    continueBatch(parts.services, batchId);
    await settled();
    expect(view()).toMatchObject({ asOf: '2026-03-31', madeCount: 8 });
    expect(new Set(register().rows.map(({ asOf }) => asOf))).toEqual(new Set(['2026-03-31']));
    expect(new Set(register().rows.map(({ issuedOn }) => issuedOn)).size).toBe(2);
  });

  it('stays stopped where the screens are locked while its last documents are made', async () => {
    const batchId = start(30);
    when(8, () => {
      stopBatch(parts.services, batchId);
      parts.around.lock = 'PASSPHRASE_NEEDED';
    });
    await settled();
    const madeCount = register().head.total;
    parts.around.lock = undefined;
    parts.services.bus.emit({ kind: 'session' });
    await settled();
    expect(view()).toMatchObject({ madeCount, failedCount: 0, progress: { state: 'stopped', why: null } });
  });

  it('goes on after the program was killed, without making a document twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duebook-killed-'));
    const path = join(folder, 'workstation.sqlite');
    start(30, { output: 'single-sided' });
    // What is on the disk at a moment in the middle is what a power cut leaves.
    when(12, () => {
      for (const ending of ['', '-wal']) copyFileSync(`${store.path}${ending}`, `${path}${ending}`);
    });
    await settled();
    const file = openSqliteFile({ path, key: store.key });
    const after = servicesOf(file);
    try {
      const [batch] = batchViews(after.services);
      expect(batch).toMatchObject({ madeCount: 12, total: 30, progress: { state: 'stopped', why: null } });
      continueBatch(after.services, batch?.batchId ?? '');
      await after.services.batchRunner.settled();
      expect(batchViews(after.services)).toMatchObject([{ madeCount: 30, progress: { state: 'done' } }]);
      const { head, rows } = register(after.services);
      expect(head.total).toBe(30);
      expect(rows.every(({ copyOf }) => copyOf === null)).toBe(true);
    } finally {
      await after.services.batchRunner.close();
      file.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('stops on a full disk at document 700 of 1,000 with nothing half-written, and goes on when there is room', async () => {
    parts = servicesOf(store.file, { ...quickDocuments, archive: pool.archive });
    const batchId = start(1_000);
    when(700, () => {
      const pages = store.file.database.pragma('page_count', { simple: true });
      store.file.database.pragma(`max_page_count = ${Number(pages)}`);
    });
    await settled();
    const stopped = view();
    expect(stopped.progress).toEqual({ state: 'stopped', why: { code: 'STORAGE_FULL', params: {} } });
    expect(stopped).toMatchObject({ failedCount: 0, total: 1_000 });
    expect(stopped.madeCount).toBeGreaterThanOrEqual(700);
    expect(stopped.madeCount).toBeLessThan(710);
    expect(register().head.total).toBe(stopped.madeCount);
    expect(Object.keys(unzipSync((await fileOf(batchId)).bytes))).toHaveLength(500);
    store.file.database.pragma('max_page_count = 4294967294');
    continueBatch(parts.services, batchId);
    await settled();
    expect(view()).toMatchObject({ madeCount: 1_000, failedCount: 0, progress: { state: 'done' } });
    expect(register().head.total).toBe(1_000);
  });

  it('does nothing behind locked screens, and goes on by itself when they are open again', async () => {
    start(30);
    when(8, () => {
      parts.around.lock = 'PASSPHRASE_NEEDED';
    });
    await settled();
    expect(batchViews(parts.services)).toEqual([]);
    const madeCount = register().head.total;
    expect(madeCount).toBeLessThan(12);
    parts.services.bus.emit({ kind: 'session' });
    await settled();
    expect(register().head.total).toBe(madeCount);
    parts.around.lock = undefined;
    parts.services.bus.emit({ kind: 'session' });
    await settled();
    expect(view()).toMatchObject({ madeCount: 30, failedCount: 0, progress: { state: 'done' } });
  });

  it('belongs to its person: another one neither sees it nor goes on with it', async () => {
    const batchId = start(20);
    const { userId } = parts.around;
    when(5, () => {
      parts.around.userId = 'another';
      parts.services.bus.emit({ kind: 'session' });
    });
    await settled();
    expect(batchViews(parts.services)).toEqual([]);
    expect(batchFailures(parts.services, batchId)).toEqual({ total: 0, rows: [] });
    for (const call of [continueBatch, stopBatch, retryBatch, discardBatch]) {
      expect(() => call(parts.services, batchId)).toThrow(
        expect.objectContaining({ failure: { code: 'BATCH_NOT_FOUND', params: {} } }),
      );
    }
    await expect(fileOf(batchId)).rejects.toMatchObject({ failure: { code: 'BATCH_NOT_FOUND' } });
    parts.around.userId = userId;
    parts.services.bus.emit({ kind: 'session' });
    await settled();
    expect(view()).toMatchObject({ madeCount: 20, progress: { state: 'done' } });
  });

  it('loses the papers of an account that leaves, and says how many', async () => {
    const batchId = start(5);
    await settled();
    parts.services.batches.forgetAccount('a1');
    expect(view()).toMatchObject({ total: 4, madeCount: 4, departedCount: 1 });
    expect(Object.keys(unzipSync((await fileOf(batchId)).bytes))).toHaveLength(4);
    expect(parts.services.batches.paper(batchId, 1)).toBeUndefined();
  });

  it('waits for its turn behind the one before it', async () => {
    start(10);
    start(10, { output: 'single-sided' });
    expect(batchViews(parts.services).map(({ progress }) => progress.state)).toEqual(['running', 'queued']);
    await settled();
    expect(batchViews(parts.services).map(({ progress }) => progress.state)).toEqual(['done', 'done']);
  });

  it('is gone with its papers when it is discarded, also in the middle and after the program ended', async () => {
    const batchId = start(20);
    when(5, () => discardBatch(parts.services, batchId));
    await settled();
    const papers = () => store.file.statements.values('SELECT count(*) FROM document_batch_paper').get();
    expect([batchViews(parts.services), papers()]).toEqual([[], 0]);
    const other = start(3);
    await settled();
    parts.services.batches.discard(other);
    expect(papers()).toBe(3);
    const next = createBatchRunner(parts.services);
    await next.settled();
    expect(papers()).toBe(0);
    await next.close();
  });
});
