import { describe, expect, test } from 'vitest';
import { rowHeight } from '../../../src-renderer/components/list-table/skeleton-row.tsx';
import { spacingScale } from './design-page.ts';
import { readTokens, type StyledFile, styledFiles, tokenFile } from './read-tokens.ts';

const sheets = styledFiles('css');
const sources = styledFiles('{ts,tsx}');
/** Has the ramps of Mantine's own colours beside the tokens. */
const themeFile = 'src-renderer/app/theme.ts';
const tokens = readTokens();

function hits(files: readonly StyledFile[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(([hit]) => `${path}: ${hit.trim()}`),
  );
}

describe('one place for how screens look', () => {
  const others = sheets.filter(({ path }) => path !== tokenFile);

  test('no colour stands outside the tokens', () => {
    const literal =
      /#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgba?|hsla?|oklch|lab)\([^)]*\)|:[^;{}]*\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow)\s*[;!]/gi;
    expect(hits(others, literal)).toEqual([]);
    const quoted = /(['"`])(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(?:rgba?|hsla?)\([^'"`]*)\1/gi;
    expect(
      hits(
        sources.filter(({ path }) => path !== themeFile),
        quoted,
      ),
    ).toEqual([]);
  });

  test('sizes, weights and round corners are those of the tokens', () => {
    expect(hits(others, /font-size:(?!\s*(?:var\(--db-font-|inherit|calc\())[^;]+/g)).toEqual([]);
    expect(hits(others, /font-weight:(?!\s*(?:var\(--db-weight-|inherit))[^;]+/g)).toEqual([]);
    expect(hits(others, /border-radius:(?!\s*(?:var\(--db-radius-|inherit|50%|0))[^;]+/g)).toEqual([]);
  });

  test('distances stand on the scale', () => {
    const distances = hits(
      others,
      /(?<![\w-])(?:(?:row-|column-)?gap|(?:padding|margin)(?:-[a-z-]+)?):[^;]+/g,
    );
    const beside = distances.filter((line) =>
      [...line.matchAll(/(\d+(?:\.\d+)?)px/g)].some(([, size]) => !spacingScale().includes(Number(size))),
    );
    expect(beside).toEqual([]);
  });

  test('every token that is used exists, and every one that exists is used', () => {
    const used = new Set(
      [...sheets, ...sources].flatMap(({ text }) =>
        [...text.matchAll(/var\(--db-([\w-]+)/g)].flatMap(([, name]) => (name === undefined ? [] : [name])),
      ),
    );
    const names = new Set(tokens.map(({ name }) => name));
    // The tone of an age is put together from its number.
    const isUsed = (name: string) => used.has(name) || /^age-\d$/.test(name);
    expect([...used].filter((name) => !names.has(name) && name !== 'age-')).toEqual([]);
    expect([...names].filter((name) => !isUsed(name))).toEqual([]);
  });

  test('rows are as high as what reckons with them says', () => {
    const px = (name: string) => tokens.find((token) => token.name === name)?.light;
    expect(px('row')).toBe(`${rowHeight.toString()}px`);
    for (const { path, text } of sources) {
      const dense = /const rowHeight = (\d+)/.exec(text)?.[1];
      if (dense !== undefined && !path.endsWith('skeleton-row.tsx'))
        expect(`${dense}px`, path).toBe(px('row-dense'));
      const head = /const headHeight = (\d+)/.exec(text)?.[1];
      if (head !== undefined) expect(`${head}px`, path).toBe(px('row-head'));
    }
  });
});
