import { type Account, accountSchema } from '../../../src-shared/domain/account/account.ts';
import {
  type AccountAggregate,
  bareAggregate,
} from '../../../src-shared/domain/account/account-aggregate.ts';
import { accountFigures } from '../../../src-shared/domain/account/account-figures.ts';
import { accountPosition } from '../../../src-shared/domain/account/account-position.ts';
import {
  addDays,
  type BusinessDate,
  businessDate,
} from '../../../src-shared/domain/calendar/business-date.ts';
import { type Dispute, disputeSchema } from '../../../src-shared/domain/dispute/dispute.ts';
import { type DisputeReason, disputeReasons } from '../../../src-shared/domain/dispute/dispute-reasons.ts';
import { disputeReasonName } from '../../../src-shared/domain/dispute/reason-words.ts';
import { netDaysTerms } from '../../../src-shared/domain/invoice/agreed-terms.ts';
import { type Invoice, invoiceSchema } from '../../../src-shared/domain/invoice/invoice.ts';
import {
  type Organisation,
  organisationSchema,
} from '../../../src-shared/domain/organisation/organisation.ts';
import { defaultPolicy } from '../../../src-shared/domain/organisation/policy.ts';
import { defaultSettings } from '../../../src-shared/domain/organisation/settings.ts';
import { type Payment, paymentSchema } from '../../../src-shared/domain/payment/payment.ts';
import { balanceForward } from '../../../src-shared/domain/statement/balance-forward.ts';
import { statementItems } from '../../../src-shared/domain/statement/statement-item.ts';
import type { DocumentParties, StatementContent } from '../../engine/ports/documents-port.ts';

/** The day of every statement in the tests. */
export const statementDay = businessDate('2026-11-21');

export function testOrganisation(changes: Partial<Organisation> = {}): Organisation {
  return organisationSchema.parse({
    id: 'albrecht',
    name: 'Albrecht Stahlhandel GmbH',
    addressLines: ['Hafenstr. 4', '04179 Leipzig'],
    phone: '+49 341 555 01 20',
    email: 'receivables@albrecht.example',
    paymentLines: ['Sparbank Leipzig', 'IBAN DE02 1203 0000 0000 2020 51', 'BIC BYLADEM1001'],
    country: 'DE',
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    policy: defaultPolicy,
    ...changes,
  });
}

/** The organisation as the content of a document has it. */
export function printedOrganisation(): DocumentParties['organisation'] {
  const { name, addressLines, country, phone, email, paymentLines, timeZone } = testOrganisation();
  return { name, addressLines, country, phone, email, paymentLines, timeZone };
}

export function testAccount(changes: Record<string, unknown> = {}): Account {
  return accountSchema.parse({
    id: 'account-1',
    accountId: 'account-1',
    seq: 1,
    number: '10482',
    name: 'Hartmann Gerüstbau GmbH',
    addressLines: ['Accounts payable', 'Industriepark 17', '04329 Leipzig'],
    country: 'DE',
    taxId: '',
    currency: 'EUR',
    language: 'en',
    timeZone: 'Europe/Berlin',
    paymentTerms: netDaysTerms(30),
    creditLimitMinor: null,
    riskClass: 'B',
    segment: '',
    territory: '',
    collectorId: 'user-1',
    contacts: [],
    unbilledOrdersMinor: 0,
    customerLimits: { balanceMinor: null, openInvoices: null },
    customerType: 'business',
    parentId: null,
    creditHold: null,
    dunningPolicy: null,
    dunningBlock: null,
    ...changes,
  });
}

/** An invoice due 30 days after its date; `overdue` days before the day of the statement. */
export function testInvoice(
  number: string,
  amountMinor: number,
  overdue: number,
  changes: Record<string, unknown> = {},
): Invoice {
  const dueDate = addDays(statementDay, -overdue);
  return invoiceSchema.parse({
    id: `i-${number.replace(/[^A-Za-z0-9]/g, '').slice(0, 40) || 'x'}`,
    accountId: 'account-1',
    seq: 1,
    number,
    type: amountMinor < 0 ? 'credit-note' : 'invoice',
    currency: 'EUR',
    invoiceDate: addDays(dueDate, -30),
    dueDate,
    amountMinor,
    reference: '',
    paymentTerms: null,
    ...changes,
  });
}

