import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentLanguages } from '../../../src-shared/domain/document-languages.ts';
import type { DocumentContent } from '../../engine/ports/documents-port.ts';
import { everyDocument, namesOfScripts } from '../every-document.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { testAccount, testContent, testInvoice } from '../statement/statement-content.fixture.ts';
import { faultsOf, pdfFaults } from './pdf-faults.fixture.ts';
import { asMap, type ReadPdf, readPdf } from './read-pdf.fixture.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const faults = (content: DocumentContent) => pdfFaults(render(content).pdf);

describe.each(Object.entries(everyDocument))('a %s', (_kind, contentIn) => {
  test.each(documentLanguages)('is PDF/A-3b and PDF/UA-1 in %s', (locale) => {
    expect(faults(contentIn(locale))).toEqual([]);
  });
});

test.each(Object.entries(namesOfScripts))('a statement with names in %s is too', (_script, name) => {
  const account = testAccount({ name, addressLines: [name, `${name} 12`] });
  const invoices = [testInvoice('RE-1', 100, 1, { reference: name })];
  expect(faults(testContent({ account, invoices }))).toEqual([]);
});

test('so is one of several pages and currencies', () => {
  const invoices = ['EUR', 'JPY', 'KWD'].flatMap((currency) =>
    Array.from({ length: 40 }, (_, index) =>
      testInvoice(`RE-${index}`, 100 + index, index, { currency, id: `${currency}-${index}` }),
    ),
  );
  expect(faults(testContent({ invoices }))).toEqual([]);
});

describe('the checker', () => {
  const good = render(testContent({ invoices: [testInvoice('RE-1', 12_300, 9)] })).pdf;

  type Edit = (pdf: ReadPdf) => void;
  /** Changes the first object that has a key, or has it with a value. */
  const edit =
    (
      where: readonly [key: string, value?: unknown],
      ...changes: readonly (readonly [string, unknown])[]
    ): Edit =>
    ({ objects }) => {
      const [key, value] = where;
      const found = [...objects].find(([, object]) => {
        const map = asMap(object);
        return map.has(key) && (value === undefined || map.get(key) === value);
      });
      if (found === undefined) throw new Error(`no object has ${key}`);
      const map = new Map<string, unknown>(asMap(found[1]));
      for (const [name, to] of changes) {
        if (to === undefined) map.delete(name);
        else map.set(name, to);
      }
      objects.set(found[0], map as never);
    };
  const rewrite =
    (contains: string, from: string | RegExp, to: string): Edit =>
    ({ streams }) => {
      const found = [...streams].find(([, { content }]) => content.toString('latin1').includes(contains));
      if (found === undefined) throw new Error(`no stream has ${contains}`);
      const text = found[1].content.toString('latin1');
      if (text.replace(from, to) === text) throw new Error(`the stream has no ${String(from)}`);
      streams.set(found[0], { ...found[1], content: Buffer.from(text.replace(from, to), 'latin1') });
    };

  test.each<[what: string, edit: Edit, fault: string]>([
    ['a language', edit(['Lang'], ['Lang', undefined]), 'Lang is no language'],
    [
      'the mark that it is tagged',
      edit(['MarkInfo'], ['MarkInfo', undefined]),
      'does not say that it is tagged',
    ],
    [
      'its title in the window',
      edit(['ViewerPreferences'], ['ViewerPreferences', undefined]),
      'DisplayDocTitle',
    ],
    ['an output intent', edit(['OutputIntents'], ['OutputIntents', undefined]), 'no output intent'],
    ['a true profile', rewrite('acsp', 'acsp', 'none'), 'the colour profile is none'],
    [
      'the part of PDF/A',
      rewrite('pdfaid', '<pdfaid:part>3', '<pdfaid:part>2'),
      'pdfaid:part is 2 and not 3',
    ],
    ['the part of PDF/UA', rewrite('pdfaid', /<pdfuaid:part>.*/, ''), 'pdfuaid:part is undefined'],
    ['one title', rewrite('pdfaid', 'Statement of', 'Account of'), 'dc:title is Account of'],
    [
      'a relationship of its data',
      edit(['AFRelationship'], ['AFRelationship', undefined]),
      'has no relationship',
    ],
    [
      'a media type of its data',
      edit(['Subtype', '/application/json'], ['Subtype', undefined]),
      'no media type',
    ],
    ['an embedded font', edit(['FontFile2'], ['FontFile2', undefined]), 'is not embedded'],
    ['text of its glyphs', edit(['ToUnicode'], ['ToUnicode', undefined]), 'which is no text'],
    ['the widths of its font', edit(['CIDToGIDMap'], ['W', [0, [1, 2, 3, 4]]]), 'wide, not'],
    ['an order of tabs', edit(['Tabs'], ['Tabs', undefined]), 'order of tabs'],
    ['a scope of its heads', edit(['S', '/TH'], ['A', undefined]), 'has no scope'],
    ['words for its figure', edit(['S', '/Figure'], ['Alt', undefined]), 'a figure has no words'],
    ['a first heading', edit(['S', '/H1'], ['S', '/H2']), 'H2 follows a heading of level 0'],
    [
      'rows of one width',
      edit(
        ['S', '/TD'],
        [
          'A',
          new Map<string, unknown>([
            ['O', '/Table'],
            ['ColSpan', 3],
          ]),
        ],
      ),
      'wide',
    ],
    ['parents of its marks', edit(['ParentTree'], ['ParentTree', new Map()]), '0 parents for'],
    ['ends of its marks', rewrite(' BDC', /EMC$/, ''), 'not ended on its page'],
    ['all in marks', rewrite(' BDC', /$/, '\n0 0 m 9 9 l S'), 'S paints outside of all marks'],
    ['no empty boxes', rewrite(' BDC', /<[0-9A-F]{4}/, '<0000'), 'shows .notdef as 0'],
    ['words for its links', edit(['Subtype', '/Link'], ['Contents', undefined]), 'it has no words'],
    ['links that are printed', edit(['Subtype', '/Link'], ['F', 2]), 'not printed as it is seen'],
    ['an element for its links', edit(['Subtype', '/Link'], ['StructParent', 99]), 'not where its parent is'],
    ['a place for its elements', edit(['Annots'], ['Annots', undefined]), 'which is on no page'],
    [
      'links that lead to addresses',
      edit(['Subtype', '/Link'], ['A', new Map<string, unknown>([['S', '/Launch']])]),
      'it leads to',
    ],
    ['no actions', edit(['Pages'], ['OpenAction', new Map()]), 'acts: OpenAction'],
  ])('misses %s', (_what, change, fault) => {
    const pdf = readPdf(good);
    expect(faultsOf(pdf)).toEqual([]);
    change(pdf);
    expect(faultsOf(pdf).join('\n')).toContain(fault);
  });

  test('misses glyphs that are drawn where their ink begins', () => {
    const pdf = readPdf(good);
    for (const { content } of pdf.streams.values()) {
      const record = content.indexOf('hmtx', 0, 'latin1');
      if (content.readUInt32BE(0) !== 0x00010000 || record === -1) continue;
      // The bearing of the first glyph that is shown.
      content.writeInt16BE(0, content.readUInt32BE(record + 8) + 6);
    }
    expect(faultsOf(pdf).join()).toMatch(/glyph 1 begins at \d+, not 0/);
  });

  test('misses the comment that says that the file is binary', () => {
    const file = Buffer.from(good);
    file[11] = 0x41;
    expect(pdfFaults(file).join()).toContain('no comment of four bytes');
  });
});
