import { describe, expect, it } from 'vitest';
import { passwordProblems, placePasswordProblem } from './password-problems.ts';

const long = 'correct horse battery';

describe('the problems of a new password', () => {
  it('is too short, counted in characters as a person sees them', () => {
    const draft = { present: 'x', next: '🔑'.repeat(11), repeated: '🔑'.repeat(11) };
    expect(passwordProblems(draft)).toEqual({ next: { code: 'PASSWORD_WEAK', params: { length: 12 } } });
    expect(passwordProblems({ ...draft, next: '🔑'.repeat(12), repeated: '🔑'.repeat(12) })).toEqual({});
  });

  it('is repeated differently', () => {
    const draft = { present: 'x', next: long, repeated: `${long} ` };
    expect(passwordProblems(draft).repeated?.code).toBe('PASSWORD_REPEATED_DIFFERS');
    expect(passwordProblems({ ...draft, repeated: long })).toEqual({});
  });

  it('puts what the server says at the field that it concerns', () => {
    expect(placePasswordProblem({ code: 'SIGN_IN_FAILED', params: {} }).present?.code).toBe('PASSWORD_WRONG');
    const weak = { code: 'PASSWORD_WEAK', params: { length: 12 } };
    expect(placePasswordProblem(weak)).toEqual({ next: weak });
    const offline = { code: 'OFFLINE', params: {} };
    expect(placePasswordProblem(offline)).toEqual({ form: offline });
  });
});
