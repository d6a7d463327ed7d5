import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Every rule of the design: the numbered ones and those that have a name alone. */
const numbered = {
  ...{ M: 5, I: 4, P: 4, D: 4, N: 5, A: 2 },
  ...{ R: 5, G: 2, W: 3 },
};
const rules = [
  ...Object.entries(numbered).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  ),
  ...['credit', 'authority', 'key figures', 'commands'],
];

type Row = { readonly rule: string; readonly path: string; readonly title: string };

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');

function readRows(): readonly Row[] {
  const rows = read('SPEC.md').matchAll(/^\| (\S[^|]*?) +\| `([^`]+)` +\| (.+?) +\|$/gm);
  return [...rows].map(([, rule = '', path = '', title = '']) => ({ rule, path, title }));
}

/** The texts that stand first in a call with more arguments, as titles of tests do. */
function titlesOf(path: string): ReadonlySet<string> {
  const literals = read(path).matchAll(/\(\s*(?:'([^'\n]+)'|"([^"\n]+)"|`([^`]+)`)\s*,/g);
  return new Set([...literals].map(([, single, double, template]) => single ?? double ?? template ?? ''));
}

describe('SPEC.md', () => {
  const rows = readRows();

  test('has every rule of the design with at least one test, and no other', () => {
    expect([...new Set(rows.map(({ rule }) => rule))]).toEqual(rules);
    for (const rule of rules) expect(read('SPEC.md')).toContain(`- **${rule}** `);
  });

  test.each(rules)('names tests of %s that exist, by the path and the title that they have', (rule) => {
    const named = rows.filter((row) => row.rule === rule);
    for (const { path, title } of named) expect(titlesOf(path), `${path}: ${title}`).toContain(title);
  });

  test('names under a numbered rule only tests whose titles carry its id', () => {
    const without = rows.filter(({ rule, title }) => /^[A-Z]\d$/.test(rule) && !idsOf(title).includes(rule));
    expect(without).toEqual([]);
  });
});

/** The ids before the colon: "P1, D3: …", "N1–N5: …". */
function idsOf(title: string): readonly string[] {
  const head = title.split(':')[0] ?? '';
  const range = /([A-Z])(\d)–\1(\d)/.exec(head);
  const [, letter = '', from = '1', to = '0'] = range ?? [];
  const between = rules.filter(
    (rule) => rule.startsWith(letter) && letter !== '' && rule.slice(1) >= from && rule.slice(1) <= to,
  );
  return [...(head.match(/[A-Z]\d/g) ?? []), ...between];
}
