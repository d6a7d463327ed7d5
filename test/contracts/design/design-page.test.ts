import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { designPage, withTokens } from './design-page.ts';
import { readTokens } from './read-tokens.ts';

const page = readFileSync(designPage, 'utf8');

test('the page of the design has the tokens as they are (vitest -u writes them)', async () => {
  await expect(withTokens(page, readTokens())).toMatchFileSnapshot(designPage);
});

test('the dark theme and paper have values of their own', () => {
  const page = readTokens().find(({ name }) => name === 'page');
  expect(new Set([page?.light, page?.dark, page?.paper]).size).toBe(3);
});

test('what the page says in words names only tokens that exist', () => {
  const names = new Set(readTokens().map(({ name }) => name));
  const named = [...page.matchAll(/--db-([\w-]+)/g)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  );
  expect(named.length).toBeGreaterThan(names.size);
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});

test('every picture of the page is there', () => {
  const pictures = [...page.matchAll(/\]\((screenshots\/[^)]+)\)/g)].flatMap(([, path]) =>
    path === undefined ? [] : [path],
  );
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((path) => !existsSync(join(dirname(designPage), path)))).toEqual([]);
});
