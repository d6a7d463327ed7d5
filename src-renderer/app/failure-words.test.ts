import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { FailureCode, FailureParams } from '../../src-shared/domain/failure.ts';
import { failureWords } from './failure-words.ts';
import { formatsOf } from './formats.ts';
import { germanWords as de, englishWords as en } from './words.fixture.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
  }),
);

const refused = (rule: string) => ({ code: 'CONTACT_NOT_ALLOWED', params: { rule, allowedAgainAt: '' } });
const said = (rule: string, language: string) =>
  failureWords(refused(rule), words.getFixedT(language), formatsOf(language));

const worded = (code: FailureCode, params: FailureParams, language = 'de') =>
  failureWords({ code, params }, words.getFixedT(language), formatsOf(language));

test.each<[FailureCode, FailureParams, string]>([
  ['DISPUTE_STATE_WRONG', { state: 'closed' }, 'geschlossen'],
  ['REQUEST_STATE_WRONG', { state: 'awaiting-approval' }, 'wartet auf Freigabe'],
  ['PLAN_STATE_WRONG', { state: 'defaulted' }, 'geplatzt'],
  ['NOTICE_STATE_WRONG', { state: 'sent' }, 'versandt'],
  ['NOTHING_TO_DUN', { why: 'below-minimum' }, 'unter dem Mindestbetrag der Stufe'],
])('%s with %j names no key but says it in words', (code, params, text) => {
  expect(worded(code, params)).toContain(text);
  for (const raw of Object.values(params)) expect(worded(code, params)).not.toContain(raw);
});

test('who changed something is said where it is known, and nobody is named where it is not', () => {
  expect(worded('CHANGED_MEANWHILE', { by: 'Mara Berg' })).toContain('Mara Berg');
  for (const language of ['de', 'en']) {
    const text = worded('CHANGED_MEANWHILE', { by: '' }, language);
    expect(text).not.toMatch(/(von|:) ?\./);
    expect(text).not.toContain('{{');
  }
  expect(worded('CHANGED_MEANWHILE', { found: 'sales', by: 'Mara Berg' })).toContain(de.processor.sales);
});

test('A1: a contact that a rule forbids says when it is allowed again, where the rule knows', () => {
  const again = { rule: 'business-hours', allowedAgainAt: '2026-04-01T07:00:00.000Z' };
  expect(worded('CONTACT_NOT_ALLOWED', again)).toContain(formatsOf('de').dateTime(again.allowedAgainAt));
  expect(worded('CONTACT_NOT_ALLOWED', { ...again, allowedAgainAt: '' })).not.toContain('wieder erlaubt');
});

test('G1: a notice that is out of date says which invoice, why and what is left', () => {
  const params = {
    ...{ invoice: 'RE-7', why: 'on-plan', currency: 'EUR' },
    ...{ amountMinor: 100_00, availableMinor: 60_00 },
  };
  const text = worded('NOTICE_OUTDATED', params);
  for (const part of ['RE-7', 'Ratenplan', '100,00 EUR', '60,00 EUR']) expect(text).toContain(part);
  expect(worded('DUNNING_BLOCKED', { reason: 'Gespräche', until: '2026-04-05' })).toContain(
    formatsOf('de').fullDate('2026-04-05'),
  );
  expect(worded('DUNNING_BLOCKED', { reason: 'Gespräche', until: '' })).toContain('Gespräche');
});

test('A1: a contact rule is called by its name, one that an organisation has made by its own', () => {
  expect(said('business-hours', 'en')).toContain('“Business hours”');
  expect(said('business-hours', 'de')).toContain('„Geschäftszeiten“');
  expect(said('our-key-accounts', 'en')).toContain('“our-key-accounts”');
});
