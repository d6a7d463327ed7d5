import { describe, expect, test } from 'vitest';
import { builtInTemplate } from '../../src-shared/domain/document-template/document-template.ts';
import { testHistoryContent } from '../documents/account-history/history-content.fixture.ts';
import { testLetterContent } from '../documents/dunning-letter/letter-content.fixture.ts';
import { testLetterhead, testTexts } from '../documents/own-template.fixture.ts';
import { renderedOf } from './document-calls.ts';
import { heldTemplate, noTemplate } from './held-template.ts';
import { inputHashOf } from './ports/input-hash.ts';
import { withTemplate } from './printed-template.ts';

const letter = testLetterContent({ changes: { locale: 'de-AT' } });
const own = (changes: object, version = 3) => ({ template: { ...builtInTemplate, ...changes }, version });

describe('what a paper is made of', () => {
  test('stays as it is where everything on it is built in', () => {
    expect(withTemplate(letter, noTemplate)).toBe(letter);
    const other = own({ texts: testTexts('de', { 'statement.title': 'Kontoauszug' }) });
    expect(withTemplate(letter, other)).toBe(letter);
  });

  test('has the texts that it prints and no others, in the language of its locale', () => {
    const texts = [
      ...testTexts('de', { 'dunning-letter.title1': 'Erinnerung', 'dunning-letter.title2': 'Mahnung' }),
      ...testTexts('en', { 'letter.greeting': 'Cheers' }),
    ];
    const made = withTemplate(letter, own({ texts }));
    expect(made.template).toMatchObject({ version: 3, texts: { 'dunning-letter.title1': 'Erinnerung' } });
    expect(Object.keys(made.template?.texts ?? {})).toHaveLength(1);
  });

  test('has the logo by its hash, and the version of the template beside its own', () => {
    const made = withTemplate(letter, own({ letterhead: testLetterhead }));
    const later = withTemplate(letter, own({ letterhead: testLetterhead }, 9));
    expect(made.template?.letterhead.logo?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(inputHashOf(later)).toBe(inputHashOf(made));
    const smaller = {
      ...testLetterhead,
      logo: testLetterhead.logo && { ...testLetterhead.logo, widthMm: 20 },
    };
    expect(inputHashOf(withTemplate(letter, own({ letterhead: smaller })))).not.toBe(inputHashOf(made));
  });

  test('of a history is neither logo nor company lines: it is not for customers', () => {
    const { template } = withTemplate(testHistoryContent({}), own({ letterhead: testLetterhead }));
    expect(template?.letterhead).toMatchObject({ logo: null, footer: [], accent: testLetterhead.accent });
  });
});

describe('a stored template that cannot be read', () => {
  const logged: unknown[] = [];
  const stored = {
    id: 'document-template',
    version: 4,
    value: { ...builtInTemplate, texts: [{ slot: 'x' }] },
  };
  const held = heldTemplate([stored], (...line) => logged.push(line));

  test('gives way to the built-in one, keeps its version for the next, and is in the log by its field', () => {
    expect(held).toEqual({ template: builtInTemplate, version: 4, isReadable: false });
    expect(logged).toEqual([
      ['error', 'settings.invalid', { id: 'document-template', field: expect.stringContaining('texts.0') }],
    ]);
  });

  test('is told with every paper that is made meanwhile', () => {
    const printed = {
      pdf: new Uint8Array([1]),
      title: 'Statement',
      pageCount: 1,
      inputHash: 'h',
      fileName: 'f.pdf',
      asOf: '2026-01-01',
    };
    expect(renderedOf({ ...printed, notices: [] }, held).notices).toEqual([
      { code: 'TEMPLATE_NOT_READABLE' },
    ]);
    expect(renderedOf({ ...printed, notices: [] }, noTemplate).notices).toEqual([]);
  });
});
