import { expect, test } from 'vitest';
import { disputeReasonSchema, disputeReasons, notStatedReasonCode } from './dispute-reasons.ts';
import { disputeReasonName, disputeReasonWords } from './reason-words.ts';

const own = (fields: object) =>
  disputeReasonSchema.parse({ code: 'Z1', processor: 'sales', slaDays: 3, routing: [], ...fields });
const program: Readonly<Record<string, string>> = { pricing: 'Preis', notStated: 'Grund nicht angegeben' };
const inGerman = (code: string, reasons: readonly object[]) =>
  disputeReasonWords(code, reasons.map(own), 'de', (key) => program[key]);

test.each([
  [
    'its own words of the language',
    { key: 'pricing', label: { en: 'Late truck', de: 'LKW zu spät' } },
    'LKW zu spät',
  ],
  [
    "the program's words before its own of another language",
    { key: 'pricing', label: { en: 'Cost' } },
    'Preis',
  ],
  [
    'its own English words where there are no others',
    { label: { aa: 'Tarre', en: 'Late truck' } },
    'Late truck',
  ],
  ['its own words of any language before nothing', { label: { fr: 'Retard', it: 'Ritardo' } }, 'Retard'],
  ['its code without any words', {}, 'Z1'],
  ['its code where the program does not know the key', { key: 'late-truck' }, 'Z1'],
])('D2: a reason is called by %s', (_title, fields, words) => {
  expect(inGerman('Z1', [fields])).toBe(words);
  expect(disputeReasonWords('Z1', [disputeReasonName(own(fields))], 'de', (key) => program[key])).toBe(words);
});

test('D2: a reason that is off the list goes by its code, whatever the seed has for it', () => {
  expect(disputeReasons.some(({ code }) => code === '01')).toBe(true);
  expect(inGerman('01', [{}])).toBe('01');
});

test('D2: what a ledger only flags is not stated, unless the organisation has words for it', () => {
  expect(inGerman(notStatedReasonCode, [])).toBe('Grund nicht angegeben');
  expect(inGerman(notStatedReasonCode, [{ code: notStatedReasonCode, label: { de: 'Offen' } }])).toBe(
    'Offen',
  );
});

test('D2: words have a language of two letters and are not blank', () => {
  const isTaken = (label: object) => disputeReasonSchema.safeParse({ ...own({}), label }).success;
  expect(isTaken({ en: 'Late truck' })).toBe(true);
  for (const label of [{ en: '  ' }, { en: '' }, { en: 'x'.repeat(101) }, { english: 'Late truck' }])
    expect(isTaken(label)).toBe(false);
});
