import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { documentLanguages } from '../../src-shared/domain/document-languages.ts';
import { textFaults } from '../../src-shared/domain/document-template/text-faults.ts';
import { countForms, placesOf, type TextSlot } from '../../src-shared/domain/document-template/text-slot.ts';
import { textSlots } from '../../src-shared/domain/document-template/text-slots.ts';
import type { DocumentContent } from '../engine/ports/documents-port.ts';
import { printedSlots } from '../engine/printed-slots.ts';
import { pdfFaults } from './check/pdf-faults.fixture.ts';
import { wordsOf } from './document-words.ts';
import { testLetterContent } from './dunning-letter/letter-content.fixture.ts';
import { everyDocument } from './every-document.fixture.ts';
import { testLetterhead, testPrinted, testTexts } from './own-template.fixture.ts';
import { canReadPdf, flat, paintedPages, pdfPages, printedText } from './pdf-text.fixture.ts';
import { testConfirmationContent } from './promise-confirmation/confirmation-content.fixture.ts';
import { testPng, testReceiptContent } from './receipt/receipt-content.fixture.ts';
import { createDocumentRenderer } from './render-document.ts';
import {
  sketchContent,
  testAccount,
  testContent,
  testInvoice,
} from './statement/statement-content.fixture.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', 'resources'));
const print = (content: DocumentContent) => flat(pdfPages(render(content).pdf).join(' '));

/** The built-in texts of a slot: its forms where it is counted. */
function builtIn(slot: TextSlot, language: string): readonly string[] {
  const found = (slot.words ?? '')
    .split('.')
    .reduce<unknown>((at, key) => Reflect.get(Object(at), key), wordsOf(language).words);
  return typeof found === 'string' ? [found] : Object.values(Object(found));
}

describe.each(documentLanguages)('in %s', (language) => {
  test.each(textSlots.filter(({ words }) => words !== null))(
    "the built-in text of $id could be saved as one's own",
    (slot) => {
      const texts = builtIn(slot, language);
      expect(texts).toHaveLength(slot.isCounted ? countForms(language).length : 1);
      for (const text of texts) expect(textFaults(slot, text)).toEqual([]);
    },
  );
});

/** Papers that between them print every text. */
const papers: readonly DocumentContent[] = [
  ...Object.values(everyDocument).map((contentIn) => contentIn('en')),
  ...Array.from({ length: 9 }, (_, index) => testLetterContent({ level: index + 1 })),
  testLetterContent({ changes: { isInterestUnknown: true } }),
  testContent(),
  testContent({ invoices: [testInvoice('RE-1', 10_000, -24)] }),
  { ...sketchContent({}), isSummary: true },
  testContent({ from: businessDate('2026-11-01') }),
  testConfirmationContent({ changes: { standing: { is: 'broken', on: businessDate('2026-11-20') } } }),
  testConfirmationContent({ changes: { replacesTermsOf: '2026-11-02' } }),
  testReceiptContent({ receipt: { method: 'cheque', chequeDate: '2026-03-30' } }),
  testReceiptContent({ receipt: { method: 'bank-transfer-notice' } }),
];

const marker = (slot: TextSlot) => `Own ${slot.id.replace(/\W/g, '')}`;
/** Every place of a slot, behind a word that tells it from all others. */
const marked = (slot: TextSlot) =>
  `${marker(slot)} ${placesOf(slot)
    .map((name) => `{${name}}`)
    .join(' ')}`;
const allMarked = testTexts('en', Object.fromEntries(textSlots.map((slot) => [slot.id, marked(slot)])));

