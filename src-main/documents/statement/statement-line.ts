import type { StatementItem } from '../../../src-shared/domain/statement/statement-item.ts';

/** One open item as it is printed. */
export type StatementLine = Omit<StatementItem, 'currency'> & {
  /** Σ open amounts down to this line. */
  readonly runningMinor: number;
};

/** The open items by currency, in their order, with the running balance. */
export function statementLines(
  items: readonly StatementItem[],
): ReadonlyMap<string, readonly StatementLine[]> {
  const byCurrency = new Map<string, StatementLine[]>();
  for (const { currency, ...item } of items) {
    const lines = byCurrency.get(currency) ?? [];
    byCurrency.set(currency, lines);
    lines.push({ ...item, runningMinor: (lines.at(-1)?.runningMinor ?? 0) + item.openMinor });
  }
  return byCurrency;
}
