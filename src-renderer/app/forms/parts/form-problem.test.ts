import { expect, it } from 'vitest';
import { type FormProblems, noProblems, problemsAfterLeaving } from './form-problem.ts';

type Field = 'total' | 'date';
const missing = { code: 'DATE_MISSING', params: {} };
const unreadable = { code: 'AMOUNT_UNREADABLE', params: {} };
const all: FormProblems<Field> = { fields: { date: missing, total: unreadable }, invoices: {}, form: null };

it('says of a field what is wrong with it once it was left', () => {
  expect(problemsAfterLeaving(all, noProblems<Field>(), ['total']).fields).toEqual({ total: unreadable });
});

it('leaving one field takes nothing back that was said of another, unless that is right now', () => {
  const said: FormProblems<Field> = { fields: { date: missing }, invoices: {}, form: null };
  const late: FormProblems<Field> = { ...all, fields: { date: missing } };
  expect(problemsAfterLeaving(late, said, ['total']).fields).toEqual({
    date: missing,
  });
  expect(problemsAfterLeaving(noProblems<Field>(), said, ['total']).fields).toEqual({});
});
