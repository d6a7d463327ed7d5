import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { CountedFinding } from '../../src-shared/contract/account-questions.ts';
import { contactPolicyOf } from '../../src-shared/domain/contact/contact-policy.ts';
import { allowedAgainWords, contactFindingWords, contactSourceWords } from './contact-rule-words.ts';
import { formatsOf } from './formats.ts';
import { germanWords as de, englishWords as en } from './words.fixture.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
  }),
);

const finding: CountedFinding = {
  ...{ rule: 'home-consumer', source: 'House rule', why: 'attempts' },
  ...{ allowedAgainAt: null, counted: ['a'], days: 7 },
};
const inBoth = (given: Partial<CountedFinding>) =>
  ['en', 'de'].map((language) => contactFindingWords({ ...finding, ...given }, words.getFixedT(language)));

test('A1: says how many attempts there were in how many days', () => {
  expect(inBoth({})).toEqual([
    'Consumers in your own country (House rule): 1 attempt in the last 7 days, no more for now.',
    'Privatpersonen im eigenen Land (Hausregel): 1 Versuch in den letzten 7 Tagen, vorerst keiner mehr.',
  ]);
  expect(inBoth({ counted: ['a', 'b'], days: 1 })).toEqual([
    'Consumers in your own country (House rule): 2 attempts today, no more for now.',
    'Privatpersonen im eigenen Land (Hausregel): 2 Versuche heute, vorerst keiner mehr.',
  ]);
});

test('A1: says within how many days the last conversation was', () => {
  const conversation = {
    rule: 'us-consumer-calls',
    source: '12 CFR 1006.14(b)(2)',
    why: 'conversation',
  } as const;
  expect(inBoth(conversation)).toEqual([
    'Calls to consumers in the United States (12 CFR 1006.14(b)(2)): the last conversation was in the last 7 days.',
    'Anrufe bei Verbrauchern in den USA (12 CFR 1006.14(b)(2)): Das letzte Gespräch war in den letzten 7 Tagen.',
  ]);
});

test('A1: every source of a seed that is no law has German words; what the organisation wrote stays', () => {
  const t = words.getFixedT('de');
  const sources = ['DE', 'GB', 'US'].flatMap((one) => contactPolicyOf(one).rules.map(({ source }) => source));
  expect(sources).toContain('House rule');
  const house = sources.filter((source) => source.startsWith('House rule'));
  for (const source of house) expect(contactSourceWords(source, t)).toMatch(/^Hausregel/);
  expect(contactSourceWords('Works council 2024/7', t)).toBe('Works council 2024/7');
});

test("A1: says from when by the customer's clock, with its zone where one's own shows another time", () => {
  const at = '2026-11-28T22:00:00.000Z';
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const say = (zone: string, language = 'en') =>
    allowedAgainWords(at, zone, words.getFixedT(language), formatsOf(language));
  const [en, de] = [formatsOf('en').dateTime(at), formatsOf('de').dateTime(at)];
  // Chatham is three quarters of an hour off all the zones that a computer is likely to be in.
  expect(say('Pacific/Chatham')).toBe(
    `Allowed again from 29 Nov 2026, 11:45 at the customer’s (Pacific/Chatham), ${en} here.`,
  );
  expect(say('Pacific/Chatham', 'de')).toBe(
    `Wieder erlaubt ab 29.11.2026, 11:45 beim Kunden (Pacific/Chatham), ${de} hier.`,
  );
  expect(say(own)).toBe(`Allowed again from ${en}.`);
  expect(say('Nowhere/Land')).toBe(`Allowed again from ${en}.`);
});
