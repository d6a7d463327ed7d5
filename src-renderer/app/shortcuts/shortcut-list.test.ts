import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  shortcutKeys,
  shortcutList,
  wayKeys,
  waysByKeys,
} from '../../../src-shared/contract/shortcut-list.ts';
import { germanWords as de, englishWords as en } from '../words.fixture.ts';

/** The addresses of the rail, as `screens.tsx` writes them. */
const railPaths = [
  ...readFileSync(new URL('../screens.tsx', import.meta.url), 'utf8').matchAll(/path: '(\/[^']*)'/g),
].map(([, path]) => path ?? '');

describe('the list of shortcuts', () => {
  it('has a way to every screen of the rail, each with keys of its own', () => {
    expect(railPaths.length).toBeGreaterThan(10);
    expect(railPaths.filter((path) => wayKeys(path) === null)).toEqual([]);
    const keys = railPaths.map((path) => wayKeys(path));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leads where its keys are pressed', () => {
    const went: string[] = [];
    const runs = waysByKeys((path) => went.push(path));
    for (const path of railPaths) runs[(wayKeys(path) ?? '').toLowerCase()]?.();
    expect(went).toEqual(railPaths);
  });

  it.each([
    ['English', en.shortcuts],
    ['German', de.shortcuts],
  ])('has words for every shortcut in %s', (_language, texts) => {
    const words = texts as Readonly<Record<string, string | Readonly<Record<string, string>>>>;
    const missing = shortcutList.filter(({ scope, name }) => {
      const ofScope = words[scope];
      return typeof ofScope !== 'object' || ofScope[name] === undefined || ofScope.title === undefined;
    });
    expect(missing.map(({ scope, name }) => `${scope}.${name}`)).toEqual([]);
  });

  it('tells the keys of a shortcut, and refuses one that it does not know', () => {
    expect(shortcutKeys('account', 'promise')).toBe('P');
    expect(() => shortcutKeys('account', 'nothing')).toThrow('account.nothing');
  });
});
