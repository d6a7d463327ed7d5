import { minPassphraseLength } from '../../../src-shared/contract/settings-lock.ts';
import type { Problem } from '../problem.ts';

/** What is typed to set a passphrase. */
export type PassphraseDraft = { readonly present: string; readonly next: string; readonly repeated: string };
export type PassphraseField = keyof PassphraseDraft;

export const emptyPassphraseDraft: PassphraseDraft = { present: '', next: '', repeated: '' };

/** Where the problems stand: at a field, or at the form as a whole. */
export type PassphraseProblems = Partial<Record<PassphraseField | 'form', Problem>>;

/** What can be said before the engine is asked. */
export function passphraseProblems({ next, repeated }: PassphraseDraft): PassphraseProblems {
  if ([...next].length < minPassphraseLength) {
    return { next: { code: 'PASSPHRASE_WEAK', params: { length: minPassphraseLength } } };
  }
  return next === repeated ? {} : { repeated: { code: 'PASSPHRASE_REPEATED_DIFFERS', params: {} } };
}

/** Puts a failure that came back where it belongs. */
export function placePassphraseProblem(problem: Problem): PassphraseProblems {
  if (problem.code === 'PASSPHRASE_WRONG' || problem.code === 'PASSPHRASE_WAIT') return { present: problem };
  return problem.code === 'PASSPHRASE_WEAK' ? { next: problem } : { form: problem };
}
