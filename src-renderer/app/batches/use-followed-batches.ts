import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import type { BatchView } from '../../../src-shared/contract/document-batch.ts';
import { useTranslation } from '../../components/translation.tsx';
import { showBatches, takeAwaited, useDocumentBatches } from '../../state/document-batches.ts';
import { useFormats } from '../formats.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';
import { batchHeadline } from './batch-words.ts';
import { useBatchActions } from './use-batch-actions.ts';

const noBatches: readonly BatchView[] = [];

/**
 * Follows the batches of documents for all screens. Where one that was started in this window is done, its files are
 * saved; where no screen shows it, it is said.
 */
export function useFollowedBatches(): void {
  const { t } = useTranslation();
  const formats = useFormats();
  const act = useBatchActions();
  const batches =
    readyValue(useLiveView((client, signal) => client.batches.watch(undefined, { signal }), 'batches')) ??
    noBatches;
  const isLookedAt = useDocumentBatches(({ lookerCount }) => lookerCount > 0);
  const end = useEffectEvent((batch: BatchView) => {
    const { batchId, progress } = batch;
    if (progress.state !== 'done' && progress.state !== 'stopped') return;
    if (!takeAwaited(batchId)) return;
    if (progress.state === 'done') void act('save', batchId);
    if (isLookedAt) return;
    notifications.show({
      id: batchId,
      message: `${batchHeadline(batch, t, formats)}. ${t('documentBatch.seeDocuments')}`,
      autoClose: false,
      closeButtonProps: { 'aria-label': t('shell.close') },
    });
  });
  useEffect(() => {
    showBatches(batches);
    for (const batch of batches) end(batch);
  }, [batches]);
  useEffect(() => {
    // What was said of them stands on the screen now.
    if (isLookedAt) for (const { batchId } of batches) notifications.hide(batchId);
  }, [isLookedAt, batches]);
}