describe.runIf(canReadPdf)('a text of the organisation', () => {
  test.each(papers.map((content) => [content.kind, content] as const))(
    'stands on a %s exactly where the paper is made of it, with every place filled in',
    (_kind, content) => {
      const own = testPrinted(content, { texts: allMarked });
      const text = flat(paintedPages(render(own).pdf).join(' '));
      const wanted = printedSlots(content).map(([id]) => id);
      const found = textSlots.filter((slot) => text.includes(`${marker(slot)} `)).map(({ id }) => id);
      expect(found.sort()).toEqual([...wanted].sort());
      expect(text).not.toMatch(/[{}]/);
    },
  );

  test.each(papers.map((content) => [content.kind, content] as const))(
    'of several lines has them on a %s as they were typed',
    (_kind, content) => {
      const slots = printedSlots(content).flatMap(([id]) => textSlots.find((slot) => slot.id === id) ?? []);
      const several = slots.filter(({ isLine }) => !isLine);
      const second = (slot: TextSlot) => `Then ${slot.id.replace(/\W/g, '')}`;
      const texts = testTexts(
        'en',
        Object.fromEntries(several.map((slot) => [slot.id, `${marked(slot)}\n\n${second(slot)}`])),
      );
      const pages = paintedPages(render(testPrinted(content, { texts })).pdf);
      const lines = pages.flatMap((page) => page.split('\n')).map((line) => line.trim());
      const lost = several.filter((slot) => !lines.some((line) => line.startsWith(second(slot))));
      expect(lost.map(({ id }) => id)).toEqual([]);
    },
  );

  test('of another kind or language changes neither the paper nor its hash', () => {
    const content = testLetterContent();
    const other = [
      ...testTexts('de', { 'dunning-letter.title1': 'Erinnerung' }),
      ...testTexts('en', { 'dunning-letter.title2': 'Second', 'statement.title': 'Account' }),
    ];
    expect(render(testPrinted(content, { texts: other })).inputHash).toBe(render(content).inputHash);
    const own = testTexts('en', { 'dunning-letter.title1': 'A word about your account' });
    expect(render(testPrinted(content, { texts: own })).inputHash).not.toBe(render(content).inputHash);
  });

  test('G1: of the third level speaks for those above it that have none', () => {
    const texts = testTexts('en', {
      'dunning-letter.title3': 'Third and last',
      'dunning-letter.title5': 'Fifth and really last',
    });
    const titleAt = (level: number) => print(testPrinted(testLetterContent({ level }), { texts }));
    expect(titleAt(4)).toContain('Third and last');
    expect(titleAt(5)).toContain('Fifth and really last');
    expect(titleAt(2)).toContain('Second reminder');
  });

  test('says numbers and days as its language does, and counts with its forms', () => {
    const texts = [
      ...testTexts('pl', { 'dunning-letter.demand1': 'Prosimy: {total}, do {by}.' }),
      ...countForms('pl').map((form) => ({
        ...{ slot: 'plan-agreement.default', language: 'pl' as const, form },
        text: `${form}: {count} rat {inTime}`,
      })),
    ];
    const letter = print(testPrinted(testLetterContent({ changes: { locale: 'pl' } }), { texts }));
    expect(letter).toMatch(/Prosimy: 20 436,00 EUR, do \d+ grudnia 2026\./);
    const agreement = everyDocument['plan-agreement']('pl');
    expect(print(testPrinted(agreement, { texts }))).toMatch(/(one: 1|few: [234]) rat w ciągu/);
  });

  test('takes a value with braces as it is', () => {
    const { account } = testLetterContent();
    const content = testLetterContent({ changes: { account: { ...account, name: 'Rohr {total} AG' } } });
    const texts = testTexts('en', { 'dunning-letter.opening1': 'To {customer} of {date}.' });
    expect(print(testPrinted(content, { texts }))).toContain('To Rohr {total} AG of 21 November 2026.');
  });

  test('that is long flows, in paragraphs as it was written', () => {
    const paragraph = 'Wir möchten Sie höflich an die folgenden Posten erinnern. '.repeat(30).trim();
    const texts = testTexts('de', {
      'dunning-letter.opening1': `${paragraph}\n\nZweiter Absatz.`,
      'statement.closing': paragraph,
      'statement.intro': paragraph,
    });
    for (const content of [
      testLetterContent({ changes: { locale: 'de' } }),
      sketchContent({ locale: 'de' }),
    ]) {
      const pages = paintedPages(render(testPrinted(content, { texts })).pdf);
      expect(flat(pages.join(' ')).split('höflich').length - 1).toBeGreaterThanOrEqual(30);
    }
  });
});

