import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import type { BalanceForward, Movement } from '../../../src-shared/domain/statement/balance-forward.ts';
import { fillIn } from '../document-words.ts';
import type { Grid } from '../layout/block.ts';
import { ruledTable } from '../ruled-table.ts';
import type { StatementPage } from './statement-page.ts';

/** What the customer was charged and what came in, in minor units above 0. */
export type MovedSums = { readonly chargesMinor: number; readonly creditsMinor: number };

export function movedSums({ movements }: BalanceForward): MovedSums {
  const sumOf = (isWanted: (amountMinor: number) => boolean) =>
    sumMinor(movements.map(({ amountMinor }) => (isWanted(amountMinor) ? amountMinor : 0)));
  return {
    chargesMinor: sumOf((amountMinor) => amountMinor > 0),
    creditsMinor: 0 - sumOf((amountMinor) => amountMinor < 0),
  };
}

/** I1: the opening balance, every movement with the balance after it, and what they come to. */
export function movementTable(page: StatementPage, forward: BalanceForward, from: string): Grid {
  const { format, asOf } = page;
  const { words } = format;
  const amount = (minor: number) => format.amount(minor, forward.currency);
  let balanceMinor = forward.openingMinor;
  const rows = forward.movements.map((movement) => {
    balanceMinor += movement.amountMinor;
    const isCharge = movement.amountMinor > 0;
    return [
      named(page, movement),
      format.shortDate(movement.date),
      isCharge ? amount(movement.amountMinor) : '',
      isCharge ? '' : amount(-movement.amountMinor),
      amount(balanceMinor),
    ];
  });
  const { chargesMinor, creditsMinor } = movedSums(forward);
  return ruledTable(page, {
    title: fillIn(words.forward.movements, { from: format.longDate(from), to: format.longDate(asOf) }),
    columns: [
      { head: words.document, isNumeric: false },
      { head: words.date, isNumeric: false },
      { head: words.forward.charges, isNumeric: true },
      { head: words.forward.paymentsAndCredits, isNumeric: true },
      { head: format.inCurrency(words.runningBalance, forward.currency), isNumeric: true },
    ],
    rows: [[words.forward.opening, format.shortDate(from), '', '', amount(forward.openingMinor)], ...rows],
    total: [
      words.forward.closing,
      format.shortDate(asOf),
      amount(chargesMinor),
      amount(creditsMinor),
      amount(forward.closingMinor),
    ],
  });
}

function named({ format }: StatementPage, { kind, number, reference }: Movement): string {
  const { words } = format;
  const kinds = {
    invoice: '',
    'debit-note': words.debitNote,
    'credit-note': words.creditNote,
    payment: words.forward.payment,
    'payment-out': words.forward.paymentOut,
    reversal: words.forward.reversal,
  };
  return [number, kinds[kind], reference].filter((part) => part !== '').join(' · ');
}
