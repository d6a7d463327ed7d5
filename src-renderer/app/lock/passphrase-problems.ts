import { minPassphraseLength } from '../../../src-shared/contract/settings-lock.ts';
import type { Problem } from '../problem.ts';
import type { SecretDraft, SecretProblems } from './new-secret.ts';

/** What can be said before the engine is asked. */
export function passphraseProblems({ next, repeated }: SecretDraft): SecretProblems {
  if ([...next].length < minPassphraseLength) {
    return { next: { code: 'PASSPHRASE_WEAK', params: { length: minPassphraseLength } } };
  }
  return next === repeated ? {} : { repeated: { code: 'PASSPHRASE_REPEATED_DIFFERS', params: {} } };
}

/** Puts a failure that came back where it belongs. */
export function placePassphraseProblem(problem: Problem): SecretProblems {
  if (problem.code === 'PASSPHRASE_WRONG' || problem.code === 'PASSPHRASE_WAIT') return { present: problem };
  return problem.code === 'PASSPHRASE_WEAK' ? { next: problem } : { form: problem };
}