/** The words of whole papers with a template, to be read by somebody who speaks the language when they change. */
test.runIf(canReadPdf).each(['en', 'de'] as const)(
  "a letter with a template of one's own in %s is as it was reviewed",
  async (locale) => {
    const texts = [
      ...testTexts('en', {
        'dunning-letter.title2': 'Your account {account}: second reminder',
        'dunning-letter.opening2': 'Dear customers at {customer},\n\non {date} these items were open.',
        'dunning-letter.demand2': 'Kindly transfer {total} so that it reaches us by {by}. Questions? {phone}',
        'letter.greeting': 'With best wishes from Leipzig',
      }),
      ...testTexts('de', {
        'dunning-letter.title2': 'Ihr Konto {account}: zweite Erinnerung',
        'dunning-letter.demand2': 'Bitte überweisen Sie {total} bis zum {by}. Fragen? {phone}',
        'letter.greeting': 'Mit besten Grüßen aus Leipzig',
      }),
    ];
    const content = testPrinted(testLetterContent({ level: 2, changes: { locale } }), {
      letterhead: testLetterhead,
      texts,
    });
    await expect(printedText(render(content).pdf)).toMatchFileSnapshot(
      `__golden__/own-template.${locale}.txt`,
    );
  },
);

test("a file with a template of one's own is PDF/A-3b and PDF/UA-1, whatever its texts say", () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(text, text, fc.constantFrom(...Object.keys(everyDocument)), (one, other, kind) => {
      const contentIn = everyDocument[kind as keyof typeof everyDocument];
      const texts = Object.fromEntries(
        textSlots.map((slot) => [
          slot.id,
          `${slot.required.map((name) => `{${name}}`).join(' ')} ${one} ${slot.isLine ? '' : other}`,
        ]),
      );
      const saved = testTexts('en', texts).filter((entry) => {
        const slot = textSlots.find(({ id }) => id === entry.slot);
        return slot !== undefined && textFaults(slot, entry.text).length === 0;
      });
      const content = testPrinted(contentIn('en'), { letterhead: testLetterhead, texts: saved });
      expect(pdfFaults(render(content).pdf)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

describe('what is not on a paper as it should be', () => {
  test('a logo whose pixels are broken gives way to the name, and is told', () => {
    const { png } = testLetterhead.logo ?? { png: '' };
    const broken = {
      png: `${png.slice(0, 200)}${'A'.repeat(8)}${png.slice(208)}`,
      widthMm: 40,
      side: 'left' as const,
    };
    const made = render(testPrinted(testLetterContent(), { letterhead: { logo: broken } }));
    expect(made.notices).toEqual([{ code: 'LOGO_NOT_READABLE' }]);
    expect(pdfFaults(made.pdf)).toEqual([]);
  });

  test('a logo that nobody would see on white gives way to the name, and is told', () => {
    const [width, height] = [200, 80];
    const pixelsOf = (red: number, opacity: number) => {
      const row = [0, ...Array.from({ length: width }, () => [red, 0xff, 0xff, opacity]).flat()];
      return Buffer.concat(Array.from({ length: height }, () => Buffer.from(row)));
    };
    const noticesOf = (red: number, opacity: number) => {
      const png = testPng(width, height, { pixels: pixelsOf(red, opacity) });
      const logo = { png, widthMm: 40, side: 'left' as const };
      return render(testPrinted(testLetterContent(), { letterhead: { logo } })).notices;
    };
    expect(noticesOf(0xff, 0xff)).toEqual([{ code: 'LOGO_INVISIBLE' }]);
    expect(noticesOf(0xfa, 0xff)).toEqual([{ code: 'LOGO_INVISIBLE' }]);
    expect(noticesOf(0, 0)).toEqual([{ code: 'LOGO_INVISIBLE' }]);
    expect(noticesOf(0xb0, 0xff)).toEqual([]);
  });

  test('characters that no font has are named, each once', () => {
    const account = testAccount({ name: 'Ꮳ Հայ Հ GmbH é 北京' });
    const { notices } = render(testContent({ account }));
    expect(notices).toEqual([{ code: 'CHARACTERS_MISSING', characters: expect.stringContaining('Հ') }]);
    expect(render(testContent()).notices).toEqual([]);
  });
});
