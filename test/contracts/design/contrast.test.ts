import { describe, expect, test } from 'vitest';
import { readTokens } from './read-tokens.ts';

const tokens = new Map(readTokens().map((token) => [token.name, token]));

const onSurfaces = ['page', 'panel', 'panel-head', 'hover', 'accent-soft', 'neutral-soft'];
/** What is written in a colour, and on what it stands. WCAG 1.4.3: at least 4.5. */
const pairs: readonly (readonly [string, string])[] = [
  ...onSurfaces.flatMap((surface) => [pair('text', surface), pair('muted', surface)]),
  ...['accent', 'danger', 'warn', 'ok', 'info'].flatMap((tone) => [
    pair(tone, 'panel'),
    pair(tone, `${tone}-soft`),
  ]),
  pair('bar-text', 'bar'),
  pair('bar-button-text', 'bar-button'),
  pair('bar-button-text', 'bar-button-hover'),
  pair('brand-ink', 'brand'),
  pair('age-ink-first', 'age-0'),
  ...['age-1', 'age-2', 'age-3', 'age-4'].map((tone) => pair('age-ink', tone)),
  pair('age-ink-strong', 'age-5'),
];

describe.each(['light', 'dark', 'paper'] as const)('in the theme "%s"', (theme) => {
  test.each(pairs)('%s can be read on %s', (ink, ground) => {
    expect(contrast(colourOf(ink, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
});

function colourOf(name: string, theme: 'light' | 'dark' | 'paper'): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`there is no token ${name}`);
  return token[theme] ?? token.light;
}

/** WCAG 2.2: relative luminances, the lighter one above. */
function contrast(one: string, other: string): number {
  const [least = 0, most = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (most + 0.05) / (least + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function pair(ink: string, ground: string): readonly [string, string] {
  return [ink, ground];
}
