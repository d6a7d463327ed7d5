import type { TFunction } from 'i18next';
import { type DisputeReasonName, disputeReasonWords } from '../../src-shared/domain/dispute/reason-words.ts';
import { useTranslation } from '../components/translation.tsx';
import { type Formats, useFormats } from './formats.ts';
import { useSession } from './session-context.ts';

/** D2: a reason of the organisation's list in the language of the screen; its code where it has no words. */
export function reasonWords(
  code: string,
  reasons: readonly DisputeReasonName[],
  t: TFunction,
  { locale }: Pick<Formats, 'locale'>,
): string {
  return disputeReasonWords(code, reasons, locale.slice(0, 2), (key) =>
    t(`disputeReason.${key}`, { defaultValue: '' }),
  );
}

/** Says reasons as the organisation's settings have them at this moment. */
export function useReasonWords(): (code: string) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const { disputeReasons } = useSession();
  return (code) => reasonWords(code, disputeReasons, t, formats);
}

/** D2: who works on a dispute; one that the organisation has named itself goes by its own name. */
export function processorWords(processor: string, t: TFunction): string {
  return t(`processor.${processor}`, { defaultValue: processor });
}
