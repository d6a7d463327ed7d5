import type { WorklistTotals } from '../../../src-shared/contract/worklist-view.ts';
import type { AccountColumns } from './account-columns.ts';
import { ExactTotal } from './exact-total.ts';

/** M1: totals per currency. An account counts in its own currency, an amount in the one it is owed in. */
export class CurrencyTotals {
  readonly #columns: AccountColumns;
  /** By the index of the currency. */
  readonly #totals: { count: number; overdue: ExactTotal; toCollect: ExactTotal }[] = [];

  constructor(columns: AccountColumns) {
    this.#columns = columns;
  }

  /** Adds an account with what it owes in its own currency. */
  addOwn(accountKey: number): void {
    const { currency, overdueMinor, toCollectMinor } = this.#columns;
    const total = this.#of(currency[accountKey] ?? 0);
    total.count += 1;
    total.overdue.add(overdueMinor[accountKey] ?? 0);
    total.toCollect.add(toCollectMinor[accountKey] ?? 0);
  }

  /** Adds what it owes in others. */
  addForeign(accountKey: number): void {
    for (const { currency, overdueMinor, toCollectMinor } of this.#columns.foreign.get(accountKey) ?? []) {
      const total = this.#of(currency);
      total.overdue.add(overdueMinor);
      total.toCollect.add(toCollectMinor);
    }
  }

  /** In the order of the currencies' names, without those of which there is nothing. */
  values(): readonly WorklistTotals[] {
    const { currencies } = this.#columns;
    return this.#totals
      .flatMap((total, index) => [
        {
          currency: currencies[index] ?? '',
          accountCount: total.count,
          overdueMinor: total.overdue.value(),
          toCollectMinor: total.toCollect.value(),
        },
      ])
      .filter(
        ({ accountCount, overdueMinor, toCollectMinor }) =>
          accountCount > 0 || overdueMinor !== 0 || toCollectMinor !== 0,
      )
      .sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }

  #of(currency: number) {
    let total = this.#totals[currency];
    if (total === undefined) {
      total = { count: 0, overdue: new ExactTotal(), toCollect: new ExactTotal() };
      this.#totals[currency] = total;
    }
    return total;
  }
}
