import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { distributionOf } from '../harness/distribution.ts';
import { verdict } from '../harness/measurement.ts';
import { figureCells, formatNumber, verdictCells } from './format-value.ts';
import { markdownTable } from './tables.ts';
import { withTables } from './write-docs.ts';

test.each([
  [0.012345, '0.0123'],
  [1.5, '1.50'],
  [42.42, '42.4'],
  [1234.5, '1,235'],
  [1_234_567, '1,234,567'],
  [0, '0'],
])('%d is told as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

const operation = {
  name: 'find',
  part: 'storage',
  title: 'an operation',
  figures: [],
  verdicts: [],
} as const;

test('a target tells whether it was reached, and by how much it was missed', () => {
  const atMost = (value: number | undefined) =>
    verdictCells(operation, verdict('p95', value, { unit: 'ms', atMost: 50 }));
  expect(atMost(50)).toEqual(['an operation', 'p95', 'at most 50.0 ms', '50.0 ms', 'yes']);
  expect(atMost(100).at(-1)).toBe('**no**, by 2.00×');
  expect(atMost(undefined).slice(3)).toEqual(['not measured', '–']);
  const atLeast = verdictCells(operation, verdict('rate', 3.5, { unit: 'times', atLeast: 7 }));
  expect(atLeast.slice(2)).toEqual(['at least 7.00×', '3.50×', '**no**, by 2.00×']);
});

test('a figure tells its samples, or why there are none', () => {
  const distribution = distributionOf([1, 2, 3]);
  expect(figureCells({ side: 'a', unit: 'ms', distribution })).toEqual([
    'a',
    '3',
    '2.00 ms',
    '3.00 ms',
    '3.00 ms',
  ]);
  expect(figureCells({ side: 'b', unit: 'ms', notMeasured: 'no Chromium' })).toEqual([
    'b',
    '0',
    'not measured: no Chromium',
    '',
    '',
  ]);
});

test('a table lines its columns up and a bar in a cell does not end it', () => {
  expect(markdownTable(['a', 'long'], [['x|y', '1']])).toBe(
    ['| a    | long |', '| ---- | ---- |', '| x\\|y | 1    |'].join('\n'),
  );
});

test('tables come between the markers and nothing else of the page changes', () => {
  const page = 'before\n<!-- bench:storage begins -->\n\nold\n\n<!-- bench:storage ends -->\nafter\n';
  const written = withTables(page, 'bench:storage', 'new');
  expect(written).toBe(page.replace('old', 'new'));
  expect(withTables(written, 'bench:storage', 'new')).toBe(written);
  expect(() => withTables('no markers', 'bench:storage', 'new')).toThrow('bench:storage begins');
});

test.each(['bench:storage', 'bench:sync', 'bench:screens', 'bench:sealing'])(
  'the page of the benchmarks has the markers of %s',
  (name) => {
    const page = readFileSync(join(projectFolder, 'docs', 'benchmarks.md'), 'utf8');
    expect(withTables(page, name, 'new tables')).toContain('\n\nnew tables\n\n');
  },
);
