import type { Account } from '../account/account.ts';
import type { CurrencyFigures } from '../account/account-figures.ts';
import type { AccountPosition } from '../account/account-position.ts';

/** A limit that the customer has set for itself, and what it is held against: minor units, or a count. */
export type CustomerLimit = {
  readonly rule: 'customer-balance' | 'customer-open-invoices';
  readonly value: number;
  readonly bound: number;
};

/** Credit: the customer's own limits that there are. The balance is in the account's currency, invoices in any. */
export function customerLimits(
  { customerLimits: { balanceMinor, openInvoices } }: Pick<Account, 'customerLimits'>,
  { invoices }: Pick<AccountPosition, 'invoices'>,
  figures: Pick<CurrencyFigures, 'balanceMinor'>,
): readonly CustomerLimit[] {
  const limits: CustomerLimit[] = [];
  if (balanceMinor !== null)
    limits.push({ rule: 'customer-balance', value: figures.balanceMinor, bound: balanceMinor });
  if (openInvoices !== null) {
    const value = invoices.reduce((count, { openMinor }) => (openMinor > 0 ? count + 1 : count), 0);
    limits.push({ rule: 'customer-open-invoices', value, bound: openInvoices });
  }
  return limits;
}

/** Credit: the customer's own limits that are exceeded; one that is just reached is kept. */
export function exceededCustomerLimits(...of: Parameters<typeof customerLimits>): readonly CustomerLimit[] {
  return customerLimits(...of).filter(({ value, bound }) => value > bound);
}
