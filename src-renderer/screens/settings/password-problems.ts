import { minPasswordLength } from '../../../src-shared/protocol/session-api.ts';
import type { SecretDraft, SecretProblems } from '../../app/lock/new-secret.ts';
import type { Problem } from '../../app/problem.ts';

/** What can be said without the server. */
export function passwordProblems({ next, repeated }: SecretDraft): SecretProblems {
  if ([...next].length < minPasswordLength) {
    return { next: { code: 'PASSWORD_WEAK', params: { length: minPasswordLength } } };
  }
  return next === repeated ? {} : { repeated: { code: 'PASSWORD_REPEATED_DIFFERS', params: {} } };
}

/** Puts a failure that came back where it belongs. */
export function placePasswordProblem(problem: Problem): SecretProblems {
  // In the words of a sign-in the user name may be wrong as well.
  if (problem.code === 'SIGN_IN_FAILED') return { present: { code: 'PASSWORD_WRONG', params: {} } };
  return problem.code === 'PASSWORD_WEAK' ? { next: problem } : { form: problem };
}
