import { expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { maxAmountMinor } from '../money/amount.ts';
import type { AgreedTerms } from './agreed-terms.ts';
import { earlyPaymentOffers } from './early-payment-offers.ts';
import { paymentTermsSchema } from './payment-terms.ts';
import { applyPaymentTerms } from './payment-terms-due.ts';
import { readTerms } from './read-terms.ts';
import { defaultTermsPolicy } from './terms-policy.ts';

const agreed = (name: string) => readTerms(name, defaultTermsPolicy);
const january = { invoiceDate: '2026-01-15', dueDate: '2026-02-14', amountMinor: 1_000_00 };
const offerOf = (
  terms: AgreedTerms,
  changes: Parameters<typeof buildInvoice>[0] = {},
  openMinor?: number,
) => {
  const invoice = buildInvoice({ ...january, ...changes });
  const account = buildAccount({ paymentTerms: terms });
  const offers = earlyPaymentOffers([{ invoice, openMinor: openMinor ?? invoice.amountMinor }], account);
  return offers.get(invoice.id);
};

test('I4: the account says until when and how much, and by which terms', () => {
  expect(offerOf(agreed('2/10 net 30'))).toEqual({
    discountDate: '2026-01-25',
    discountMinor: 20_00,
    terms: { name: '2/10 net 30', of: 'account' },
  });
});

test('I4: the terms of the invoice go before those of the account', () => {
  const own = { paymentTerms: agreed('3/5 net 30') };
  expect(offerOf(agreed('2/10 net 30'), own)).toEqual({
    discountDate: '2026-01-20',
    discountMinor: 30_00,
    terms: { name: '3/5 net 30', of: 'invoice' },
  });
  expect(offerOf(agreed('2/10 net 30'), { paymentTerms: agreed('net 30') })).toBeUndefined();
});

test('I4: what was paid in part has the discount of the rest', () => {
  expect(offerOf(agreed('2/10 net 30'), {}, 250_00)?.discountMinor).toBe(5_00);
});

test('I4: no discount is open for longer than its invoice', () => {
  expect(offerOf(agreed('2/10 net 30'), { dueDate: '2026-01-20' })?.discountDate).toBe('2026-01-20');
});

test('I4: a credit note, a paid invoice and terms without a meaning have no discount', () => {
  expect(offerOf(agreed('2/10 net 30'), { type: 'credit-note', amountMinor: -5_00 })).toBeUndefined();
  expect(offerOf(agreed('2/10 net 30'), {}, 0)).toBeUndefined();
  expect(offerOf(agreed('ask sales'))).toBeUndefined();
});

test('I4: of several portions it is all that is taken off by the first of their days', () => {
  const days = (count: number) => [{ step: 'days' as const, days: count }];
  const terms = paymentTermsSchema.parse({
    ...agreed('net 30').terms,
    portions: [
      { percent: '40', due: days(20), discount: { percent: '5', by: days(7) } },
      { percent: '60', due: days(30), discount: { percent: '2', by: days(14) } },
    ],
  });
  expect(offerOf({ name: 'parts', terms })).toMatchObject({
    discountDate: '2026-01-22',
    discountMinor: 32_00,
  });
});

test('I4: the discount of a whole invoice is the one that its terms give, for every amount', () => {
  const { terms } = agreed('2.5/10 net 30');
  if (terms === null) throw new Error('no terms');
  for (const netMinor of [1, 19, 20, 21, 59, 60, 61, 100, 12_345_67, maxAmountMinor]) {
    const [portion] = applyPaymentTerms(terms, buildInvoice(january).invoiceDate, {
      ...{ netMinor, taxMinor: 0, undiscountedMinor: 0 },
    });
    const offer = offerOf({ name: 'x', terms }, { amountMinor: netMinor });
    expect([netMinor, offer?.discountMinor, offer?.discountDate]).toEqual([
      netMinor,
      portion?.earlyPayment?.discountMinor,
      portion?.earlyPayment?.date,
    ]);
  }
});
