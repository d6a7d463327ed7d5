import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { useIsWaiting } from '../toasts/recorded-message.tsx';
import { ActionBar, ActionWords, type RowAction } from './action-bar.tsx';
import styles from './batch-panel.module.css';
import type { BatchRun, BatchState, BatchWords } from './batch-run.ts';
import { outcomeText } from './outcome-text.ts';
import { type NamedRow, RefusalList } from './refusal-list.tsx';
import type { Batch } from './use-batch.ts';

/** How far work on many rows is, and what came of it, with what was refused and why. */
export function BatchPanel<Row extends NamedRow>({ run, batch, takeBack }: Omit<Batch<Row>, 'start'>) {
  const { t } = useTranslation();
  // What was sent cannot be taken back.
  const isWaiting = useIsWaiting();
  const canTakeBack =
    isWaiting &&
    batch.state === 'done' &&
    batch.outcome.commandIds.length > 0 &&
    batch.withdrawnCount === null;
  const actions: readonly RowAction[] =
    batch.state === 'done'
      ? [
          ...(canTakeBack
            ? [{ label: t('batch.takeBack'), blocked: null, onRun: () => void takeBack() }]
            : []),
          { label: t('batch.close'), isMain: true, blocked: null, onRun: run.close },
        ]
      : [{ label: t('batch.stop'), blocked: null, onRun: run.stop }];
  return (
    <ActionBar label={t(`${run.words}.label`)} actions={actions} isBusy={false}>
      {batch.state === 'done' ? (
        <Outcome run={run} batch={batch} />
      ) : (
        <Progress words={run.words} batch={batch} />
      )}
    </ActionBar>
  );
}

type ProgressProps<Row> = { readonly words: BatchWords; readonly batch: BatchState<Row> };

function Progress<Row>({ batch, words }: ProgressProps<Row>) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (batch.state === 'collecting') {
    const { done } = batch;
    return (
      <ActionWords isStrong>
        {t(`${words}.collecting`, { count: done, shown: formats.count(done) })}
      </ActionWords>
    );
  }
  if (batch.state !== 'running') return null;
  const { done, total } = batch;
  return (
    <>
      <ActionWords isStrong>
        {t('batch.running', { done: formats.count(done), total: formats.count(total) })}
      </ActionWords>
      <progress className={styles.progress} value={done} max={total} aria-label={t(`${words}.label`)} />
    </>
  );
}

type OutcomeProps<Row> = {
  readonly run: BatchRun<Row>;
  readonly batch: Extract<BatchState<Row>, { readonly state: 'done' }>;
};

function Outcome<Row extends NamedRow>({ run, batch }: OutcomeProps<Row>) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div role="status">
      <ActionWords isStrong>{outcomeText({ ...batch, words: run.words }, t, formats)}</ActionWords>
      <RefusalList refused={batch.outcome.refused} />
    </div>
  );
}
