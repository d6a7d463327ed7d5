import { describe, expect, it } from 'vitest';
import { formatAmountText, readAmountText } from './amount-text.ts';

describe('amount text', () => {
  it.each([
    ['1.240,50', 'de-DE', 124050],
    ['1,240.50', 'en-GB', 124050],
    ['', 'en-GB', 0],
    ['12,5,0', 'en-GB', undefined],
    ['abc', 'de-DE', undefined],
  ])('M1: reads "%s" in %s as %s minor units', (text, locale, minor) => {
    expect(readAmountText(text, 'EUR', locale)).toBe(minor);
  });

  it('M1: writes what it reads, by the digits of the currency', () => {
    expect(formatAmountText(1234567, 'KWD', 'en-GB')).toBe('1,234.567');
    expect(formatAmountText(1234567, 'JPY', 'de-DE')).toBe('1.234.567');
    expect(formatAmountText(0, 'EUR', 'de-DE')).toBe('');
  });
});
