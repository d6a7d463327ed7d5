import { minPasswordLength } from '../../../src-shared/protocol/session-api.ts';
import type { Problem } from '../../app/problem.ts';

/** What is typed to change a password. */
export type PasswordDraft = { readonly present: string; readonly next: string; readonly repeated: string };
export type PasswordField = keyof PasswordDraft;

export const emptyPasswordDraft: PasswordDraft = { present: '', next: '', repeated: '' };

/** Where the problems stand: at a field, or at the form as a whole. */
export type PasswordProblems = Partial<Record<PasswordField | 'form', Problem>>;

/** What can be said without the server. */
export function passwordProblems({ next, repeated }: PasswordDraft): PasswordProblems {
  if ([...next].length < minPasswordLength) {
    return { next: { code: 'PASSWORD_WEAK', params: { length: minPasswordLength } } };
  }
  return next === repeated ? {} : { repeated: { code: 'PASSWORD_REPEATED_DIFFERS', params: {} } };
}

/** Puts a failure that came back where it belongs. */
export function placePasswordProblem(problem: Problem): PasswordProblems {
  // In the words of a sign-in the user name may be wrong as well.
  if (problem.code === 'SIGN_IN_FAILED') return { present: { code: 'PASSWORD_WRONG', params: {} } };
  return problem.code === 'PASSWORD_WEAK' ? { next: problem } : { form: problem };
}
