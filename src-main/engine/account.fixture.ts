import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { type CollectionName, collectionSchemas } from '../../src-shared/protocol/collections.ts';

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
    paymentTermsDays: 30,
    creditLimitMinor: 100_000,
    riskClass: 'B',
    segment: '',
    territory: '',
    collectorId: 'user-1',
    contacts: [],
    creditHold: false,
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
  },
  payments: {
    currency: 'EUR',
    amountMinor: 1_000,
    receivedOn: '2026-02-10',
    reference: '',
    allocations: [],
    reversed: false,
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
  reference: {
    accountId: '',
    version: 1,
    kind: 'policy',
    value: defaultPolicy,
  },
  outcomes: {
    deviceId: '00000000-0000-4000-8000-000000000001',
    status: 'applied',
    failure: null,
    documents: [],
    judgedAt: at,
    clockOffsetSeconds: null,
  },
} as const satisfies Record<CollectionName, object>;

/** A valid document of a collection; what a test cares about replaces the defaults. */
export function documentOf<Name extends CollectionName>(
  name: Name,
  fields: Readonly<Record<string, unknown>>,
) {
  const document = { accountId: 'account-1', seq: 1, ...defaults[name], ...fields };
  return collectionSchemas[name].parse(document) as ReturnType<(typeof collectionSchemas)[Name]['parse']>;
}

/** The same as the server sends it. */
export function pulledOf(name: CollectionName, fields: Readonly<Record<string, unknown>>) {
  return { ...documentOf(name, fields), _deleted: false };
}
