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
  organisation: { id: 'organisation-1', name: 'Nordwind Handel GmbH' },
  accounts: ['10023', 'DE/7 b'],
  statement: { asOf: '2026-03-31' as BusinessDate, from: null, isSummary: true },
};
const content = JSON.parse(writeStatementPack(pack)) as Record<string, unknown>;
const read = (changes: object) =>
  readStatementPack(`{${[content, changes].map((part) => JSON.stringify(part).slice(1, -1)).join()}}`);

describe('statement packs', () => {
  test('a pack that was written is read again as it was', () => {
    expect(readStatementPack(writeStatementPack(pack))).toEqual({ pack });
    expect(readStatementPack(`\uFEFF${writeStatementPack(pack)}`)).toEqual({ pack });
  });

  test('every pack that people can make is read again as it was', () => {
    const number = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter(
        (text) =>
          text.trim() === text && text.length <= 64 && !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text),
      );
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 50 }), number, (accounts, name) => {
        const made = { ...pack, name, accounts };
        expect(readStatementPack(writeStatementPack(made))).toEqual({ pack: made });
      }),
    );
  });

  test('a pack of another program need not say whose accounts they are', () => {
    const { organisation, ...rest } = pack;
    const written = writeStatementPack({ ...rest, organisation: undefined });
    expect(written).not.toContain('organisation');
    expect(readStatementPack(written)).toEqual({ pack: { ...rest, organisation: undefined } });
    expect(organisation).toBeDefined();
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
    [{ organisation: { id: '1' } }, 'organisation.name'],
    [{ organisation: 'Nordwind' }, 'organisation'],
    [{ name: 'Mine \u202etxt.exe' }, 'name'],
    [{ accounts: ['1', '2\n3'] }, 'accounts[2]'],
    [{ accounts: ['1\u0000'] }, 'accounts[1]'],
    [{ 'a\u202eb\n': 1 }, 'a\ufffdb\ufffd'],
    [JSON.parse('{"__proto__": {"isSummary": true}}'), '__proto__'],
    [{ sendTo: 'somebody@elsewhere.example' }, 'sendTo'],
  ])('%j names the place that is wrong: %s', (changes, place) => {
    expect(read(changes)).toEqual({ problem: { code: 'FIELD', place } });
  });

  test('nothing that is nested deeper than any pack, and no crowd of keys or values, makes the reading throw', () => {
    const deep = '['.repeat(490_000) + ']'.repeat(490_000);
    const keys = Array.from({ length: 50_000 }, (_, at) => `"k${at}":1`).join();
    expect(readStatementPack(deep)).toEqual({ problem: { code: 'NO_PACK' } });
    const head = '{"format":"duebook-statement-pack","version":1,';
    for (const rest of [
      `"accounts":${deep.slice(100, -100)}}`,
      `${keys}}`,
      `"accounts":[${'1,'.repeat(400_000)}1]}`,
    ])
      expect(readStatementPack(head + rest)).toMatchObject({ problem: { code: 'FIELD' } });
  });

  test('no text makes the reading throw', () => {
    fc.assert(fc.property(fc.json(), (text) => void readStatementPack(text)));
    fc.assert(fc.property(fc.string(), (text) => void readStatementPack(text)));
  });
});
