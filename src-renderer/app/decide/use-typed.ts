import { dropDraft, keepDraft, useDrafts } from '../../state/drafts.ts';

/** What was typed for a decision and not recorded; it survives a restart. */
export function useTyped(
  key: string,
  proposed = '',
): {
  readonly text: string;
  readonly setText: (text: string) => void;
} {
  const kept = useDrafts((drafts) => drafts.decision[key]);
  return {
    text: kept ?? proposed,
    setText: (text) => (text === proposed ? dropDraft('decision', key) : keepDraft('decision', key, text)),
  };
}
