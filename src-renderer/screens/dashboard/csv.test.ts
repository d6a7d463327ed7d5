import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from './csv.ts';

/** Reads a table back as RFC 4180 says. */
function readCsv(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

describe('CSV', () => {
  it('ends each line with CRLF and quotes commas, quotes and line breaks', () => {
    expect(
      csvText([
        ['a', 'b,c'],
        ['say "no"', 'two\nlines'],
      ]),
    ).toBe('a,"b,c"\r\n"say ""no""","two\nlines"\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+41 44', "'+41 44"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['--1', "'--1"],
    ['-1+2', "'-1+2"],
  ])('makes the formula %j harmless', (formula, safe) => {
    expect(readCsv(csvText([[formula]]))).toEqual([[safe]]);
  });

  it('leaves numbers as they are, also negative ones', () => {
    expect(csvText([['-12.50', '0', '90071992547409931.07']])).toBe('-12.50,0,90071992547409931.07\r\n');
  });

  it('reads back as what was written, but for the apostrophe before formulas', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', '1') }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (lines) => {
        const read = readCsv(csvText(lines));
        expect(read.map((cells) => cells.length)).toEqual(lines.map((cells) => cells.length));
        lines.forEach((cells, line) => {
          cells.forEach((text, column) => {
            const found = read[line]?.[column] ?? '';
            expect([text, `'${text}`]).toContain(found);
            expect(found).not.toMatch(/^[=+@\t\r\n]/);
          });
        });
      }),
    );
  });
});
