import type { TFunction } from 'i18next';
import { failureWords } from '../../app/failure-words.ts';
import type { Formats } from '../../app/formats.ts';
import type { Problem } from '../../app/problem.ts';

/** What elsewhere is said of work that was not recorded, or of one's own passphrase: here it is about the data as a whole. */
const ownWords = ['STORAGE_FULL', 'STORAGE_READ_ONLY', 'PASSPHRASE_WRONG'] as const;

export function thresholdProblemWords(problem: Problem, t: TFunction, formats: Formats): string {
  const own = ownWords.find((code) => code === problem.code);
  return own === undefined ? failureWords(problem, t, formats) : t(`threshold.problem.${own}`);
}
