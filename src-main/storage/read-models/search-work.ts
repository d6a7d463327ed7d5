/**
 * What one search may still cost. It ends where this is spent, so that no search holds up what else waits for the
 * file: 200 characters can be 50 words, each of which most accounts have.
 */
export type SearchWork = {
  /** Letters of texts to read. */
  letters: number;
  /** Up to so many letters a word's texts are read even where a sample says that the index is right. */
  readonly lettersSampled: number;
  /** Texts that the index may name. */
  named: number;
};

/** The work of one search: about 200 ms of one core where all of it is used. */
export const fullSearchWork = (): SearchWork => ({
  letters: 64_000_000,
  lettersSampled: 8_000_000,
  named: 400_000,
});
