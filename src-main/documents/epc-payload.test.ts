import { expect, test } from 'vitest';
import { epcPayload, findSepaAccount } from './epc-payload.ts';

const account = { iban: 'DE02120300000000202051', bic: 'BYLADEM1001' };
const payment = { recipient: 'Albrecht', amountMinor: 123, currency: 'EUR', remittance: '10482 2026-11-21' };

test('finds IBAN and BIC in lines written for people', () => {
  expect(findSepaAccount(['Sparbank', 'IBAN: DE02 1203 0000 0000 2020 51 BIC BYLADEM1001'])).toEqual(account);
  expect(findSepaAccount(['DE02120300000000202051', 'BIC: BYLADEM1001'])).toEqual(account);
  expect(findSepaAccount(['NL91ABNA0417164300'])).toEqual({ iban: 'NL91ABNA0417164300', bic: '' });
});

test('takes no IBAN with wrong check digits', () => {
  expect(findSepaAccount(['IBAN DE03 1203 0000 0000 2020 51', 'ABA 021000021'])).toBeUndefined();
});

test('takes no QR-IBAN: a transfer has no place for the reference that it needs', () => {
  const [qrIban, plain] = ['CHF CH44 3199 9123 0008 8901 2', 'EUR CH93 0076 2011 6238 5295 7'];
  expect(findSepaAccount([qrIban])).toBeUndefined();
  expect(findSepaAccount([qrIban, plain])?.iban).toBe('CH9300762011623852957');
});

test('writes the lines of EPC069-12 version 002', () => {
  expect(epcPayload(account, payment)?.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    'BYLADEM1001',
    'Albrecht',
    account.iban,
    'EUR1.23',
    '',
    '',
    '10482 2026-11-21',
  ]);
});

test('keeps to the lengths of the guideline and lets no text begin a new line', () => {
  const lines = epcPayload(account, {
    ...payment,
    recipient: `A\nSCT${'ü'.repeat(99)}`,
    remittance: 'x'.repeat(200),
  });
  const [recipient, remittance] = [lines?.split('\n')[5] ?? '', lines?.split('\n')[10] ?? ''];
  expect([...recipient]).toHaveLength(70);
  expect(recipient.startsWith('A SCT')).toBe(true);
  expect(remittance).toHaveLength(140);
});

test('has no code for other currencies, nothing to pay, or more than the scheme carries', () => {
  expect(epcPayload(account, { ...payment, currency: 'CHF' })).toBeUndefined();
  expect(epcPayload(account, { ...payment, amountMinor: 0 })).toBeUndefined();
  expect(epcPayload(account, { ...payment, amountMinor: 100_000_000_000 })).toBeUndefined();
});
