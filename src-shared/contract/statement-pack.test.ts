import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BusinessDate } from '../domain/calendar/business-date.ts';
import {
  maxPackAccounts,
  readStatementPack,
  type StatementPack,
  writeStatementPack,
} from './statement-pack.ts';

const pack: StatementPack = {
  name: 'Month end, key accounts',
  accounts: ['10023', 'DE/7 b'],
  statement: { asOf: '2026-03-31' as BusinessDate, from: null, isSummary: true },
};
const content = JSON.parse(writeStatementPack(pack)) as Record<string, unknown>;
const read = (changes: object) => readStatementPack(JSON.stringify({ ...content, ...changes }));

describe('statement packs', () => {
  test('a pack that was written is read again as it was', () => {
    expect(readStatementPack(writeStatementPack(pack))).toEqual({ pack });
    expect(readStatementPack(`\uFEFF${writeStatementPack(pack)}`)).toEqual({ pack });
  });

  test('every pack that people can make is read again as it was', () => {
    const number = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => text.trim() === text && text.length <= 64);
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 50 }), number, (accounts, name) => {
        const made = { ...pack, name, accounts };
        expect(readStatementPack(writeStatementPack(made))).toEqual({ pack: made });
      }),
    );
  });

  test('a number that stands there twice is one', () => {
    expect(read({ accounts: ['1', '2', ' 1 '] })).toMatchObject({ pack: { accounts: ['1', '2'] } });
  });

  test.each([
    ['', { code: 'NOT_JSON' }],
    ['accounts: 1', { code: 'NOT_JSON' }],
    ['null', { code: 'NO_PACK' }],
    ['[]', { code: 'NO_PACK' }],
    ['{"accounts":["1"]}', { code: 'NO_PACK' }],
    ['{"format":"duebook-statement-pack","version":2,"more":1}', { code: 'LATER_VERSION' }],
    [' '.repeat(1_000_001), { code: 'TOO_LARGE' }],
  ])('a file that is none says so', (text, problem) => {
    expect(readStatementPack(text)).toEqual({ problem });
  });

  test.each([
    [{ version: 0 }, 'version'],
    [{ version: '1' }, 'version'],
    [{ name: '' }, 'name'],
    [{ accounts: [] }, 'accounts'],
    [{ accounts: ['1', '', '3'] }, 'accounts[2]'],
    [{ accounts: ['1', 2] }, 'accounts[2]'],
    [{ accounts: Array.from({ length: maxPackAccounts + 1 }, (_, at) => String(at)) }, 'accounts'],
    [{ statement: { asOf: '2026-02-30', from: null, isSummary: false } }, 'statement.asOf'],
    [{ statement: { asOf: null, from: null } }, 'statement.isSummary'],
    [{ statement: { asOf: '2026-03-01', from: '2026-03-02', isSummary: false } }, 'statement.from'],
    [{ sendTo: 'somebody@elsewhere.example' }, 'sendTo'],
  ])('%j names the place that is wrong: %s', (changes, place) => {
    expect(read(changes)).toEqual({ problem: { code: 'FIELD', place } });
  });

  test('no text makes the reading throw', () => {
    fc.assert(fc.property(fc.json(), (text) => void readStatementPack(text)));
    fc.assert(fc.property(fc.string(), (text) => void readStatementPack(text)));
  });
});
