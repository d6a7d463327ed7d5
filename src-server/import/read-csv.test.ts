import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, readSharedData, sharedDataPath } from '../../test/fixtures/server/shared-data.ts';
import { readCsv } from './read-csv.ts';

const spectrum = 'bad-inputs/csv-spectrum';

function readObjects(text: string): readonly Record<string, string>[] {
  const [header, ...rows] = readCsv(text, ',').map((record) => record.fields ?? []);
  return rows.map((row) => Object.fromEntries((header ?? []).map((name, index) => [name, row[index] ?? ''])));
}

describe('reading CSV', () => {
  describe.runIf(hasSharedData(spectrum))('csv-spectrum', () => {
    const names = hasSharedData(spectrum)
      ? readdirSync(sharedDataPath(spectrum)).filter((name) => name.endsWith('.csv'))
      : [];
    it.each(names)('reads %s as its expected JSON says', (name) => {
      const expected = name.replace(/^csvs_/, 'json_').replace(/\.csv$/, '.json');
      // A line break within a quoted field is one character to us, however the file ends its lines.
      const json = readSharedData(`${spectrum}/${expected}`).toString('utf8').replaceAll('\\r\\n', '\\n');
      const rows = readObjects(readSharedData(`${spectrum}/${name}`).toString('utf8'));
      // One expectation of the collection is not an array and has another phone number than its own CSV file.
      if (name === 'csvs_location_coordinates.csv') {
        const { 'Contact Phone Number': _phone, ...others } = JSON.parse(json) as Record<string, string>;
        expect(rows).toEqual([expect.objectContaining(others)]);
      } else expect(rows).toEqual(JSON.parse(json));
    });
  });

  it('reads back every table that is written by the rules', () => {
    const cell = fc.string({ unit: 'binary' }).map((text) => text.replace(/\r\n?/g, '\n'));
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'));
        expect(readCsv(quoted.join('\r\n'), ';', 3).map((record) => record.fields)).toEqual(rows);
      }),
    );
  });

  it('gives up one line for a quote that is never closed, and reads on', () => {
    const records = readCsv('a,b\n1,"open\n2,x\n3,y\n', ',', 2);
    expect(records.map(({ line, fields }) => [line, fields])).toEqual([
      [1, ['a', 'b']],
      [2, undefined],
      [3, ['2', 'x']],
      [4, ['3', 'y']],
    ]);
  });

  it('gives up one line when a forgotten quote would swallow rows up to the next one', () => {
    const records = readCsv('a,b\n1,"open\n2,x\n3,"y"\n4,z\n', ',', 2);
    expect(records.filter((record) => record.fields === undefined).map((record) => record.line)).toEqual([2]);
    expect(records.at(-1)?.fields).toEqual(['4', 'z']);
  });

  it('looks at no line again and again for quotes that are never closed', () => {
    const count = 200_000;
    const open = readCsv(`a,b\n${'1,"open\n'.repeat(count)}`, ',', 2);
    expect(open.filter((record) => record.fields === undefined)).toHaveLength(count);
    const mixed = readCsv(`a,b\n${'"a",",\n2,x\n'.repeat(count)}`, ',', 2);
    expect(mixed.filter((record) => record.fields === undefined)).toHaveLength(count);
    expect(mixed.at(-1)?.fields).toEqual(['2', 'x']);
  });

  it('reads the good records around broken ones', () => {
    const records = readCsv(`a,b\n${'1,x\n2,"y"z"\n'.repeat(3000)}3,w\n`, ',', 2);
    expect(records).toHaveLength(6002);
    expect(records.at(-1)?.fields).toEqual(['3', 'w']);
    expect(records.filter((record) => record.fields?.[0] === '1')).toHaveLength(3000);
  });

  it('keeps a quotation mark in the middle of a field as it is', () => {
    expect(readCsv('1,5" pipe\n2,"x"\n', ',', 2).map((record) => record.fields)).toEqual([
      ['1', '5" pipe'],
      ['2', 'x'],
    ]);
  });
});
