import type { BatchView } from '../../../src-shared/contract/document-batch.ts';
import { showSaving, useDocumentBatches } from '../../state/document-batches.ts';
import type { EngineClient } from '../engine-client.ts';
import { saveFile } from '../save-file.ts';

/** Whether files of a batch are being put together at this moment. */
export function isSaving(batchId: string): boolean {
  const saving = useDocumentBatches.getState().saving[batchId];
  return saving !== undefined && saving.savedCount < saving.total;
}

/**
 * Saves the files of a batch one after the other: only one of them is in the window at a time. A second call while one
 * is under way does nothing.
 * @throws as the engine's calls do; what was saved before is saved
 */
export async function saveBatch(
  client: EngineClient,
  { batchId, files }: Pick<BatchView, 'batchId' | 'files'>,
): Promise<void> {
  if (isSaving(batchId) || files.length === 0) return;
  const total = files.length;
  showSaving(batchId, { savedCount: 0, total });
  try {
    for (let index = 0; index < total; index += 1) {
      const { fileName, file } = await client.batches.file({ batchId, index });
      saveFile(file, fileName);
      showSaving(batchId, { savedCount: index + 1, total });
    }
  } catch (error) {
    showSaving(batchId, null);
    throw error;
  }
}
