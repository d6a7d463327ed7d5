import type { CurrencyFigures } from '../../src-shared/domain/account/account-figures.ts';

type Amounts = Pick<
  CurrencyFigures,
  'balanceMinor' | 'overdueMinor' | 'disputedMinor' | 'promisedMinor' | 'toCollectMinor'
>;

/** I3: the amounts of an account from its balance down to what is to collect, in the order in which they are shown. */
export function accountAmounts(figures: Amounts) {
  return [
    { key: 'balance', amountMinor: figures.balanceMinor },
    { key: 'overdue', amountMinor: figures.overdueMinor },
    { key: 'disputed', amountMinor: figures.disputedMinor },
    { key: 'promised', amountMinor: figures.promisedMinor },
    { key: 'toCollect', amountMinor: figures.toCollectMinor },
  ] as const;
}
