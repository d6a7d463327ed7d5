/** Scopes of accounts, what left a scope, commands with their outcomes, and the audit trail. */
export const feedTables: readonly string[] = [
  `create table account_scope (
    tenant_id text not null,
    id text not null,
    collector_id text not null,
    territory text not null,
    primary key (tenant_id, id),
    check (id = 'collector/' || collector_id || '/' || territory)
  )`,
  'create index account_scope_collector on account_scope (tenant_id, collector_id, id)',
  'create index account_scope_territory on account_scope (tenant_id, territory, id)',
  `create table departure (
    tenant_id text not null,
    scope text not null,
    collection text not null,
    id text not null,
    account_id text not null,
    seq bigint not null check (seq > 0),
    primary key (tenant_id, scope, collection, id)
  )`,
  'create unique index departure_scope_feed on departure (tenant_id, scope, collection, seq)',
  'create unique index departure_feed on departure (tenant_id, collection, seq)',
  `create table command (
    tenant_id text not null,
    id text not null,
    body_hash text not null,
    account_id text not null,
    user_id text not null,
    device_id text not null,
    received_at timestamptz not null,
    outcome jsonb not null,
    primary key (tenant_id, id)
  )`,
  `create table audit (
    tenant_id text not null,
    n bigint not null check (n > 0),
    at timestamptz not null,
    actor_id text not null,
    device_id text not null,
    action text not null,
    subject text not null,
    detail json not null,
    prev_hash text not null,
    hash text not null,
    primary key (tenant_id, n)
  )`,
  `create function audit_is_append_only() returns trigger language plpgsql as $body$
    begin
      raise exception 'the audit trail is append-only';
    end
  $body$`,
  `create trigger audit_append_only before update or delete on audit
    for each row execute function audit_is_append_only()`,
  `create trigger audit_no_truncate before truncate on audit
    for each statement execute function audit_is_append_only()`,
];
