/** An entry of the history in words. */
export type HistoryWords = {
  readonly title: string;
  /** Behind the title in its line; empty for nothing. */
  readonly line: string;
  /** What somebody wrote. */
  readonly note: string;
  /** What else there is to say, a paragraph each. */
  readonly details: readonly string[];
};
