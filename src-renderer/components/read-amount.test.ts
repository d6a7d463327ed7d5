import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmountText, readAmountText } from './amount-text.ts';
import { pastedAmount, readAmount } from './read-amount.ts';

describe('an amount in a notation of anywhere', () => {
  it.each([
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ["CHF 1'234.50", 123_450],
    ["1'234.50 CHF", 123_450],
    ['Fr. 1’234.–', 123_400],
    ['1 234,50', 123_450],
    ['1\u00a0234,50', 123_450],
    ['1\u202f234,50', 123_450],
    ['(12.00)', -1200],
    ['(CHF 12.00)', -1200],
    ['-12', -1200],
    ['12.00-', -1200],
    ['\u221212,00', -1200],
    ['12.-', 1200],
    ['12,--', 1200],
    ['١٢', 1200],
    ['۱۲', 1200],
    ['१२', 1200],
    ['１２', 1200],
    ['１２３４．５０', 123_450],
    ['１２３４，５０', 123_450],
    ['١٬٢٣٤٫٥٠', 123_450],
    ['\u200e12\u200f', 1200],
    ['1.234.567', 123_456_700],
    ['1,234,567', 123_456_700],
    ['1 234', 123_400],
    ['12,34', 1234],
    ['12.34', 1234],
    ['.5', 50],
    [',5', 50],
    ['', 0],
    ['  ', 0],
  ])('is understood where only one reading is possible: "%s"', (text, amountMinor) => {
    for (const locale of ['en-GB', 'de-DE'])
      expect(readAmount(text, 'CHF', locale)).toEqual({ kind: 'amount', amountMinor });
  });

  it.each([
    ['12345678901234567890', 'EUR'],
    ['10000000000.01', 'EUR'],
    ['12,345,678,901,234,567.89', 'EUR'],
    ['12.345.678.901.234.567,89', 'EUR'],
    ['(99999999999999999999.00)', 'EUR'],
    ['99999999999999999999 JPY', 'JPY'],
  ])('is larger than any that can be held, and not unreadable: "%s"', (text, currency) => {
    for (const locale of ['en-GB', 'de-DE'])
      expect(readAmount(text, currency, locale)).toEqual({ kind: 'too-large' });
  });

  it.each([
    ['12.5', 'JPY'],
    ['0.0005', 'KWD'],
    ['0,125', 'EUR'],
    ['12345678901234567890.5', 'JPY'],
    ['1e30', 'EUR'],
  ])('is unreadable, and not too large: "%s" %s', (text, currency) => {
    expect(readAmount(text, currency, 'en-GB')).toEqual({ kind: 'unreadable' });
  });

  it.each([
    ['en-GB', '12,345', 'EUR', 1_234_500],
    ['de-DE', '12.345', 'EUR', 1_234_500],
    ['en-GB', '12,345', 'JPY', 12_345],
    ['de-DE', '12.345', 'JPY', 12_345],
    ['en-GB', '5.00', 'JPY', 5],
    ['en-GB', '12.345', 'KWD', 12_345],
    ['en-GB', '12,345.000', 'KWD', 12_345_000],
    ['en-GB', '$1,234.50', 'USD', 123_450],
    ['en-GB', '$1,234.50', 'CAD', 123_450],
    ['en-GB', 'US$ 12', 'USD', 1200],
    ['de-DE', '1.234,50 €', 'EUR', 123_450],
    ['de-DE', 'eur 7', 'EUR', 700],
    ['de-DE', '-€ 7,00', 'EUR', -700],
    ['en-GB', '$12.00 USD', 'USD', 1200],
    ['en-GB', '99 kr.', 'SEK', 9900],
  ])('is read by the locale first, in %s "%s" %s', (locale, text, currency, amountMinor) => {
    expect(readAmount(text, currency, locale)).toEqual({ kind: 'amount', amountMinor });
  });

  it.each([
    ['en-GB', '12,345', 'KWD', [12_345_000, 12_345]],
    ['de-DE', '12.345', 'KWD', [12_345_000, 12_345]],
    ['en-GB', '12.345', 'EUR', [1_234_500, 1235]],
    ['de-DE', '12,345', 'EUR', [1_234_500, 1235]],
    ['en-GB', '1.000', 'EUR', [100_000, 100]],
    ['de-DE', '1,000', 'EUR', [100_000, 100]],
    ['de-DE', '1,234', 'JPY', [1234, 1]],
    ['en-GB', '1.234', 'JPY', [1234, 1]],
    ['en-GB', '(12.345)', 'EUR', [-1_234_500, -1235]],
    ['en-GB', '-12.344', 'EUR', [-1_234_400, -1234]],
  ])('is questioned where two readings are possible, in %s "%s" %s', (locale, text, currency, choices) => {
    expect(readAmount(text, currency, locale)).toEqual({ kind: 'question', choices });
  });

  it.each([
    ['CHF 12', 'EUR', 'CHF'],
    ['12 usd', 'EUR', 'USD'],
    ['$12', 'EUR', '$'],
    ['€12', 'GBP', 'EUR'],
    ['12 kr', 'EUR', 'kr'],
    ['EUR 12 USD', 'EUR', 'USD'],
  ])('is refused in the name of its currency: "%s" where %s is asked', (text, currency, written) => {
    expect(readAmount(text, currency, 'en-GB')).toEqual({ kind: 'other-currency', written });
  });

  it.each([
    ['1e5'],
    ['constructor'],
    ['12 toString'],
    ['0x10'],
    ['NaN'],
    ['=1+1'],
    ['EUR.50'],
    ['12.3456'],
    ['0.125'],
    ['0,125'],
    ['1.2.3'],
    ['12,5,0'],
    ['1,23.00'],
    ['12²'],
    ['½'],
    ['12 QQQ'],
    ['12?5'],
    ['(-5)'],
    ['EUR'],
    ['9'.repeat(400)],
    ["<img src=x onerror='1'>"],
  ])('is refused where there is no reading: "%s"', (text) => {
    expect(readAmount(text, 'EUR', 'en-GB')).toEqual({ kind: 'unreadable' });
  });

  it('is questioned when it is pasted, where typed it has the locale’s own reading', () => {
    const pasted = pastedAmount(' 12.345 ', 'KWD', 'en-GB');
    expect(pasted).toBe('12.345?');
    expect(readAmount(pasted, 'KWD', 'en-GB')).toEqual({ kind: 'question', choices: [12_345, 12_345_000] });
    expect(pastedAmount('12.34', 'EUR', 'en-GB')).toBe('12.34');
    expect(pastedAmount('12.345', 'EUR', 'en-GB')).toBe('12.345');
    expect(pastedAmount('nonsense', 'EUR', 'en-GB')).toBe('nonsense');
  });
});

