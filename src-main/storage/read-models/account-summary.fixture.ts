import { type WorklistRowFields, worklistRowOf } from '../../../src-shared/contract/worklist-row.fixture.ts';
import type { AccountSummary, SearchTexts } from '../../engine/ports/read-models-port.ts';

type SummaryFields = Partial<Omit<AccountSummary, 'row' | 'searchTexts'>> & {
  readonly row: WorklistRowFields;
  readonly searchTexts?: Partial<SearchTexts>;
};

/** A summary with these fields; the others are those of an account without anything. */
export function summaryOf({ row, searchTexts, ...others }: SummaryFields): AccountSummary {
  return {
    row: worklistRowOf(row),
    isToWork: false,
    hasPromiseDue: false,
    balances: [],
    promises: [],
    disputes: [],
    ...others,
    searchTexts: { contacts: [], notes: [], invoices: [], ...searchTexts },
  };
}
