import { type DisputeReason, findDisputeReason } from './dispute-reasons.ts';

/** Of a reason what it is called by. */
export type DisputeReasonName = Pick<DisputeReason, 'code' | 'key' | 'label'>;

/** What a reason is called by, without whom it is routed to. */
export function disputeReasonName({ code, key, label }: DisputeReason): DisputeReasonName {
  return { code, key, ...(label === undefined ? {} : { label }) };
}

/**
 * D2: a reason in words: the organisation's own of the language, those that the program has for its key, the
 * organisation's own of another language (English first), else its code; so is one that is not on the list any more.
 * @param language two letters, such as `de`
 * @param wordsOfKey the program's words in that language; undefined or empty where it has none
 */
export function disputeReasonWords(
  code: string,
  reasons: readonly DisputeReasonName[],
  language: string,
  wordsOfKey: (key: string) => string | undefined,
): string {
  const reason = findDisputeReason(code, reasons);
  if (reason === undefined) return code;
  const { key, label = {} } = reason;
  const ofProgram = key === '' ? undefined : wordsOfKey(key);
  const [first] = Object.keys(label).sort();
  return label[language] || ofProgram || label.en || label[first ?? ''] || code;
}
