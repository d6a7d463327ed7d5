import { showSaving, useDocumentBatches } from '../../state/document-batches.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { useSayProblem } from '../decide/use-decide.ts';
import { engineUnreachable, problemOf } from '../problem.ts';
import { saveBatch } from './save-batch.ts';

type BatchAction = 'continue' | 'stop' | 'retry' | 'discard' | 'save';

/** Does something with a batch of documents; a problem is said. */
export function useBatchActions(): (action: BatchAction, batchId: string) => Promise<void> {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  return async (action, batchId) => {
    if (client === null) return sayProblem(engineUnreachable);
    try {
      if (action === 'save') {
        const batch = useDocumentBatches.getState().batches.find((one) => one.batchId === batchId);
        if (batch !== undefined) await saveBatch(client, batch);
        return;
      }
      // What was saved is not all of what there will be.
      if (action !== 'stop') showSaving(batchId, null);
      await client.batches[action]({ batchId });
    } catch (error) {
      sayProblem(problemOf(error));
    }
  };
}
