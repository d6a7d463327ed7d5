import { type DisputeReasonName, disputeReasonWords } from '../../src-shared/domain/dispute/reason-words.ts';
import type { DocumentFormat } from './document-format.ts';

/** D2: a reason as the reader's language calls it; its code where nobody has words for it. */
export function printedReason(
  code: string,
  reasons: readonly DisputeReasonName[],
  { words, locale }: Pick<DocumentFormat, 'words' | 'locale'>,
): string {
  const own: Readonly<Record<string, string>> = words.reasons;
  return disputeReasonWords(code, reasons, locale.slice(0, 2), (key) =>
    Object.hasOwn(own, key) ? own[key] : undefined,
  );
}
