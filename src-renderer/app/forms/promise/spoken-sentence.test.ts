import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../formats.ts';
import { germanWords as de, englishWords as en } from '../../words.fixture.ts';
import { spokenSentence } from './spoken-sentence.ts';

const resources = { en: { translation: en }, de: { translation: de } };

async function say(language: string, invoiceNumbers: readonly string[], onAccountMinor = 0): Promise<string> {
  const i18n = createInstance();
  await i18n.init({ lng: language, resources, interpolation: { escapeValue: false } });
  const promise = {
    totalMinor: 124000,
    currency: 'EUR',
    date: '2026-12-04',
    today: '2026-11-22',
    method: 'bank-transfer',
  };
  return spokenSentence({ ...promise, invoiceNumbers, onAccountMinor }, i18n.t, formatsOf(language));
}

describe('spokenSentence', () => {
  it('says amount, weekday, invoices and method in English', async () => {
    expect(await say('en', ['RE-1', 'RE-2'])).toBe(
      'You will pay 1,240.00 EUR by Friday 4 December for invoices RE-1 and RE-2, by bank transfer.',
    );
  });

  it('says the same in German with its decimal mark', async () => {
    expect(await say('de', ['RE-1'])).toBe(
      'Sie zahlen 1.240,00 EUR bis Freitag, 4. Dezember für die Rechnung RE-1, per Überweisung.',
    );
  });

  it('counts the invoices beyond the first three', async () => {
    expect(await say('en', ['1', '2', '3', '4', '5'])).toContain('1, 2, 3 and 2 more');
  });

  it('names what goes on account', async () => {
    expect(await say('en', [], 124000)).toBe(
      'You will pay 1,240.00 EUR on account by Friday 4 December, by bank transfer.',
    );
  });
});
