import type { WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../components/translation.tsx';
import { useFormats } from './formats.ts';
import { promisesIn, type SuggestedStep, suggestStep } from './suggest-step.ts';

export type StepWords = {
  readonly step: SuggestedStep;
  readonly title: string;
  readonly text: string;
};

/** The next step that the state of an account suggests on a day, in words; undefined for an account that is not known. */
export function useStepWords(row: WorklistRow | undefined, today: string): StepWords | undefined {
  const { t } = useTranslation();
  const formats = useFormats();
  if (row === undefined) return undefined;
  const step = suggestStep(row, today);
  const { nextPromise } = row;
  const words = {
    contact: row.contactName === '' ? t('suggest.theCustomer') : row.contactName,
    text: row.nextAction?.text ?? '',
    amount: formats.amount(row.toCollectMinor, row.currency),
    inAll: formats.amount(row.promisedMinor, row.currency),
    promised: nextPromise === null ? '' : formats.amount(nextPromise.amountMinor, nextPromise.currency),
    date: nextPromise === null ? '' : formats.shortDate(nextPromise.date, today),
    lastContact: row.lastContactOn === null ? '' : formats.shortDate(row.lastContactOn, today),
  };
  const title = t(`suggest.${step.key}.title`, words);
  return { step, title, text: t(`suggest.${step.key}.text`, { ...words, ...promisesIn(row) }) };
}
