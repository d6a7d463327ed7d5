import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { disputeReasons } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import { processorWords, reasonWords } from './dispute-reason-words.ts';
import { formatsOf } from './formats.ts';
import { germanWords as de, englishWords as en } from './words.fixture.ts';

const words = i18next.createInstance();
beforeAll(() => words.init({ resources: { en: { translation: en }, de: { translation: de } } }));

const reasons = [
  ...disputeReasons,
  { code: 'Z1', key: '', label: { en: 'Late truck', de: 'LKW zu spät' } },
  { code: 'Z2', key: 'late-truck' },
];
const say = (code: string, language: string) =>
  reasonWords(code, reasons, words.getFixedT(language), formatsOf(language));

test.each([
  ['01', 'Price', 'Preis'],
  ['00', en.disputeReason.notStated, de.disputeReason.notStated],
  ['Z1', 'Late truck', 'LKW zu spät'],
  ['Z2', 'Z2', 'Z2'],
  ['gone', 'gone', 'gone'],
])(
  'D2: the reason %s is said as "%s" in English and "%s" in German, never by its key',
  (code, english, german) => {
    expect([say(code, 'en'), say(code, 'de')]).toEqual([english, german]);
  },
);

test("D2: a processor of the organisation's own goes by its name", () => {
  const t = words.getFixedT('de');
  expect([processorWords('billing', t), processorWords('Head of retail', t)]).toEqual([
    de.processor.billing,
    'Head of retail',
  ]);
});
