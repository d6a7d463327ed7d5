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
const currency: Column = { ...text('currency', 'currency'), check: `currency ~ '^[A-Z]{3}$'` };
const amount = (lowest: number): Column => whole('amount_minor', 'amountMinor', lowest, maxAmount);

type DocumentTableDefinition = {
  readonly columns: readonly Column[];
  /** What holds between columns. */
  readonly checks: readonly string[];
};

const positiveParts = (list: string): string =>
  `not jsonb_path_exists(doc, '$.${list}[*].amountMinor ? (@ < 1 || @ > ${maxAmount})')`;

/** What each document table holds besides the columns that all of them have. */
const definitions: Readonly<Record<string, DocumentTableDefinition>> = {
  account: {
    columns: [
      text('collector_id', 'collectorId'),
      text('territory', 'territory'),
      currency,
      oneOf('risk_class', 'riskClass', ['A', 'B', 'C', 'D']),
      whole('payment_terms_days', 'paymentTermsDays', 0, 3650),
      orNull(whole('credit_limit_minor', 'creditLimitMinor', 0, maxAmount)),
      orNull({ ...date('dunning_block_until', ''), from: `business_date(doc->'dunningBlock'->>'until')` }),
    ],
    checks: [
      'account_id = id',
      `scope = 'collector/' || collector_id || '/' || territory`,
      `(doc->'dunningBlock'->>'until' is null) = (dunning_block_until is null)`,
    ],
  },
  invoice: {
    columns: [
      oneOf('type', 'type', ['invoice', 'debit-note', 'credit-note']),
      currency,
      amount(-maxAmount),
      date('invoice_date', 'invoiceDate'),
      date('due_date', 'dueDate'),
    ],
    checks: [],
  },
  payment: {
    columns: [currency, amount(1), date('received_on', 'receivedOn')],
    checks: [`jsonb_typeof(doc->'reversed') = 'boolean'`],
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
    checks: [positiveParts('items')],
  },
  activity: {
    columns: [
      oneOf('kind', 'kind', ['call', 'email', 'sms', 'letter', 'visit', 'meeting', 'note']),
      oneOf('direction', 'direction', ['outbound', 'inbound']),
      orNull(
        oneOf('outcome', 'outcome', [
          ...['reached', 'no-answer', 'voicemail', 'wrong-number', 'refused'],
          ...['promised', 'disputed', 'paid', 'call-back'],
        ]),
      ),
      orNull(whole('duration_seconds', 'durationSeconds', 0, 86_400)),
      date('done_on', 'on'),
    ],
    checks: [],
  },
  outcome: {
    columns: [text('device_id', 'deviceId'), oneOf('status', 'status', ['applied', 'refused'])],
    checks: [`scope like 'device/' || device_id || '/%'`],
  },
  reference: {
    columns: [
      oneOf('kind', 'kind', ['policy', 'dispute-reasons', 'calendar', 'strategy', 'authority-limits']),
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
