import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { useIsWaiting } from '../toasts/recorded-message.tsx';
import { ActionBar, ActionWords, type RowAction } from './action-bar.tsx';
import styles from './batch-panel.module.css';
import { type NamedRow, RefusalList } from './refusal-list.tsx';
import type { Batch, BatchState } from './use-batch.ts';

/** What the run is about: rows of a list, or accounts that were chosen. */
type Words = { readonly words: 'batch' | 'bulk' };
type BatchPanelProps<Row> = Words &
  Omit<Batch<Row>, 'start'> & {
    /** What was done to that many, where there is more to say than how many. */
    readonly doneText?: ((count: number) => string) | undefined;
  };

/** How far work on many rows is, and what came of it, with what was refused and why. */
export function BatchPanel<Row extends NamedRow>(props: BatchPanelProps<Row>) {
  const { t } = useTranslation();
  const { batch, words } = props;
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
            ? [{ label: t('batch.takeBack'), blocked: null, onRun: () => void props.takeBack() }]
            : []),
          { label: t('batch.close'), isMain: true, blocked: null, onRun: props.close },
        ]
      : [{ label: t('batch.stop'), blocked: null, onRun: props.stop }];
  return (
    <ActionBar label={t(`${words}.label`)} actions={actions} isBusy={false}>
      {batch.state === 'done' ? (
        <Outcome batch={batch} words={words} doneText={props.doneText} />
      ) : (
        <Progress batch={batch} words={words} />
      )}
    </ActionBar>
  );
}

function Progress<Row>({ batch, words }: Words & { readonly batch: BatchState<Row> }) {
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

type OutcomeProps<Row> = Words &
  Pick<BatchPanelProps<Row>, 'doneText'> & {
    readonly batch: Extract<BatchState<Row>, { readonly state: 'done' }>;
  };

function Outcome<Row extends NamedRow>({ batch, words, doneText }: OutcomeProps<Row>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { outcome, withdrawnCount } = batch;
  const { total, doneCount, refused, fileCount } = outcome;
  const left = total - doneCount - refused.length;
  const shown = (count: number) => ({ count, shown: formats.count(count) });
  return (
    <div role="status">
      <ActionWords isStrong>
        {[
          doneText?.(doneCount) ?? t(`${words}.done`, shown(doneCount)),
          ...(refused.length === 0 ? [] : [t(`${words}.refused`, shown(refused.length))]),
          ...(left === 0 ? [] : [t('batch.left', shown(left))]),
          ...(fileCount === 0 ? [] : [t('batch.files', shown(fileCount))]),
          ...(withdrawnCount === null ? [] : [t('batch.withdrawn', shown(withdrawnCount))]),
        ].join(' · ')}
      </ActionWords>
      <RefusalList refused={refused} />
    </div>
  );
}
