import type { ActivityDraft } from '../../../state/drafts.ts';

type NextAction = Pick<ActivityDraft, 'nextText'> & Partial<Pick<ActivityDraft, 'nextChannel'>>;

/**
 * Whether a next action has words or a way, and so needs a date. A chip of such a date does not take it back when it is
 * pressed once more: who presses the day that stands there already wants it.
 */
export function isNextDateNeeded({ nextText, nextChannel = null }: NextAction): boolean {
  return nextText.trim() !== '' || nextChannel !== null;
}
