/** Largest single amount in minor units, as the domain has it. */
const maxAmount = 1_000_000_000_000;

/** A generated column of a document table with what its values may be. */
type Column = {
  readonly name: string;
  readonly type: string;
  readonly from: string;
  readonly isNullable?: boolean;
  readonly check?: string;
};

const text = (name: string, key: string): Column => ({ name, type: 'text', from: `doc->>'${key}'` });
const oneOf = (name: string, key: string, values: readonly string[]): Column => ({
  ...text(name, key),
  check: `${name} in (${values.map((value) => `'${value}'`).join(', ')})`,
});
const whole = (name: string, key: string, lowest: number, highest: number): Column => ({
  name,
  type: 'bigint',
  from: `(doc->>'${key}')::bigint`,
  check: `${name} between ${lowest} and ${highest}`,
});
const date = (name: string, key: string): Column => ({
  name,
  type: 'date',
  from: `business_date(doc->>'${key}')`,
});
const orNull = (column: Column): Column => ({ ...column, isNullable: true });
/** A date inside of a part of the document that may be missing; `checkOf` says that it is none but then. */
const dateIn = (name: string, part: string, key = 'on'): Column => ({
  ...date(name, ''),
  from: `business_date(doc->'${part}'->>'${key}')`,
});
const checkOf = (name: string, part: string, key = 'on'): string =>
  `(doc->'${part}'->>'${key}' is null) = (${name} is null)`;
const currency: Column = { ...text('currency', 'currency'), check: `currency ~ '^[A-Z]{3}$'` };
const amount = (lowest: number): Column => whole('amount_minor', 'amountMinor', lowest, maxAmount);

/** I4: where terms have a meaning, they have a portion. */
const termsCheck = `coalesce(jsonb_typeof(doc->'paymentTerms'->'terms'), 'null') = 'null'
  or jsonb_array_length(doc->'paymentTerms'->'terms'->'portions') between 1 and 36`;

type DocumentTableDefinition = {
  readonly columns: readonly Column[];
  /** What holds between columns. */
  readonly checks: readonly string[];
};

const positiveParts = (list: string): string =>
  `not jsonb_path_exists(doc, '$.${list}[*].amountMinor ? (@ < 1 || @ > ${maxAmount})')`;

const signedParts = (list: string): string =>
  `not jsonb_path_exists(doc, '$.${list}[*].amountMinor ? (@ == 0 || @ > ${maxAmount} || @ < -${maxAmount})')`;

