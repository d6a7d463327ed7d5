import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { disputeReasons } from '../../../src-shared/domain/dispute/dispute-reasons.ts';
import { disputeReasonName } from '../../../src-shared/domain/dispute/reason-words.ts';
import { currencySchema } from '../../../src-shared/domain/money/currency.ts';
import type { AccountHistoryContent } from '../../engine/ports/documents-port.ts';
import type { HistoryEntry, HistoryEntryOf } from '../../engine/ports/history-entry.ts';
import { printedOrganisation, statementDay, testAccount } from '../statement/statement-content.fixture.ts';

const eur = currencySchema.parse('EUR');
const by = 'Carla Collins';
const on = (day: string) => ({ date: `2026-${day}`, at: `2026-${day}T08:15:00.000Z`, by, isWaiting: false });

/** A call on 2 October 2026 that reached Ida Brandt. */
export function testCall(changes: Partial<HistoryEntryOf<'activity'>> = {}): HistoryEntry {
  return {
    ...{ ...on('10-02'), kind: 'activity', activity: 'call', outcome: 'reached', contactName: 'Ida Brandt' },
    ...{ note: 'Asks for a copy of RE-20817.', isCorrected: false, change: null, override: null },
    ...{ nextAction: null, correction: null },
    ...changes,
  };
}

/** One entry of each kind, the oldest first. */
export const entryOfEachKind: readonly HistoryEntry[] = [
  {
    ...{ date: '2026-09-28', at: null, by: null, note: '', isWaiting: false, kind: 'payment' },
    ...{ currency: eur, amountMinor: 120_000, reference: 'transfer 991', isReversed: false },
    invoices: { count: 6, numbers: ['RE-1', 'RE-2', null, 'RE-4'] },
  },
  testCall({ nextAction: { date: businessDate('2026-10-05'), text: 'Send the copy', channel: 'email' } }),
  {
    ...{ ...on('10-05'), kind: 'promise', note: 'Half of it.', currency: eur, amountMinor: 500_000 },
    ...{ promisedDate: '2026-10-20', status: 'broken' },
  },
  {
    ...{ ...on('10-06'), kind: 'dispute', note: 'Twelve pieces are missing.', currency: eur },
    ...{ amountMinor: 400_000, reasonCode: '06', processor: 'logistics' },
  },
  { ...on('10-07'), kind: 'application', note: '', currency: eur, amountMinor: 20_000, step: 'applied' },
  { ...on('10-08'), kind: 'plan', note: '', currency: eur, amountMinor: 900_000, step: 'proposed' },
  { ...on('10-09'), kind: 'receipt', note: '', currency: eur, amountMinor: 25_000, step: 'issued' },
  {
    ...{ ...on('10-12'), kind: 'request', note: 'As agreed.', currency: eur, amountMinor: 1_000 },
    ...{ request: 'fee-waiver', step: 'decided', state: 'settled' },
  },
  { ...on('10-13'), kind: 'notice', note: '', currency: eur, amountMinor: 916_000, step: 'sent' },
  {
    ...{ ...on('10-13'), kind: 'paper', note: '', document: 'dunning-letter', number: 'A7KX2M-D17' },
    ...{ means: 'mailed', copy: 2 },
    mails: [{ contactName: 'Ida Brandt', address: 'ida@example.com', state: 'failed' }],
  },
];

/** Everything that happened on the account of the statements. */
export function testHistoryContent(changes: Partial<AccountHistoryContent> = {}): AccountHistoryContent {
  const organisation = printedOrganisation();
  const { number, name: customer, addressLines: address, country } = testAccount();
  return {
    kind: 'account-history',
    organisation,
    account: { number, name: customer, addressLines: address, country },
    today: statementDay,
    ...{ from: null, to: null, entries: entryOfEachKind },
    disputeReasons: disputeReasons.map(disputeReasonName),
    locale: 'en',
    ...changes,
  };
}
