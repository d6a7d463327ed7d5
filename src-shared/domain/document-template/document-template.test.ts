import { describe, expect, test } from 'vitest';
import { testPng } from '../../../src-main/documents/receipt/receipt-content.fixture.ts';
import { referenceSchema } from '../organisation/reference.ts';
import { isNamedRightly } from '../organisation/settings-of.ts';
import { contrastWithWhite, tintOf } from './accent.ts';
import { builtInTemplate, documentTemplateSchema } from './document-template.ts';
import { logoFault, maxLogoBytes } from './logo-facts.ts';
import type { OwnText } from './own-text.ts';
import { textFaults } from './text-faults.ts';
import { countForms, placesOf } from './text-slot.ts';
import { findTextSlot, textSlots } from './text-slots.ts';

const slotOf = (id: string) => {
  const slot = findTextSlot(id);
  if (slot === undefined) throw new Error(`there is no slot ${id}`);
  return slot;
};
const own = (slot: string, text: string, changes: Partial<OwnText> = {}): OwnText => ({
  ...{ slot, language: 'en', form: '', text },
  ...changes,
});
/** What a template is refused for, with the paths. */
const refusals = (template: object) => {
  const { error } = documentTemplateSchema.safeParse({ ...builtInTemplate, ...template });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};
const withLetterhead = (changes: object) => ({ letterhead: { ...builtInTemplate.letterhead, ...changes } });

describe('the slots of texts', () => {
  test('have ids of their own, and no place twice', () => {
    expect(new Set(textSlots.map(({ id }) => id)).size).toBe(textSlots.length);
    for (const slot of textSlots) {
      const places = placesOf(slot);
      expect([slot.id, new Set(places).size]).toEqual([slot.id, places.length]);
      expect(places).toEqual(expect.arrayContaining([...slot.required]));
    }
  });

  test('are counted in the forms of each language', () => {
    expect(['en', 'fr', 'pl'].map((language) => countForms(language as 'en'))).toEqual([
      ['one', 'other'],
      ['one', 'other'],
      ['few', 'many', 'one', 'other'],
    ]);
  });
});

describe('a text', () => {
  const demand = slotOf('dunning-letter.demand1');
  test.each([
    ['Please pay {total} by {by}.', []],
    ['Pay {total} by {by} to {organisation}.\nThank you, {customer}.', []],
    ['', ['empty', 'missing-place']],
    ['\u200b \u00a0', ['empty', 'missing-place']],
    ['{total} {by} {amount} {amount}', ['unknown-place']],
    ['{total} only', ['missing-place']],
    ['{total} {by} {', ['unbalanced-braces']],
    ['{total} {by} }{', ['unbalanced-braces']],
    ['{{total}} {by}', ['malformed-place']],
    ['{total} {by} { total }', ['malformed-place']],
    ['{total} {by} {}', ['malformed-place']],
    ['{total} {by} \u0007', ['control-character']],
    ['{total} {by} \ud800', ['control-character']],
    ['{total} {by} \udc00 and on', ['control-character']],
    ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069].map(
      (code): [string, string[]] => [`{total} {by} ${String.fromCodePoint(code)}RAP`, ['control-character']],
    ),
    ['{total} {by} \u200eשלום\u200f', []],
    [`{total} {by} ${'x'.repeat(2000)}`, ['too-long']],
  ])('%j fails with %j', (text, codes) => {
    expect(textFaults(demand, text).map(({ code }) => code)).toEqual(codes);
  });

  test('of a title is one line of 120 characters', () => {
    const title = slotOf('statement.title');
    expect(textFaults(title, 'Your account\n').map(({ code }) => code)).toEqual(['line-break']);
    expect(textFaults(title, 'x'.repeat(121)).map(({ code }) => code)).toEqual(['too-long']);
  });

  test('G1: a demand names the amount and the day, at every level', () => {
    for (let level = 1; level <= 9; level += 1)
      expect(textFaults(slotOf(`dunning-letter.demand${level}`), 'Pay!')).toEqual([
        { code: 'missing-place', places: ['total', 'by'] },
      ]);
  });
});