/** What each document table holds besides the columns that all of them have. */
const definitions: Readonly<Record<string, DocumentTableDefinition>> = {
  account: {
    columns: [
      text('collector_id', 'collectorId'),
      text('territory', 'territory'),
      currency,
      oneOf('risk_class', 'riskClass', ['A', 'B', 'C', 'D']),
      { ...text('terms_name', ''), from: `doc->'paymentTerms'->>'name'` },
      orNull(whole('credit_limit_minor', 'creditLimitMinor', 0, maxAmount)),
      whole('unbilled_orders_minor', 'unbilledOrdersMinor', 0, maxAmount),
      oneOf('customer_type', 'customerType', ['business', 'consumer']),
      orNull(text('parent_id', 'parentId')),
      orNull(text('dunning_policy', 'dunningPolicy')),
      orNull(dateIn('dunning_block_until', 'dunningBlock', 'until')),
      orNull(dateIn('credit_hold_on', 'creditHold')),
    ],
    checks: [
      'account_id = id',
      `scope = 'collector/' || collector_id || '/' || territory`,
      checkOf('dunning_block_until', 'dunningBlock', 'until'),
      checkOf('credit_hold_on', 'creditHold'),
      termsCheck,
    ],
  },
  invoice: {
    columns: [
      oneOf('type', 'type', ['invoice', 'debit-note', 'credit-note']),
      currency,
      amount(-maxAmount),
      date('invoice_date', 'invoiceDate'),
      date('due_date', 'dueDate'),
      orNull({ ...text('terms_name', ''), from: `doc->'paymentTerms'->>'name'` }),
    ],
    checks: [
      termsCheck,
      `(coalesce(jsonb_typeof(doc->'paymentTerms'), 'null') = 'null') = (terms_name is null)`,
    ],
  },
  payment: {
    columns: [
      currency,
      amount(-maxAmount),
      date('received_on', 'receivedOn'),
      orNull(text('receipt_id', 'receiptId')),
    ],
    checks: [
      // D4: below 0 where the ledger used up a credit note; a receipt is for money that came.
      'amount_minor > 0 or (amount_minor < 0 and receipt_id is null)',
      `jsonb_typeof(doc->'reversed') = 'boolean'`,
      signedParts('applied'),
      signedParts('takenBack'),
    ],
  },
  promise: {
    columns: [
      currency,
      amount(1),
      whole('on_account_minor', 'onAccountMinor', 0, maxAmount),
      date('promised_on', 'promisedDate'),
      date('made_on', 'madeOn'),
      oneOf('method', 'method', ['bank-transfer', 'card', 'cheque', 'cash', 'direct-debit', 'other']),
    ],
    checks: [positiveParts('allocations')],
  },
  dispute: {
    columns: [
      currency,
      oneOf('state', 'state', [
        ...['open', 'in-review', 'waiting-for-customer', 'waiting-for-internal'],
        ...['resolved', 'closed', 'cancelled'],
      ]),
      orNull(oneOf('resolution', 'resolution', ['accepted', 'partly-accepted', 'rejected'])),
      date('due_date', 'dueDate'),
      date('opened_on', 'openedOn'),
    ],
    checks: [positiveParts('items'), positiveParts('acceptedItems')],
  },
  activity: {
    columns: [
      oneOf('kind', 'kind', [
        ...['call', 'email', 'sms', 'letter', 'visit', 'meeting', 'note', 'follow-up', 'change'],
      ]),
      oneOf('direction', 'direction', ['outbound', 'inbound']),
      orNull(
        oneOf('outcome', 'outcome', [
          ...['reached', 'no-answer', 'voicemail', 'wrong-number', 'refused'],
          ...['promised', 'disputed', 'paid', 'call-back'],
        ]),
      ),
      orNull(whole('duration_seconds', 'durationSeconds', 0, 86_400)),
      date('done_on', 'on'),
      orNull(dateIn('next_on', 'nextAction', 'date')),
      orNull({
        ...oneOf('next_channel', '', ['call', 'email', 'sms', 'letter', 'visit', 'meeting']),
        from: `doc->'nextAction'->>'channel'`,
      }),
      orNull({
        ...oneOf('mail_state', '', ['queued', 'sent', 'failed']),
        from: `doc->'mail'->>'state'`,
      }),
    ],
    checks: [
      checkOf('next_on', 'nextAction', 'date'),
      `(coalesce(jsonb_typeof(doc->'mail'), 'null') = 'null') = (mail_state is null)`,
    ],
  },
  plan: {
    columns: [
      currency,
      oneOf('state', 'state', [
        ...['draft', 'awaiting-approval', 'approved', 'refused', 'active', 'cancelled'],
      ]),
      orNull(text('request_id', 'requestId')),
      orNull(dateIn('ended_on', 'ended')),
    ],
    checks: [
      `jsonb_array_length(doc->'versions') between 1 and 100`,
      positiveParts('versions[*].items'),
      checkOf('ended_on', 'ended'),
    ],
  },
  receipt: {
    columns: [
      text('device_id', 'deviceId'),
      currency,
      amount(1),
      oneOf('method', 'method', ['cash', 'cheque', 'card', 'bank-transfer-notice']),
      text('payment_id', 'paymentId'),
      orNull(date('cheque_date', 'chequeDate')),
      dateIn('issued_on', 'issued'),
      orNull(dateIn('voided_on', 'voided')),
      orNull(dateIn('deposited_on', 'deposited')),
    ],
    checks: [
      positiveParts('items'),
      `(doc->>'chequeDate' is null) = (cheque_date is null)`,
      checkOf('voided_on', 'voided'),
      checkOf('deposited_on', 'deposited'),
    ],
  },
  request: {
    columns: [
      oneOf('kind', 'kind', [
        ...['credit-note', 'write-off', 'interest', 'compensation', 'interest-waiver', 'fee', 'fee-waiver'],
        ...['plan', 'credit-limit', 'dunning-block'],
      ]),
      currency,
      amount(0),
      oneOf('state', 'state', ['awaiting-approval', 'approved', 'refused', 'withdrawn', 'settled']),
      orNull(oneOf('approver', 'approver', ['collector', 'field-agent', 'manager', 'administrator'])),
      dateIn('asked_on', 'asked'),
      orNull(dateIn('decided_on', 'decided')),
    ],
    checks: [positiveParts('items'), checkOf('decided_on', 'decided')],
  },
  notice: {
    columns: [
      whole('level', 'level', 1, 9),
      currency,
      oneOf('channel', 'channel', ['call', 'email', 'sms', 'letter', 'visit']),
      oneOf('state', 'state', ['proposed', 'approved', 'sent', 'cancelled']),
      whole('fee_minor', 'feeMinor', 0, maxAmount),
      whole('interest_minor', 'interestMinor', 0, maxAmount),
      text('policy', 'policy'),
      whole('policy_version', 'policyVersion', 0, 2_147_483_647),
      dateIn('proposed_on', 'proposed'),
      orNull(dateIn('sent_on', 'sent')),
    ],
    checks: [
      `jsonb_array_length(doc->'items') between 1 and 20000`,
      positiveParts('items'),
      checkOf('sent_on', 'sent'),
    ],
  },
  paper: {
    columns: [
      text('number', 'number'),
      text('kind', 'kind'),
      text('device_id', 'deviceId'),
      oneOf('means', 'means', ['saved', 'printed', 'batch', 'mailed']),
      date('as_of', 'asOf'),
      whole('page_count', 'pageCount', 1, 100_000),
      text('input_hash', 'inputHash'),
      text('file_hash', 'fileHash'),
      orNull({ ...text('copy_of', ''), from: `doc->'copyOf'->>'paperId'` }),
      dateIn('issued_on', 'issued'),
    ],
    checks: [
      `input_hash ~ '^[0-9a-f]{64}$' and file_hash ~ '^[0-9a-f]{64}$'`,
      `number ~ '^[A-Z0-9]{2,12}-D([A-Z0-9]{1,8}-)?[1-9][0-9]{0,8}$'`,
    ],
  },
  outcome: {
    columns: [text('device_id', 'deviceId'), oneOf('status', 'status', ['applied', 'refused'])],
    checks: [`scope like 'device/' || device_id || '/%'`],
  },
  reference: {
    columns: [
      oneOf('kind', 'kind', [
        ...['policy', 'dispute-reasons', 'calendar', 'strategy', 'authority-limits', 'dunning'],
        ...['contact-rules', 'interest', 'plan', 'matching', 'credit', 'key-figures', 'terms', 'people'],
        'document-template',
      ]),
      whole('version', 'version', 1, 2_147_483_647),
    ],
    checks: [`account_id = ''`, `scope = 'organisation'`],
  },
};