export function testPayment(id: string, amountMinor: number, changes: Record<string, unknown> = {}): Payment {
  return paymentSchema.parse({
    id,
    accountId: 'account-1',
    seq: 1,
    currency: 'EUR',
    amountMinor,
    receivedOn: '2026-11-10',
    reference: 'transfer 991',
    allocations: [],
    applied: [],
    takenBack: [],
    receiptId: null,
    reversed: false,
    reversedOn: null,
    ...changes,
  });
}

export function testDispute(invoice: Invoice, amountMinor: number, reasonCode = '06'): Dispute {
  return disputeSchema.parse({
    id: `d-${invoice.id}`,
    accountId: 'account-1',
    seq: 1,
    currency: invoice.currency,
    items: [{ invoiceId: invoice.id, amountMinor }],
    reasonCode,
    description: '',
    contactName: '',
    state: 'open',
    resolution: null,
    rootCause: null,
    acceptedItems: [],
    creditRequestId: null,
    attachments: [],
    history: [],
    processor: 'logistics',
    dueDate: '2026-12-01',
    openedOn: '2026-11-01',
    openedAt: '2026-11-01T09:00:00Z',
    openedBy: { userId: 'user-1', name: 'Collector' },
  });
}

type Parts = {
  readonly organisation?: Organisation;
  readonly account?: Account;
  readonly invoices?: readonly Invoice[];
  readonly payments?: readonly Payment[];
  readonly disputes?: readonly Dispute[];
  readonly disputeReasons?: readonly DisputeReason[];
  readonly locale?: string;
  readonly today?: BusinessDate;
  readonly isSummary?: boolean;
  /** The first day of the movements. */
  readonly from?: BusinessDate;
};

/** The content of a statement, its figures computed by the rules themselves. */
export function testContent(parts: Parts = {}): StatementContent {
  const organisation = parts.organisation ?? testOrganisation();
  const aggregate: AccountAggregate = {
    ...bareAggregate(parts.account ?? testAccount()),
    invoices: parts.invoices ?? [],
    payments: parts.payments ?? [],
    disputes: parts.disputes ?? [],
  };
  const today = parts.today ?? statementDay;
  const { policy } = organisation;
  const { account } = aggregate;
  const position = accountPosition(aggregate, today, { ...defaultSettings, policy });
  const invoices = position.invoices
    .map(({ invoice, ...amounts }) => ({ ...invoice, ...amounts }))
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1));
  return {
    kind: 'statement',
    organisation,
    account,
    today,
    figures: accountFigures(position, aggregate.payments, account.currency, policy),
    ageingBucketDays: policy.ageingBucketDays,
    items: statementItems(invoices, aggregate.payments, aggregate.disputes),
    isSummary: parts.isSummary ?? false,
    forward:
      parts.from === undefined ? null : { from: parts.from, balances: balanceForward(aggregate, parts.from) },
    disputeReasons: (parts.disputeReasons ?? disputeReasons).map(disputeReasonName),
    locale: parts.locale ?? 'en-GB',
  };
}

/** The account of the sketch: two disputes, a credit note, partly and not yet due items, cash not yet applied. */
export function sketchContent(
  changes: { locale?: string; account?: Account; organisation?: Organisation } = {},
) {
  const disputed = testInvoice('RE-20901', 847_000, 55, { reference: 'PO 77201' });
  const alsoDisputed = testInvoice('RE-20915', 620_000, 50, { reference: 'PO 77208' });
  return testContent({
    ...changes,
    invoices: [
      testInvoice('RE-20817', 1_430_000, 79, { reference: 'PO 77120' }),
      testInvoice('RE-20844', 1_016_000, 74, { reference: 'PO 77144' }),
      disputed,
      alsoDisputed,
      testInvoice('RE-20988', 978_000, 28, { reference: 'PO 77260' }),
      testInvoice('RE-21040', 791_230, -7, { reference: 'PO 77301' }),
      testInvoice('GS-00311', -111_818, -9, { reference: 'case 2207' }),
      testInvoice('RE-21066', 550_000, -13, { reference: 'PO 77322' }),
    ],
    payments: [
      testPayment('p1', 100_000, { allocations: [{ invoiceId: 'i-RE20988', amountMinor: 80_000 }] }),
    ],
    disputes: [testDispute(disputed, 400_000), testDispute(alsoDisputed, 220_000)],
  });
}
