import { expect, it } from 'vitest';
import { commands } from '../../../src-shared/commands/registry.ts';
import { isReasonGiven } from './is-reason-given.ts';

const plan = { planId: 'plan-1', fromVersion: 1 };

it.each(['', '  \n', '\u200b', '\u2800', 'Too long', '.', '不'])(
  'a reason %j is given to the dialog where the refusal of a plan takes it, and there only',
  (text) => {
    const isTaken = commands['plan.refuse'].input.safeParse({ ...plan, reason: text.trim() }).success;
    expect(isReasonGiven(text)).toBe(isTaken);
  },
);

it('a reason of words is given, one of blanks is not', () => {
  expect(isReasonGiven('Customer is solvent')).toBe(true);
  expect(isReasonGiven(' \u200b ')).toBe(false);
});