const locales = ['en-GB', 'de-DE', 'en-US', 'fr-FR', 'de-CH', 'sv-SE', 'pt-BR'];
const fieldLocales = ['en-GB', 'de-DE'];
const currencies = ['EUR', 'CHF', 'JPY', 'KWD'];
const amounts = fc.integer({ min: 1, max: 1_000_000_000_000 });

describe('what an amount field shows', () => {
  it('is what it records: what it writes it reads back', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...currencies),
        fc.constantFrom(...fieldLocales),
        (amountMinor, currency, locale) => {
          const shown = formatAmountText(amountMinor, currency, locale);
          expect(readAmountText(shown, currency, locale)).toBe(amountMinor);
        },
      ),
    );
  });

  it('is never another amount than the one that was pasted, from whatever country: that one, or a question with it', () => {
    const wholes = fc.boolean();
    fc.assert(
      fc.property(
        amounts,
        wholes,
        fc.constantFrom(...currencies),
        fc.constantFrom(...locales),
        fc.constantFrom(...fieldLocales),
        fc.constantFrom('', 'before', 'after'),
        (minor, isWhole, currency, writtenIn, locale, where) => {
          const digits = currency === 'JPY' ? 0 : currency === 'KWD' ? 3 : 2;
          const amountMinor = isWhole ? Math.ceil(minor / 10 ** digits) * 10 ** digits : minor;
          fc.pre(amountMinor <= 1_000_000_000_000);
          const decimals = isWhole ? 0 : digits;
          const number = (amountMinor / 10 ** digits).toLocaleString(writtenIn, {
            minimumFractionDigits: decimals,
            maximumFractionDigits: decimals,
          });
          const text = { '': number, before: `${currency} ${number}`, after: `${number} ${currency}` }[where];
          const reading = readAmount(pastedAmount(text, currency, locale), currency, locale);
          const possible =
            reading.kind === 'amount' ? [reading.amountMinor] : 'choices' in reading ? reading.choices : [];
          expect(possible).toContain(amountMinor);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is an amount that the text can mean, and reading never throws, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("0159.,-+() '’?€EURCHF٣")), maxLength: 14 }),
        fc.constantFrom(...fieldLocales),
        (text, locale) => {
          const reading = readAmount(text, 'EUR', locale);
          const possible =
            reading.kind === 'amount' ? [reading.amountMinor] : 'choices' in reading ? reading.choices : [];
          for (const amountMinor of possible) {
            expect(Number.isSafeInteger(amountMinor)).toBe(true);
            expect(Object.is(amountMinor, -0)).toBe(false);
          }
          if (reading.kind === 'question') expect(reading.choices[0]).not.toBe(reading.choices[1]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
