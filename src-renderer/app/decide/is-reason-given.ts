import { wordedText } from '../../../src-shared/domain/document.ts';

const reason = wordedText(Number.MAX_SAFE_INTEGER);

/** Whether a reason says something, as the commands judge it: blanks and characters that nobody sees say nothing. */
export function isReasonGiven(text: string): boolean {
  return reason.safeParse(text.trim()).success;
}
