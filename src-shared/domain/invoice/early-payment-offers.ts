import type { Account } from '../account/account.ts';
import type { BusinessDate } from '../calendar/business-date.ts';
import { readRate } from '../money/rate.ts';
import { addRatios, multiplyRatios, type Ratio, roundHalfEven, zeroRatio } from '../money/ratio.ts';
import type { AgreedTerms } from './agreed-terms.ts';
import type { Invoice } from './invoice.ts';
import type { PaymentTerms } from './payment-terms.ts';
import { dateByTerms, earlierOf } from './payment-terms-dates.ts';

/** I4: what an invoice costs less when the rest of it is paid by a date, and by which terms. Minor units. */
export type EarlyPaymentOffer = {
  readonly discountDate: BusinessDate;
  readonly discountMinor: number;
  readonly terms: { readonly name: string; readonly of: 'invoice' | 'account' };
};

/** The whole discount of terms, as a share of what is open, and the day that it ends when the invoice is of a day. */
type Discount = { readonly share: Ratio; readonly endOf: (invoiceDate: BusinessDate) => BusinessDate };

type OpenInvoice = {
  readonly invoice: Pick<Invoice, 'id' | 'invoiceDate' | 'dueDate' | 'paymentTerms'>;
  readonly openMinor: number;
};

/**
 * I4: the early-payment discounts of what is open, by invoice: by its own terms, else by those of the account. A ledger
 * does not tell the tax apart, so that the discount is of the whole; of what was paid in part it is of the rest. Of
 * terms with several portions it is all that may be taken off when everything is paid by the first of their days. It
 * is never open for longer than the invoice. Invoices without a discount are left out.
 */
export function earlyPaymentOffers(
  positions: readonly OpenInvoice[],
  account: Pick<Account, 'paymentTerms'>,
): ReadonlyMap<Invoice['id'], EarlyPaymentOffer> {
  const discountOf = discountReader();
  const ofAccount = discountOf(account.paymentTerms);
  const offers = new Map<Invoice['id'], EarlyPaymentOffer>();
  for (const { invoice, openMinor } of positions) {
    if (openMinor <= 0) continue;
    const own = invoice.paymentTerms;
    const discount = own === null ? ofAccount : discountOf(own);
    if (discount === undefined) continue;
    const end = discount.endOf(invoice.invoiceDate);
    offers.set(invoice.id, {
      discountDate: earlierOf(end, invoice.dueDate),
      discountMinor: shareOf(openMinor, discount.share),
      terms:
        own === null ? { name: account.paymentTerms.name, of: 'account' } : { name: own.name, of: 'invoice' },
    });
  }
  return offers;
}

/** Half-even, as {@link timesRatio}, without reducing a fraction for each of 20,000 invoices. */
function shareOf(openMinor: number, { numerator, denominator }: Ratio): number {
  return Number(roundHalfEven({ numerator: BigInt(openMinor) * numerator, denominator }));
}

/** Thousands of invoices have the same terms: what they mean is worked out once for each of them. */
function discountReader(): (agreed: AgreedTerms) => Discount | undefined {
  const known = new Map<string, Discount | undefined>();
  return ({ terms }) => {
    if (terms === null) return undefined;
    const key = JSON.stringify(terms.portions);
    if (!known.has(key)) known.set(key, readDiscount(terms));
    return known.get(key);
  };
}

function readDiscount({ portions }: PaymentTerms): Discount | undefined {
  const discounted = portions.flatMap(({ percent, due, discount }) =>
    discount === null ? [] : [{ percent, due, discount }],
  );
  if (discounted.length === 0) return undefined;
  const share = discounted.reduce(
    (sum, { percent, discount }) =>
      addRatios(sum, multiplyRatios(readRate(percent), readRate(discount.percent))),
    zeroRatio,
  );
  const days = new Map<BusinessDate, BusinessDate>();
  const endOf = (invoiceDate: BusinessDate): BusinessDate => {
    const before = days.get(invoiceDate);
    if (before !== undefined) return before;
    const end = discounted
      .flatMap(({ due, discount }) => [dateByTerms(invoiceDate, discount.by), dateByTerms(invoiceDate, due)])
      .map(({ date }) => date)
      .reduce(earlierOf);
    days.set(invoiceDate, end);
    return end;
  };
  return { share, endOf };
}
