import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainPageStyle } from './plain-page-style.ts';
import { policyPage } from './policy-page.ts';
import { refusalPage } from './refusal-page.ts';

const tokens = readFileSync(
  join(import.meta.dirname, '..', '..', 'src-renderer', 'app', 'tokens.css'),
  'utf8',
);

/** Each custom property of a part of a style sheet with its value. */
function valuesIn(css: string): readonly (readonly [string, string])[] {
  return [...css.matchAll(/(--db-[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]);
}

describe('the plain pages of a host', () => {
  it('have the colours of the screens, light and dark', () => {
    const [light = '', rest = ''] = tokens.split(':root[data-mantine-color-scheme="dark"]');
    const [dark = ''] = rest.split('@media print');
    const [ownLight = '', ownDark = ''] = plainPageStyle.split('@media (prefers-color-scheme: dark)');
    expect(valuesIn(ownLight).length).toBeGreaterThan(5);
    expect(valuesIn(ownDark).length).toBeGreaterThan(5);
    expect(valuesIn(light)).toEqual(expect.arrayContaining([...valuesIn(ownLight)]));
    expect(valuesIn(dark)).toEqual(expect.arrayContaining([...valuesIn(ownDark)]));
  });

  it('speak the language that the browser wants', () => {
    const refused = refusalPage('session', 'de-DE,de;q=0.9,en;q=0.8');
    expect(refused).toMatchObject({ language: 'de', title: 'Diese Seite braucht eine neue Adresse' });
    expect(refused.html).toContain('Nichts ist verloren');
    expect(refusalPage('token', undefined)).toMatchObject({ language: 'en', status: 403 });
    const problems = [{ code: 'key-unknown', params: { key: 'x < y' }, at: { line: 3, column: 2 } }] as const;
    const broken = { source: 'file', place: '/etc/p.json', problems, contact: '<i>' } as const;
    const page = policyPage(broken, 'de', 'a"b');
    expect(page.title).toBe('Die Einstellungen Ihrer Organisation sind nicht lesbar');
    expect(page.html).toContain('Erneut versuchen');
    expect(page.html).toContain('Zeigen Sie dies: &#60;i&#62;.');
    expect(page.html).toContain('Zeile 3, Spalte 2: x &#60; y ist kein Schlüssel einer Richtlinie.');
    expect(page.html).toContain('a&#34;b');
  });
});