/** Names of the document tables. Those before `outcome` belong to accounts. */
export const documentTableNames = Object.keys(definitions);

/**
 * A date of 1900 to 2199 that exists; null for any other text, and an error for a day that no month has. The database's
 * own cast depends on settings of the session and is of no use for a stored column. Not "strict", and yet null for null:
 * a strict function with a case in it would not be made part of the column's expression, but planned for every row.
 */
const businessDateFunction = `
  create function business_date(value text) returns date language sql immutable parallel safe
  return case when value ~ '^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$' then make_date(
    substr(value, 1, 4)::integer, substr(value, 6, 2)::integer, substr(value, 9, 2)::integer
  ) end
`;

/** The mark of a document at a feed position: see the protocol's \`documentMark\`. Ids are plain ASCII. */
const documentMarkFunction = `
  create function document_mark(id text, seq bigint) returns bigint language sql immutable strict parallel safe
  return ('x' || substr(encode(sha256(decode(id || E'\\n' || seq::text, 'escape')), 'hex'), 1, 15))::bit(60)::bigint
`;

/** One table per replicated collection, and the functions that its columns are computed with. */
export const documentTables: readonly string[] = [
  businessDateFunction,
  documentMarkFunction,
  ...Object.entries(definitions).flatMap(([name, definition]) => tableStatements(name, definition)),
];

function tableStatements(name: string, { columns, checks }: DocumentTableDefinition): readonly string[] {
  const rules = [
    `(doc->>'id') is not distinct from id`,
    `(doc->>'accountId') is not distinct from account_id`,
    ...checks,
  ];
  const lines = [
    'tenant_id text not null',
    'id text not null',
    'account_id text not null',
    'scope text not null',
    'seq bigint not null check (seq > 0)',
    'deleted boolean not null default false',
    'mark bigint not null generated always as (document_mark(id, seq)) stored',
    'doc jsonb not null',
    // For pages of the feed, which end by size: known without unpacking what is stored.
    'bytes integer not null generated always as (octet_length(doc::text)) stored',
    ...columns.map(columnLine),
    'primary key (tenant_id, id)',
    ...rules.map((rule) => `check (${rule})`),
  ];
  return [
    `create table ${name} (${lines.join(',\n')})`,
    `create unique index ${name}_feed on ${name} (tenant_id, seq)`,
    // For pulls of a scope, and alone for the digest, which reads no row.
    `create unique index ${name}_scope_feed on ${name} (tenant_id, scope, seq) include (mark, deleted)`,
    `create index ${name}_account on ${name} (tenant_id, account_id, seq)`,
  ];
}

function columnLine({ name, type, from, isNullable, check }: Column): string {
  const nullable = isNullable === true ? '' : ' not null';
  const checked = check === undefined ? '' : ` check (${check})`;
  return `${name} ${type}${nullable} generated always as (${from}) stored${checked}`;
}
