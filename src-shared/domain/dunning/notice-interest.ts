import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { BusinessDate } from '../calendar/business-date.ts';
import { fail, type Result, succeed } from '../failure.ts';
import type { InterestPolicy } from '../interest/interest-policy.ts';
import { chargedForLateness, invoiceInterestAmounts, partPayments } from '../interest/invoice-interest.ts';
import { maxAmountMinor } from '../money/amount.ts';
import type { ItemStanding } from './item-standing.ts';

/**
 * G2: the late interest that a notice states over its items, in minor units: what has accrued less what was charged,
 * which is an item of its own by then. 0 where no rule is for the customer: then none may be charged. Refused as a whole
 * where the interest of any item cannot be told, because the sum of the others would be a wrong one: with
 * `BASE_RATE_NOT_SET` (of which table, for which half-year) or `AMOUNT_TOO_LARGE`.
 */
export function noticeInterest(
  { account, payments, requests }: Pick<AccountAggregate, 'account' | 'payments' | 'requests'>,
  due: readonly ItemStanding[],
  today: BusinessDate,
  policy: InterestPolicy,
): Result<number> {
  const invoices = due.map(({ position }) => position.invoice);
  const paid = partPayments(payments, invoices);
  const charged = chargedForLateness({ requests }, 'interest');
  const interestOf = invoiceInterestAmounts(account, today, policy);
  let totalMinor = 0;
  for (const invoice of invoices) {
    const found = interestOf(invoice, paid.get(invoice.id) ?? []);
    if (found.ok) totalMinor += Math.max(0, found.value.interestMinor - (charged.get(invoice.id) ?? 0));
    else if (found.failure.code !== 'INTEREST_NOT_ALLOWED') return found;
    if (totalMinor > maxAmountMinor) return fail('AMOUNT_TOO_LARGE');
  }
  return succeed(totalMinor);
}
