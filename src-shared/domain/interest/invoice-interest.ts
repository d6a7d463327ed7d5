import type { Account } from '../account/account.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { BusinessDate } from '../calendar/business-date.ts';
import { fail, type Result } from '../failure.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Payment } from '../payment/payment.ts';
import { type InterestAmounts, interestAmounts } from './interest-amounts.ts';
import type { PartPayment } from './interest-periods.ts';
import { type InterestPolicy, interestRuleFor } from './interest-policy.ts';
import { type LateInterest, lateInterest } from './late-interest.ts';

/** What was paid on the invoices of an account, by invoice. M1: cash of another currency pays nothing. */
export function partPayments(
  payments: readonly Payment[],
  invoices: readonly Pick<Invoice, 'id' | 'currency'>[],
): ReadonlyMap<string, readonly PartPayment[]> {
  const paid = new Map<string, PartPayment[]>();
  const currencies = new Map(invoices.map(({ id, currency }) => [id as string, currency]));
  for (const { reversed, currency, receivedOn, allocations, applied } of payments) {
    if (reversed) continue;
    for (const made of [allocations, applied]) {
      for (const { invoiceId, amountMinor } of made) {
        if (currencies.get(invoiceId) !== currency) continue;
        const part = { date: receivedOn, amountMinor };
        const known = paid.get(invoiceId);
        if (known === undefined) paid.set(invoiceId, [part]);
        else known.push(part);
      }
    }
  }
  return paid;
}

/** G2: late interest of one invoice of a customer; INTEREST_NOT_ALLOWED where no rule is for them. */
export function invoiceInterest(
  account: Pick<Account, 'country' | 'customerType'>,
  { currency, amountMinor, dueDate }: Pick<Invoice, 'currency' | 'amountMinor' | 'dueDate'>,
  payments: readonly PartPayment[],
  until: BusinessDate,
  policy: InterestPolicy,
): Result<LateInterest> {
  const rule = interestRuleFor(account, policy);
  if (rule === undefined) return fail('INTEREST_NOT_ALLOWED', { country: account.country });
  return lateInterest({ currency, amountMinor, dueDate, payments }, until, rule, policy);
}

/**
 * G2: as {@link invoiceInterest}, the amounts alone and for many invoices of one customer: each is asked for with what
 * was paid on it.
 */
export function invoiceInterestAmounts(
  account: Pick<Account, 'country' | 'customerType'>,
  until: BusinessDate,
  policy: InterestPolicy,
): (
  invoice: Pick<Invoice, 'currency' | 'amountMinor' | 'dueDate'>,
  payments: readonly PartPayment[],
) => Result<InterestAmounts> {
  const rule = interestRuleFor(account, policy);
  if (rule === undefined) return () => fail('INTEREST_NOT_ALLOWED', { country: account.country });
  const amountsOf = interestAmounts(until, rule, policy);
  return ({ currency, amountMinor, dueDate }, payments) =>
    amountsOf({ currency, amountMinor, dueDate, payments });
}

/** G2: what is charged for being late, each with requests of its own. */
export const lateCharges = ['interest', 'compensation'] as const;
export type LateCharge = (typeof lateCharges)[number];

/** G2: what requests of this kind name that were not refused or taken back: it is charged, or will be. By invoice. */
export function chargedForLateness(
  { requests }: Pick<AccountAggregate, 'requests'>,
  of: LateCharge,
): ReadonlyMap<string, number> {
  const charged = new Map<string, number>();
  for (const { kind, state, items } of requests) {
    if (kind !== of || state === 'refused' || state === 'withdrawn') continue;
    for (const { invoiceId, amountMinor } of items) {
      charged.set(invoiceId, (charged.get(invoiceId) ?? 0) + amountMinor);
    }
  }
  return charged;
}
