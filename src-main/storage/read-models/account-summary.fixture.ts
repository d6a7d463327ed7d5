import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import type { AccountSummary, SearchTexts } from '../../engine/ports/read-models-port.ts';

type SummaryFields = Partial<Omit<AccountSummary, 'row' | 'searchTexts'>> & {
  readonly row: Partial<WorklistRow> & { readonly accountId: string };
  readonly searchTexts?: Partial<SearchTexts>;
};

/** A summary with these fields; the others are those of an account without anything. */
export function summaryOf({ row, searchTexts, ...others }: SummaryFields): AccountSummary {
  return {
    row: rowOf(row),
    isToWork: false,
    hasPromiseDue: false,
    balances: [],
    promises: [],
    disputes: [],
    ...others,
    searchTexts: { contacts: [], notes: [], invoices: [], ...searchTexts },
  };
}

function rowOf(fields: SummaryFields['row']): WorklistRow {
  return {
    number: fields.accountId,
    name: fields.accountId,
    currency: 'EUR',
    score: 0,
    reasons: [],
    balanceMinor: 0,
    overdueMinor: 0,
    toCollectMinor: 0,
    disputedMinor: 0,
    promisedMinor: 0,
    bucketsMinor: [],
    creditsMinor: 0,
    oldestDaysPastDue: 0,
    openCount: 0,
    overdueCount: 0,
    nextPromise: null,
    brokenPromiseCount: 0,
    activeDisputeCount: 0,
    lastContactOn: null,
    nextAction: null,
    riskClass: 'A',
    contactName: '',
    contactPhone: '',
    hasOtherCurrencies: false,
    waitingCount: 0,
    ...fields,
  };
}
