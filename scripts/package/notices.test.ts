import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeParts, type ForeignPart } from './foreign-part.ts';
import { readPackage } from './installed-package.ts';
import { noticesText } from './notices.ts';
import { partsList } from './parts-list.ts';
import { isPermitted } from './permitted-licences.ts';

const part: ForeignPart = {
  name: '@some/part',
  version: '1.2.3',
  address: 'pkg:npm/%40some/part@1.2.3',
  licence: 'MIT',
  author: 'Ada Lovelace',
  texts: ['MIT, by Ada'],
};

function installed(manifest: object, files: Readonly<Record<string, string>> = {}) {
  const folder = join(mkdtempSync(join(tmpdir(), 'duebook-part-')), 'part');
  mkdirSync(folder);
  for (const [name, text] of Object.entries({ ...files, 'package.json': JSON.stringify(manifest) }))
    writeFileSync(join(folder, name), text);
  return readPackage(folder);
}

describe('a part of others', () => {
  test('is described by its package: licence, author, and the texts that it brings', () => {
    const one = installed(
      { name: 'one', version: '1.0.0', license: 'ISC', author: { name: 'Ada', email: 'ada@example.org' } },
      {
        LICENSE: 'ISC text\r\n',
        'NOTICE.md': 'notice',
        'licence-check.js': 'no text',
        'README.md': 'no licence',
      },
    );
    expect(describeParts([one, one])).toEqual([
      {
        name: 'one',
        version: '1.0.0',
        address: 'pkg:npm/one@1.0.0',
        licence: 'ISC',
        author: 'Ada',
        texts: ['ISC text', 'notice'],
      },
    ]);
  });

  test('is refused where it names no licence', () => {
    expect(() => describeParts([installed({ name: 'one', version: '1.0.0' })])).toThrow(
      /one names no licence/,
    );
  });
});

describe('notices', () => {
  test('name each part with the text of its licence', () => {
    const text = noticesText('Duebook 1.0.0', [part, { ...part, name: 'other', version: undefined }]);
    expect(text).toMatch(/^Duebook 1\.0\.0 contains/);
    expect(text).toContain('\n@some/part 1.2.3\nLicence: MIT\n\nMIT, by Ada\n');
    expect(text).toContain('\nother\nLicence: MIT\n');
  });

  test('have the text of MIT for a part that only declares it, and none that nobody knows', () => {
    const bare = { ...part, texts: [] };
    expect(noticesText('Duebook', [bare])).toMatch(
      /Copyright \(c\) Ada Lovelace\n\nPermission is hereby granted/,
    );
    expect(noticesText('Duebook', [{ ...bare, licence: 'Unlicense' }])).toContain(
      'without conditions, by Ada',
    );
    expect(() => noticesText('Duebook', [{ ...bare, licence: 'ISC' }])).toThrow(/without the text/);
  });
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(ISC AND CC-BY-3.0)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only OR (MIT AND ISC)', false],
  ['GPL-2.0-only', false],
  ['SEE LICENSE IN FILE', false],
  ['', false],
])('a part under "%s" may be packed: %s', (licence, expected) => {
  expect(isPermitted(licence)).toBe(expected);
});

test('the list of parts has the address of each package, and which part depends on what', () => {
  const app = { name: 'duebook', version: '1.0.0', description: 'd', license: 'Apache-2.0' };
  const manifest = { ...app, author: 'a', homepage: 'h', type: 'module', main: 'out/main/main.js' } as const;
  const fonts = { ...part, name: 'Fonts', version: undefined, address: undefined };
  expect(partsList(manifest, [part, fonts])).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { name: 'duebook', version: '1.0.0' } },
    components: [
      { group: '@some', name: 'part', purl: 'pkg:npm/%40some/part@1.2.3', licenses: [{ expression: 'MIT' }] },
      { name: 'Fonts' },
    ],
    dependencies: [{ ref: 'duebook@1.0.0', dependsOn: ['pkg:npm/%40some/part@1.2.3', 'Fonts'] }],
  });
});
