import { describe, expect, it, test } from 'vitest';
import { type BillAccount, billAccounts } from './bill-account.ts';
import { billReference, printedReference } from './bill-reference.ts';
import { plainIban, qrIban } from './swiss-creditor.fixture.ts';

const qr: BillAccount = { iban: qrIban.replaceAll(' ', ''), isQrIban: true };
const plain: BillAccount = { iban: plainIban.replaceAll(' ', ''), isQrIban: false };

describe('R5: by what a payment with a QR-bill is known', () => {
  it.each([
    ['a number of digits, to the QR-IBAN', [plain, qr], '10482', qr, 'QRR', '000000000000000000000104827'],
    ['letters and digits, to the other account', [qr, plain], 'K-00417', plain, 'SCOR', 'RF91K00417'],
    ['digits without a QR-IBAN', [plain], '539007547034', plain, 'SCOR', 'RF18539007547034'],
    ['a number that no reference can hold', [plain], 'Ä/1', plain, 'NON', ''],
  ] as const)('%s', (_what, accounts, number, account, type, text) => {
    expect(billReference(accounts, number)).toEqual({ account, reference: { type, text } });
  });

  test('a QR-IBAN takes no other reference, so there is no bill', () => {
    expect(billReference([qr], 'K-00417')).toBeUndefined();
    expect(billReference([], '10482')).toBeUndefined();
  });

  test('is printed in groups, as people compare it', () => {
    expect(printedReference({ type: 'QRR', text: '210000000003139471430009017' })).toBe(
      '21 00000 00003 13947 14300 09017',
    );
    expect(printedReference({ type: 'SCOR', text: 'RF18539007547034' })).toBe('RF18 5390 0754 7034');
  });
});

describe('the account of a QR-bill', () => {
  const lines = [`Bank A, EUR ${plainIban}`, `Bank B ${qrIban} CHF`, 'IBAN DE02 1203 0000 0000 2020 51'];

  test('is that of the currency, in Switzerland or Liechtenstein', () => {
    expect(billAccounts(lines, 'CHF')).toEqual([qr]);
    expect(billAccounts(lines, 'EUR')).toEqual([plain]);
  });

  test('is any of them where no line names a currency, and none that is for another one', () => {
    expect(billAccounts([plainIban, qrIban], 'CHF')).toEqual([plain, qr]);
    expect(billAccounts([`EUR ${plainIban}`], 'CHF')).toEqual([]);
  });
});
