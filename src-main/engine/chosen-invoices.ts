import {
  type ChosenInvoices,
  type ChosenInvoicesQuery,
  type ClaimableCurrency,
  type ClaimableHead,
  type ClaimableInvoicesQuery,
  maxClaimedInvoices,
  type NumberedInvoices,
} from '../../src-shared/contract/account-invoices-view.ts';
import type { InvoiceRow } from '../../src-shared/contract/account-view.ts';
import { type InvoiceChoice, isChosenBy } from '../../src-shared/contract/invoice-choice.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import { openRows } from './account-invoices.ts';
import type { SummaryRules } from './account-summary.ts';

/** M1: sums and counts of the invoices that a choice chooses. Pure. */
export function chosenInvoices(
  aggregate: AccountAggregate,
  rules: SummaryRules,
  { choice, bucket }: Omit<ChosenInvoicesQuery, 'accountId'>,
): ChosenInvoices {
  const owed = openRows(aggregate, rules).filter((row) => row.openMinor > 0);
  const isChosen = isChosenBy(choice);
  const chosen = owed.filter(isChosen);
  const isShown = (row: InvoiceRow) => bucket === null || row.bucket === bucket;
  return {
    count: chosen.length,
    totals: [...Map.groupBy(chosen, (row) => row.currency)].map(([currency, rows]) => ({
      currency,
      openMinor: sumMinor(rows.map((row) => row.openMinor)),
    })),
    oldestDaysPastDue: chosen.reduce((days, row) => Math.max(days, row.daysPastDue), 0),
    shownCount: owed.filter(isShown).length,
    shownChosenCount: chosen.filter(isShown).length,
  };
}

/** What a promise or a dispute may take of the chosen invoices, of all open ones where none are chosen. Pure. */
export function claimableInvoices(
  aggregate: AccountAggregate,
  rules: SummaryRules,
  { claim, choice }: Omit<ClaimableInvoicesQuery, 'accountId'>,
): ListWindow<ClaimableHead, InvoiceRow> {
  const claimableMinor = claim === 'promise' ? promisableMinor : disputableMinor;
  const chosen = openRows(aggregate, rules).filter(ruleOf(choice));
  const byCurrency = [...Map.groupBy(chosen, (row) => row.currency)].map(([currency, rows]) => ({
    currency,
    rows,
    claimable: rows.filter((row) => claimableMinor(row) > 0),
  }));
  return {
    head: {
      currencies: byCurrency.map(
        ({ currency, rows, claimable }): ClaimableCurrency => ({
          currency,
          chosen: numbered(rows),
          taken: numbered(rows.filter((row) => claimableMinor(row) === 0)),
          claimableCount: claimable.length,
          claimableMinor: sumMinor(claimable.map(claimableMinor)),
          toCollectMinor: sumMinor(claimable.map((row) => row.toCollectMinor)),
        }),
      ),
    },
    rows: byCurrency.flatMap(({ claimable }) => claimable.slice(0, maxClaimedInvoices)),
  };
}

function ruleOf(choice: InvoiceChoice): (row: InvoiceRow) => boolean {
  return choice.length === 0 ? (row) => row.openMinor > 0 : isChosenBy(choice);
}

const promisableMinor = (row: InvoiceRow): number => row.promisableMinor;

/** D1 */
const disputableMinor = ({ openMinor, disputedMinor, adjustedMinor }: InvoiceRow): number =>
  Math.max(0, openMinor - disputedMinor - adjustedMinor);

const namedCount = 3;

function numbered(rows: readonly InvoiceRow[]): NumberedInvoices {
  return { count: rows.length, numbers: rows.slice(0, namedCount).map((row) => row.number) };
}
