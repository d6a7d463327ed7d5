import type { ReceiptListRow } from '../../../src-shared/contract/cash-view.ts';
import { type WorklistRowFields, worklistRowOf } from '../../../src-shared/contract/worklist-row.fixture.ts';
import { noSums } from '../../../src-shared/domain/key-figures/figure-sums.ts';
import { noLists } from '../../engine/account-lists.ts';
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
    ...noLists,
    figures: { basis: 'basis', sums: noSums },
    ...others,
    searchTexts: { contacts: [], notes: [], invoices: [], ...searchTexts },
  };
}

/** 1.00 EUR in cash that an agent holds; what a test cares about replaces it. */
export function receiptRowOf(fields: Partial<ReceiptListRow>): ReceiptListRow {
  return {
    accountId: 'a',
    accountNumber: 'n',
    accountName: 'Name',
    receiptId: 'A7-1',
    deviceId: 'device',
    currency: 'EUR',
    amountMinor: 100,
    method: 'cash',
    payerName: '',
    reference: '',
    chequeDate: null,
    agentId: 'agent',
    agentName: 'Agent',
    issuedOn: '2026-01-01',
    issuedAt: '2026-01-01T09:00:00.000Z',
    isVoided: false,
    isDeposited: false,
    exceptionCount: 0,
    isWaiting: false,
    ...fields,
  };
}
