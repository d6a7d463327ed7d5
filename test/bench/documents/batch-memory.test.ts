import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createDocumentPool } from '../../../src-main/documents/document-pool.ts';
import { batchServices, quickDocuments, statementBatch } from '../../../src-main/engine/batch.fixture.ts';
import { batchViews, startBatch } from '../../../src-main/engine/batch-calls.ts';
import { sessionOf } from '../../../src-main/engine/session.fixture.ts';
import { createSqliteBatches } from '../../../src-main/storage/batches/sqlite-batches.ts';
import { createDocumentNumbers } from '../../../src-main/storage/device/document-numbers.ts';
import { createSqliteDevice } from '../../../src-main/storage/device/sqlite-device.ts';
import { createSqliteIssuedDocuments } from '../../../src-main/storage/issued-documents/sqlite-issued-documents.ts';
import { openWorkstationFile } from '../../../src-main/storage/workstation-file.fixture.ts';
import { instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { collectGarbage } from '../../fixtures/collect-garbage.ts';

// In a process of its own: what other tests have left would be collected, and measured, with it.
it('a batch keeps the memory flat over 5,000 documents', { timeout: 180_000 }, async () => {
  const store = openWorkstationFile();
  const pool = createDocumentPool({ size: 2 });
  const clock = { now: () => instant('2026-03-31T09:00:00.000Z') };
  const device = createSqliteDevice(store.file, { next: () => randomUUID() }, clock);
  device.saveSession(sessionOf('user-1'));
  const { services } = batchServices({
    batches: createSqliteBatches(store.file),
    issuedDocuments: createSqliteIssuedDocuments(store.file),
    documentNumbers: createDocumentNumbers(store.file, device),
    documents: { ...quickDocuments, archive: pool.archive },
  });
  const used: number[] = [];
  let made = 0;
  services.bus.listen(({ kind }) => {
    made += kind === 'documents' ? 1 : 0;
    if (kind !== 'documents' || (made !== 500 && made !== 5_000)) return;
    collectGarbage();
    used.push(process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed);
  });
  startBatch(services, statementBatch(5_000));
  await services.batchRunner.settled();
  expect(batchViews(services).map(({ madeCount }) => madeCount)).toEqual([5_000]);
  const [early = 0, late = 0] = used;
  expect(used).toHaveLength(2);
  // A paper has 20 kB: kept, they would be 90 MB more.
  expect(late - early).toBeLessThan(20_000_000);
  await services.batchRunner.close();
  await pool.close();
  store.remove();
});
