import type { BatchView } from '../../../src-shared/contract/document-batch.ts';
import { useTranslation } from '../../components/translation.tsx';
import { awaitBatch, useDocumentBatches } from '../../state/document-batches.ts';
import { ActionBar, ActionWords, type RowAction } from '../decide/action-bar.tsx';
import styles from '../decide/batch-panel.module.css';
import { useFormats } from '../formats.ts';
import { BatchFailureList } from './batch-failure-list.tsx';
import { batchHeadline, rateWords, stopWords } from './batch-words.ts';
import { useBatchActions } from './use-batch-actions.ts';

/** How far a batch of documents is, what came of it, and what can be done with it. */
export function DocumentBatchPanel({ batch }: { batch: BatchView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { progress, failedCount, batchId } = batch;
  const isUnderWay = progress.state === 'running' || progress.state === 'queued';
  const headline = batchHeadline(batch, t, formats);
  const why = stopWords(progress, t, formats);
  const rate = rateWords(progress, t, formats);
  return (
    <ActionBar label={t(`documentBatch.label.${batch.kind}`)} actions={useActions(batch)} isBusy={false}>
      {isUnderWay ? (
        <>
          <ActionWords isStrong>{headline}</ActionWords>
          <progress
            className={styles.progress}
            value={batch.madeCount + failedCount}
            max={batch.total}
            aria-label={headline}
          />
          {rate === null ? null : <ActionWords>{rate}</ActionWords>}
        </>
      ) : null}
      {/* Always there, so that it is said aloud when something comes into it. */}
      <div role="status">
        {isUnderWay ? null : (
          <>
            <ActionWords isStrong>{headline}</ActionWords>
            {why === null ? null : <ActionWords>{why}</ActionWords>}
            <SavingWords batchId={batchId} />
          </>
        )}
      </div>
      {/* Not while it grows: what stands below would move with each. */}
      {failedCount > 0 && !isUnderWay ? <BatchFailureList batchId={batchId} /> : null}
    </ActionBar>
  );
}

/** How many of the files of a batch this window has saved. */
function SavingWords({ batchId }: { batchId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const saving = useDocumentBatches((state) => state.saving[batchId]);
  if (saving === undefined) return null;
  const { savedCount, total } = saving;
  if (savedCount === total) {
    return (
      <ActionWords>{t('documentBatch.saved', { count: total, shown: formats.count(total) })}</ActionWords>
    );
  }
  const place = { place: formats.count(savedCount + 1), total: formats.count(total) };
  return <ActionWords>{t('documentBatch.saving', place)}</ActionWords>;
}

function useActions(batch: BatchView): readonly RowAction[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const act = useBatchActions();
  const saving = useDocumentBatches((state) => state.saving[batch.batchId]);
  const { batchId, progress, files, failedCount } = batch;
  const discard = {
    label: t('documentBatch.discard'),
    blocked: null,
    onRun: () => void act('discard', batchId),
  };
  if (progress.state === 'queued') return [discard];
  if (progress.state === 'running') {
    return [{ label: t('documentBatch.stop'), blocked: null, onRun: () => void act('stop', batchId) }];
  }
  const isSaving = saving !== undefined && saving.savedCount < saving.total;
  const isDone = progress.state === 'done';
  const words = saving === undefined ? 'documentBatch.save' : 'documentBatch.saveAgain';
  const save: RowAction = {
    label: t(words, { count: files.length, shown: formats.count(files.length) }),
    isMain: isDone && saving === undefined,
    blocked: isSaving ? t('documentBatch.isSaving') : null,
    onRun: () => void act('save', batchId),
  };
  const goOn: RowAction = {
    label: t('documentBatch.continue'),
    isMain: true,
    blocked: null,
    onRun() {
      awaitBatch(batchId);
      void act('continue', batchId);
    },
  };
  const retry: RowAction = {
    label: t('documentBatch.retry', { count: failedCount, shown: formats.count(failedCount) }),
    blocked: null,
    onRun: () => void act('retry', batchId),
  };
  return [
    ...(isDone ? [] : [goOn]),
    ...(files.length === 0 ? [] : [save]),
    ...(failedCount > 0 && isDone ? [retry] : []),
    isDone ? { ...discard, label: t('documentBatch.close') } : discard,
  ];
}
