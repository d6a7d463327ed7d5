import { describe, expect, it } from 'vitest';
import type { ActionField } from './action.ts';
import { nothingWrong } from './place-failures.ts';
import { shownFields } from './shown-fields.ts';

const to: ActionField = {
  ...{ kind: 'choice', name: 'to', label: 'To', initial: 'ida' },
  options: [],
};
const reason: ActionField = {
  ...{ kind: 'text', name: 'reason', label: 'Reason', initial: '', maxLength: 10, isOptional: true },
  isAsked: ({ to }) => to === 'ben',
};
const shown = (typed: Record<string, string>, problems = nothingWrong) =>
  shownFields([to, reason], typed, problems).map(({ name }) => name);

describe('a field that is asked for only sometimes', () => {
  it('is shown where it is, and nowhere else', () => {
    expect(shown({ to: 'ida', reason: '' })).toEqual(['to']);
    expect(shown({ to: 'ben', reason: '' })).toEqual(['to', 'reason']);
  });

  it('is shown where it is filled, and where something is wrong with it', () => {
    expect(shown({ to: 'ida', reason: 'Asked for it' })).toEqual(['to', 'reason']);
    const wrong = { whole: null, fields: { reason: { code: 'MAIL_NOT_ALLOWED', params: {} } } };
    expect(shown({ to: 'ida', reason: '' }, wrong)).toEqual(['to', 'reason']);
  });
});
