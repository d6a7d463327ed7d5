import { describe, expect, it } from 'vitest';
import { readLimitText } from './limit-text.ts';

const account = { currency: 'EUR', creditLimitMinor: 5_000_00 };

describe('a new credit limit', () => {
  it('is read by the decimal notation of the language', () => {
    expect(readLimitText('20.000,50', account, 'de-DE')).toBe(20_000_50);
    expect(readLimitText('20,000.50', account, 'en-GB')).toBe(20_000_50);
  });

  it('is nothing before something is typed, and zero only where it is typed', () => {
    expect(readLimitText('  ', account, 'en-GB')).toBe('empty');
    expect(readLimitText('0', account, 'en-GB')).toBe(0);
  });

  it('is none where it is no amount, below zero, or the present limit', () => {
    expect(readLimitText('a lot', account, 'en-GB')).toBe('no-amount');
    expect(readLimitText('-5', account, 'en-GB')).toBe('no-amount');
    expect(readLimitText('5,000.00', account, 'en-GB')).toBe('same');
  });
});
