import { describe, expect, it } from 'vitest';
import type { ActionField } from './action.ts';
import { answerProblems, initialTyped, readAnswers } from './read-answers.ts';

const fields: readonly ActionField[] = [
  { kind: 'text', name: 'reason', label: 'Reason', initial: '', maxLength: 300 },
  { kind: 'text', name: 'note', label: 'Note', initial: '', maxLength: 300, isOptional: true },
  { kind: 'day', name: 'until', label: 'Until', initial: '', isOptional: true },
  { kind: 'day', name: 'due', label: 'Due', initial: '2026-04-20' },
  { kind: 'amount', name: 'amount', label: 'Amount', initial: '', currency: 'EUR' },
  { kind: 'amount', name: 'part', label: 'Part', initial: '', currency: 'EUR', isOptional: true },
  { kind: 'check', name: 'isGone', label: 'Gone', initial: '' },
];
const setting = { today: '2026-04-02', locale: 'de-DE' };

describe('the fields of a dialog', () => {
  it('begin with what they are given', () => {
    expect(initialTyped(fields)).toMatchObject({ due: '2026-04-20', reason: '', isGone: '' });
  });

  it('say what is missing, and nothing of what may be', () => {
    expect(answerProblems(fields, initialTyped(fields), setting)).toEqual({
      reason: { code: 'TEXT_MISSING', params: {} },
      amount: { code: 'AMOUNT_NOT_POSITIVE', params: {} },
    });
  });

  it('say what cannot be read, what is past and what is below zero', () => {
    const typed = { reason: ' ', until: 'soon', due: '2026-04-01', amount: 'ten', part: '-5' };
    const problems = answerProblems(fields, typed, setting);
    expect(Object.fromEntries(Object.entries(problems).map(([name, { code }]) => [name, code]))).toEqual({
      reason: 'TEXT_MISSING',
      until: 'DATE_UNREADABLE',
      due: 'DUE_DATE_PAST',
      amount: 'AMOUNT_UNREADABLE',
      part: 'AMOUNT_NOT_POSITIVE',
    });
  });

  it('are read as the command takes them: trimmed, in minor units, null for no day', () => {
    const typed = { reason: ' Insolvent ', until: '', due: '2026-04-20', amount: '1.234,50', isGone: 'yes' };
    const answers = readAnswers(fields, typed, setting.locale);
    expect(answerProblems(fields, typed, setting)).toEqual({});
    expect(answers.text('reason')).toBe('Insolvent');
    expect([answers.day('until'), answers.day('due')]).toEqual([null, '2026-04-20']);
    expect([answers.minor('amount'), answers.minor('part')]).toEqual([123_450, 0]);
    expect(answers.isChecked('isGone')).toBe(true);
  });

  it('are a bug where they are not there, or are of another kind', () => {
    const answers = readAnswers(fields, {}, setting.locale);
    expect(() => answers.text('nowhere')).toThrow('no field nowhere');
    expect(() => answers.minor('reason')).toThrow('no amount');
  });
});