describe('a template', () => {
  test('that is built in is a document of reference data under its own name', () => {
    const document = {
      id: 'document-template',
      accountId: '',
      seq: 0,
      kind: 'document-template',
      version: 1,
      value: builtInTemplate,
    };
    expect(referenceSchema.safeParse(document).success).toBe(true);
    expect(isNamedRightly({ id: 'document-template', kind: 'document-template' })).toBe(true);
    expect(isNamedRightly({ id: 'other', kind: 'document-template' })).toBe(false);
    expect(isNamedRightly({ id: 'document-template', kind: 'policy' })).toBe(false);
  });

  test('says of a text that is refused which one it is and what to do', () => {
    const texts = [
      own('statement.title', 'Ihr {konto}', { language: 'de' }),
      own('statement.title', 'Twice'),
      own('statement.title', 'Twice'),
      own('letter.goodbye', 'Ciao'),
      own('statement.intro', 'Hello', { form: 'one' }),
    ];
    expect(refusals({ texts })).toEqual([
      'texts.0.text: statement.title (de): {konto} is not known here: there are {customer}, {account}, {organisation}, {phone}, {email}',
      'texts.3.slot: there is no text letter.goodbye',
      'texts.4.form: statement.intro (en): the form is one of ""',
      'texts.2: statement.title, en,  stands there already, at [1]',
    ]);
  });

  test('has every form of a counted text or none', () => {
    const form = (name: string) => own('plan-agreement.default', '{inTime}', { language: 'pl', form: name });
    expect(refusals({ texts: countForms('pl').map(form) })).toEqual([]);
    expect(refusals({ texts: [form('one'), form('other')] })).toEqual([
      'texts.0.form: plan-agreement.default (pl): the form "few" is missing',
      'texts.0.form: plan-agreement.default (pl): the form "many" is missing',
    ]);
  });

  test.each([
    [{ accent: '#ffdd00' }, 'letterhead.accent: is too light for text on white: a contrast of 4.5 at least'],
    [{ accent: 'red' }, 'letterhead.accent: '],
    [{ marginsMm: { left: 10, right: 15, bottom: 15 } }, 'letterhead.marginsMm.left: '],
    [{ window: 'c5' }, 'letterhead.window: '],
    [{ footer: [[]] }, 'letterhead.footer.0: '],
    [{ footer: [['ok', 'a\u202eb']] }, 'letterhead.footer.0.1: has a character that cannot be printed'],
    [{ footer: [['\u200b']] }, 'letterhead.footer.0.0: must say something'],
    [{ logo: { png: 'AAAA', widthMm: 40, side: 'left' } }, 'letterhead.logo.png: is no PNG file in base64'],
    [{ logo: { png: testPng(), widthMm: 200, side: 'left' } }, 'letterhead.logo.widthMm: '],
  ])('is refused with %j', (changes, message) => {
    expect(refusals(withLetterhead(changes)).join()).toContain(message);
  });
});

describe('a logo', () => {
  test('is a PNG of bounded size and pixels', () => {
    expect(logoFault(testPng(300, 100))).toBeUndefined();
    expect(logoFault(testPng(1300, 10))).toBe('too-many-pixels');
    expect(logoFault(Buffer.alloc(maxLogoBytes + 1).toString('base64'))).toBe('too-large');
    expect(logoFault('not base64!')).toBe('no-png');
    expect(logoFault('')).toBe('no-png');
    const file = Buffer.from(testPng(30, 10), 'base64');
    file[25] = 3;
    expect(logoFault(file.toString('base64'))).toBe('not-8-bit');
  });
});

test('WCAG 2.2, 1.4.3: contrast is measured as it is defined there', () => {
  expect(contrastWithWhite('#000000')).toBe(21);
  expect(contrastWithWhite('#ffffff')).toBe(1);
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
  expect(tintOf('#000000')).toBe('#dfdfdf');
});
