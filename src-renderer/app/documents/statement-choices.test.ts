import { expect, it } from 'vitest';
import { readStatementChoices, type StatementChoices, statementSearch } from './statement-choices.ts';

it.each<[StatementChoices, string]>([
  [{ asOf: null, from: null, isSummary: false }, ''],
  [{ asOf: '2026-03-01', from: null, isSummary: true }, 'as-of=2026-03-01&summary=yes'],
  [{ asOf: '2026-03-31', from: '2026-03-01', isSummary: false }, 'as-of=2026-03-31&from=2026-03-01'],
])('the choices %j are %j in an address, and are read from it again', (choices, search) => {
  expect(statementSearch(choices)).toBe(search);
  expect(readStatementChoices(search)).toEqual(choices);
});

it('takes no day that does not exist, and none that begins after the end', () => {
  expect(readStatementChoices('as-of=2026-02-30&from=soon&summary=1')).toEqual({
    ...{ asOf: null, from: null, isSummary: false },
  });
  expect(readStatementChoices('as-of=2026-03-01&from=2026-04-01').from).toBe('2026-03-01');
});
