import { describe, expect, it } from 'vitest';
import { passphraseProblems, placePassphraseProblem } from './passphrase-problems.ts';

describe('the problems of a new passphrase', () => {
  it('is too short, counted in characters as a person sees them', () => {
    const draft = { present: '', next: '🔑'.repeat(7), repeated: '🔑'.repeat(7) };
    expect(passphraseProblems(draft).next).toEqual({ code: 'PASSPHRASE_WEAK', params: { length: 8 } });
    expect(passphraseProblems({ ...draft, next: '🔑'.repeat(8), repeated: '🔑'.repeat(8) })).toEqual({});
  });

  it('is repeated differently', () => {
    const draft = { present: '', next: 'four rainy days', repeated: 'four rainy day' };
    expect(passphraseProblems(draft).repeated?.code).toBe('PASSPHRASE_REPEATED_DIFFERS');
  });

  it('puts what the engine says at the field that it concerns', () => {
    const problem = (code: string) => ({ code, params: {} });
    expect(placePassphraseProblem(problem('PASSPHRASE_WRONG')).present?.code).toBe('PASSPHRASE_WRONG');
    expect(placePassphraseProblem(problem('PASSPHRASE_WAIT')).present?.code).toBe('PASSPHRASE_WAIT');
    expect(placePassphraseProblem(problem('PASSPHRASE_WEAK')).next?.code).toBe('PASSPHRASE_WEAK');
    expect(placePassphraseProblem(problem('STORAGE_FULL')).form?.code).toBe('STORAGE_FULL');
  });
});
