import { type Kysely, sql } from 'kysely';

const documentTables = ['account', 'invoice', 'payment', 'promise', 'dispute', 'activity', 'outcome'];

const extraColumns: Readonly<Record<string, string>> = {
  account: `, collector_id text not null generated always as (doc->>'collectorId') stored`,
  outcome: `, device_id text not null generated always as (doc->>'deviceId') stored, user_id text not null`,
};

const identityTables = `
  create table tenant (
    id text primary key,
    organisation jsonb not null,
    incarnation text not null,
    feed_seq bigint not null default 0 check (feed_seq >= 0),
    audit_count bigint not null default 0,
    audit_hash text not null default ''
  );
  create table app_user (
    tenant_id text not null references tenant (id),
    id text not null,
    user_name text not null,
    name text not null,
    role text not null check (role in ('collector', 'field-agent', 'manager', 'administrator')),
    password_hash text not null,
    scope_version integer not null default 1,
    primary key (tenant_id, id)
  );
  create unique index app_user_name on app_user (lower(user_name));
  create table device (
    tenant_id text not null,
    id text not null,
    user_id text not null,
    name text not null,
    enrolled_at timestamptz not null,
    primary key (tenant_id, id, user_id),
    foreign key (tenant_id, user_id) references app_user (tenant_id, id)
  );
  create table session (
    tenant_id text not null,
    id text not null,
    user_id text not null,
    device_id text not null,
    refresh_hash text not null,
    previous_refresh_hash text,
    previous_used_again boolean not null default false,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, user_id) references app_user (tenant_id, id)
  );
  create table access_token (
    tenant_id text not null,
    hash text not null,
    session_id text not null,
    expires_at timestamptz not null,
    primary key (tenant_id, hash),
    foreign key (tenant_id, session_id) references session (tenant_id, id) on delete cascade
  );
  create index access_token_session on access_token (tenant_id, session_id);
  create table refresh_token (
    tenant_id text not null,
    hash text not null,
    session_id text not null,
    issued_at timestamptz not null,
    primary key (tenant_id, hash),
    foreign key (tenant_id, session_id) references session (tenant_id, id) on delete cascade
  );
  create index refresh_token_session on refresh_token (tenant_id, session_id);
`;

const feedTables = `
  create table departure (
    tenant_id text not null references tenant (id),
    user_id text not null,
    seq bigint not null,
    collection text not null,
    id text not null,
    account_id text not null,
    primary key (tenant_id, user_id, collection, id)
  );
  create index departure_feed on departure (tenant_id, user_id, collection, seq);
  create table command (
    tenant_id text not null references tenant (id),
    id text not null,
    body_hash text not null,
    account_id text not null,
    user_id text not null,
    device_id text not null,
    received_at timestamptz not null,
    outcome jsonb not null,
    primary key (tenant_id, id)
  );
  create table audit (
    tenant_id text not null references tenant (id),
    n bigint not null,
    at timestamptz not null,
    actor_id text not null,
    device_id text not null,
    action text not null,
    subject text not null,
    detail jsonb not null,
    prev_hash text not null,
    hash text not null,
    primary key (tenant_id, n)
  );
`;

const auditGuard = [
  `create function audit_is_append_only() returns trigger language plpgsql as $body$
    begin
      raise exception 'the audit trail is append-only';
    end
  $body$`,
  `create trigger audit_append_only before update or delete on audit
    for each row execute function audit_is_append_only()`,
];

const scopeIndexes = `
  create index account_collector on account (tenant_id, collector_id, id);
  create index outcome_device on outcome (tenant_id, device_id, user_id, seq);
`;

function documentTable(name: string): string {
  return `
    create table ${name} (
      tenant_id text not null references tenant (id),
      id text not null,
      account_id text not null,
      seq bigint not null check (seq > 0),
      deleted boolean not null default false,
      doc jsonb not null
      ${extraColumns[name] ?? ''},
      primary key (tenant_id, id)
    );
    create unique index ${name}_feed on ${name} (tenant_id, seq);
    create index ${name}_account on ${name} (tenant_id, account_id);
  `;
}

/** Tables of identity, feed, commands and audit, and one table per replicated collection. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = [identityTables, feedTables, ...documentTables.map(documentTable), scopeIndexes];
  for (const statement of [...tables.flatMap(statementsOf), ...auditGuard]) {
    await sql.raw(statement).execute(db);
  }
}

/** One statement per call, because PGlite prepares what it runs. */
function statementsOf(text: string): readonly string[] {
  return text
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
