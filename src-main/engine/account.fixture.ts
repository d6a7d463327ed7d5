import { netDaysTerms } from '../../src-shared/domain/invoice/agreed-terms.ts';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { type CollectionName, collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildNotice } from '../../test/fixtures/builders/build-notice.ts';
import { buildPaper } from '../../test/fixtures/builders/build-paper.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan } from '../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { buildReceipt } from '../../test/fixtures/builders/build-receipt.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';

const author = { userId: 'user-1', name: 'Amelie' };
const at = '2026-03-01T09:00:00.000Z';

const defaults = {
  accounts: {
    number: '1000',
    name: 'Müller GmbH',
    addressLines: [],
    country: 'DE',
    taxId: '',
    currency: 'EUR',
    language: 'de',
    timeZone: 'Europe/Berlin',
    paymentTerms: netDaysTerms(30),
    creditLimitMinor: 100_000,
    riskClass: 'B',
    segment: '',
    territory: '',
    collectorId: 'user-1',
    contacts: [],
    creditHold: null,
    dunningPolicy: null,
    dunningBlock: null,
  },
  invoices: {
    number: 'I-1',
    type: 'invoice',
    currency: 'EUR',
    invoiceDate: '2026-01-01',
    dueDate: '2026-02-01',
    amountMinor: 10_000,
    reference: '',
    paymentTerms: null,
  },
  payments: {
    currency: 'EUR',
    amountMinor: 1_000,
    receivedOn: '2026-02-10',
    reference: '',
    allocations: [],
    reversed: false,
    reversedOn: null,
  },
  promises: {
    currency: 'EUR',
    amountMinor: 1_000,
    allocations: [],
    onAccountMinor: 1_000,
    promisedDate: '2026-03-20',
    method: 'bank-transfer',
    contactName: '',
    note: '',
    madeOn: '2026-03-01',
    madeAt: at,
    madeBy: author,
    paymentsSeen: [],
    cancelled: null,
  },
  disputes: {
    currency: 'EUR',
    items: [],
    reasonCode: '01',
    description: '',
    contactName: '',
    state: 'open',
    resolution: null,
    processor: 'sales',
    dueDate: '2026-03-11',
    openedOn: '2026-03-01',
    openedAt: at,
    openedBy: author,
  },
  activities: {
    kind: 'call',
    direction: 'outbound',
    outcome: 'reached',
    contactName: '',
    note: '',
    durationSeconds: null,
    on: '2026-03-01',
    at,
    by: author,
    nextAction: null,
  },
  plans: {},
  receipts: {},
  requests: {},
  notices: {},
  papers: {},
  reference: {
    accountId: '',
    version: 1,
    kind: 'policy',
    value: defaultPolicy,
  },
  outcomes: {
    deviceId: '00000000-0000-4000-8000-000000000001',
    status: 'applied',
    failures: [],
    documents: [],
    judgedAt: at,
    clockOffsetSeconds: null,
  },
} as const satisfies Record<CollectionName, object>;

/** What these tests have no opinion on. */
const bases: Partial<Record<CollectionName, object>> = {
  accounts: buildAccount(),
  payments: buildPayment(),
  promises: buildPromise(),
  disputes: buildDispute(),
  activities: buildActivity(),
  plans: buildPlan(),
  receipts: buildReceipt(),
  requests: buildRequest(),
  notices: buildNotice(),
  papers: buildPaper(),
};

/** A valid document of a collection; what a test cares about replaces the defaults. */
export function documentOf<Name extends CollectionName>(
  name: Name,
  fields: Readonly<Record<string, unknown>>,
) {
  const common = { accountId: 'account-1', seq: 1 };
  const document = { ...bases[name], ...common, ...defaults[name], ...fields };
  return collectionSchemas[name].parse(document) as ReturnType<(typeof collectionSchemas)[Name]['parse']>;
}

/** The same as the server sends it. */
export function pulledOf(name: CollectionName, fields: Readonly<Record<string, unknown>>) {
  return { ...documentOf(name, fields), _deleted: false };
}
