import { Suspense, useEffect } from 'react';
import { lookAtBatches, useDocumentBatches } from '../../state/document-batches.ts';
import { later } from '../later.ts';

const DocumentBatchPanel = later(async () => (await import('./document-batch-panel.tsx')).DocumentBatchPanel);

/** The batches of documents of this person, where there are any. */
export function BatchPanels() {
  const batches = useDocumentBatches((state) => state.batches);
  useEffect(lookAtBatches, []);
  if (batches.length === 0) return null;
  return (
    <Suspense fallback={null}>
      {batches.map((batch) => (
        <DocumentBatchPanel key={batch.batchId} batch={batch} />
      ))}
    </Suspense>
  );
}
