import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src-shared/domain/organisation/settings.ts';
import { formatsOf } from '../../formats.ts';
import { englishWords as en } from '../../words.fixture.ts';
import { ownLimitsWords, passedLimitWords } from './authority-words.ts';

const i18n = i18next.createInstance();
beforeAll(() =>
  i18n.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
);
const formats = formatsOf('en');

describe('the authority over a plan in words', () => {
  it('says what a role may agree to alone', () => {
    const words = (role: Parameters<typeof ownLimitsWords>[0], currency = 'EUR') =>
      ownLimitsWords(role, currency, defaultSettings, i18n.t, formats);
    expect(words('collector')).toMatch(/5,000\.00.*190 days.*5 %/);
    expect(words('manager')).toMatch(/100,000\.00/);
    expect(words('manager')).not.toMatch(/days/);
    expect(words('administrator')).toBe('You may agree to any plan.');
    expect(words('collector', 'CHF')).toBe('You may agree to no plan in CHF alone.');
  });

  it('says which limit a plan goes beyond, and by what', () => {
    const words = (passed: Parameters<typeof passedLimitWords>[0]) =>
      passedLimitWords(passed, 'EUR', i18n.t, formats);
    expect(words({ limit: 'days', days: 365, limitDays: 190 })).toMatch(/365.*190/);
    expect(words({ limit: 'instalment', number: 2, amountMinor: 1_000, limitPercent: '2.5' })).toMatch(
      /2.*10\.00.*2\.5 %/,
    );
    expect(words({ limit: 'amount', amountMinor: 600_000, limitMinor: 500_000 })).toMatch(
      /6,000\.00.*5,000\.00/,
    );
    expect(words({ limit: 'fee', amountMinor: 600, limitMinor: null })).toMatch(/6\.00.*none/);
    expect(words({ limit: 'interest', amountMinor: 60_000, limitMinor: 50_000 })).toMatch(/600\.00.*500\.00/);
  });
});
