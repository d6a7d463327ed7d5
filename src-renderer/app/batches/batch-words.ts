import type { TFunction } from 'i18next';
import type { BatchProgress, BatchView } from '../../../src-shared/contract/document-batch.ts';
import { failureWords } from '../failure-words.ts';
import type { Formats } from '../formats.ts';

/** How far a batch is, in a line; of one that is over what came of it. */
export function batchHeadline(batch: BatchView, t: TFunction, formats: Formats): string {
  const { kind, progress, total, madeCount, failedCount, departedCount } = batch;
  const shown = (count: number) => ({ count, shown: formats.count(count) });
  const reached = { done: formats.count(madeCount + failedCount), total: formats.count(total) };
  const state = {
    running: () => t('documentBatch.running', reached),
    queued: () => t('documentBatch.queued', shown(total)),
    stopped: () => t('documentBatch.stopped', reached),
    done: () => t('documentBatch.made', shown(madeCount)),
  }[progress.state]();
  return [
    `${t(`documentBatch.kind.${kind}`)}: ${state}`,
    ...(failedCount === 0 ? [] : [t('documentBatch.failed', shown(failedCount))]),
    ...(departedCount === 0 ? [] : [t('documentBatch.departed', shown(departedCount))]),
  ].join(' · ');
}

/** What keeps a batch from going on; null where nothing but a person does. */
export function stopWords(progress: BatchProgress, t: TFunction, formats: Formats): string | null {
  if (progress.state !== 'stopped') return null;
  const { why } = progress;
  if (why === null) return t('documentBatch.continueHelp');
  if (why.code === 'STORAGE_FULL') return t('documentBatch.diskFull');
  return failureWords(why, t, formats);
}

/** How fast it goes and how long it takes still; null until that is known. */
export function rateWords(progress: BatchProgress, t: TFunction, formats: Formats): string | null {
  if (progress.state !== 'running') return null;
  const { perSecond, secondsLeft } = progress;
  if (perSecond === null || secondsLeft === null) return t('documentBatch.starting');
  const digits = perSecond < 10 ? 1 : 0;
  const rate = new Intl.NumberFormat(formats.locale, { maximumFractionDigits: digits }).format(perSecond);
  return `${t('documentBatch.rate', { rate })} · ${leftWords(secondsLeft, t, formats)}`;
}

function leftWords(seconds: number, t: TFunction, formats: Formats): string {
  const [unit, count] =
    seconds < 90 ? (['seconds', seconds] as const) : (['minutes', Math.ceil(seconds / 60)] as const);
  return t(`documentBatch.left.${unit}`, { count, shown: formats.count(count) });
}
