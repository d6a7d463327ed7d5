import { type AccountHistory, accountHistory } from '../../src-shared/domain/account/account-history.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';

/** How an account has stood and paid, per currency that it has had anything in, its own first. Pure. */
export function accountPast(
  { aggregate }: EffectiveAccount,
  { today }: SummaryRules,
): readonly AccountHistory[] {
  const { account, invoices, payments } = aggregate;
  const currencies = new Set<string>([account.currency]);
  for (const { currency } of invoices) currencies.add(currency);
  for (const { currency } of payments) currencies.add(currency);
  return [...currencies].map((currency) => accountHistory(aggregate, currency, today));
}
