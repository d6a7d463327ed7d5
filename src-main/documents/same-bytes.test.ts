import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createDocumentPool } from './document-pool.ts';
import { everyDocument, namesOfScripts } from './every-document.fixture.ts';
import { createDocumentRenderer } from './render-document.ts';
import { testAccount, testContent } from './statement/statement-content.fixture.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');
const used = createDocumentRenderer(resources);
const pools = [createDocumentPool({ size: 1 }), createDocumentPool({ size: 1 })];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const inScripts = (names: readonly string[]) =>
  testContent({ account: testAccount({ name: names.join(' ') }) });
const names = Object.values(namesOfScripts);

/** Every kind, and one whose glyphs are composed. */
const contents = [
  ...Object.entries(everyDocument).map(([kind, contentIn]) => [kind, contentIn('pl')] as const),
  ['statement in many scripts', inScripts(names)] as const,
];

describe.each(contents)('a %s is the same bytes', (_kind, content) => {
  const first = Buffer.from(used(content).pdf).toString('base64');

  test('twice, whatever was printed in between', () => {
    used(inScripts(names.toReversed().map((name) => [...name].toReversed().join(''))));
    expect(Buffer.from(used(content).pdf).toString('base64') === first).toBe(true);
  });

  test('in a renderer that has printed nothing before', () => {
    const fresh = createDocumentRenderer(resources);
    expect(Buffer.from(fresh(content).pdf).toString('base64') === first).toBe(true);
  });

  test('as a copy, which is another paper of the same input', () => {
    const mark = { number: 'A7KX2M-D18', copy: { number: 1, of: 'A7KX2M-D17', issuedOn: '2026-03-31' } };
    const [one, other] = [used(content, mark), createDocumentRenderer(resources)(content, mark)];
    expect(Buffer.from(one.pdf).equals(Buffer.from(other.pdf))).toBe(true);
    expect(Buffer.from(one.pdf).toString('base64') === first).toBe(false);
    expect(one.inputHash).toBe(used(content).inputHash);
    expect(one.fileName).toBe(used(content).fileName.replace('.pdf', '-copy-1.pdf'));
  });

  test('on two workers', async () => {
    const printed = await Promise.all(pools.map((pool) => pool.render(content)));
    for (const { pdf } of printed) expect(Buffer.from(pdf).toString('base64') === first).toBe(true);
  });
});
