/** A token is kept as its hash, and goes with its session. */
const tokenOfSession = `tenant_id text not null,
    hash text not null,
    session_id text not null,
    primary key (tenant_id, hash),
    foreign key (tenant_id, session_id) references session (tenant_id, id) on delete cascade`;

/** Tenants, users, devices, sessions and their tokens, territories, leases, recovery keys, receipt numbers and failed sign-ins. */
export const identityTables = `
  create table tenant (
    id text primary key,
    organisation jsonb not null,
    incarnation text not null,
    feed_seq bigint not null default 0 check (feed_seq >= 0),
    audit_count bigint not null default 0,
    audit_hash text not null default '',
    ledger_secret text not null check (length(ledger_secret) >= 43)
  );
  create table lease_terms (
    tenant_id text primary key references tenant (id),
    public_key text not null,
    private_key text not null,
    hours integer not null default 72 check (hours between 1 and 168)
  );
  create table recovery_key (
    tenant_id text primary key references tenant (id),
    public_key text not null,
    private_key text not null
  );
  create table app_user (
    tenant_id text not null references tenant (id),
    id text not null,
    user_name text not null,
    name text not null,
    role text not null check (role in ('collector', 'field-agent', 'manager', 'administrator')),
    password_hash text not null,
    active boolean not null default true,
    scope_version integer not null default 1,
    primary key (tenant_id, id)
  );
  create unique index app_user_name on app_user (lower(user_name));
  create table territory (
    tenant_id text not null references tenant (id),
    name text not null,
    primary key (tenant_id, name)
  );
  create table user_territory (
    tenant_id text not null,
    user_id text not null,
    territory text not null,
    primary key (tenant_id, user_id, territory),
    foreign key (tenant_id, user_id) references app_user (tenant_id, id),
    foreign key (tenant_id, territory) references territory (tenant_id, name)
  );
  create table device (
    tenant_id text not null,
    id text not null,
    user_id text not null,
    name text not null,
    public_key text not null,
    receipt_prefix text not null,
    enrolled_at timestamptz not null,
    last_seen_at timestamptz,
    revoked_at timestamptz,
    chain_n bigint not null default 0 check (chain_n >= 0),
    chain_hash text not null default '',
    chain_broken_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, user_id) references app_user (tenant_id, id)
  );
  create unique index device_receipt_prefix on device (tenant_id, receipt_prefix);
  create index device_user on device (tenant_id, user_id, id);
  create table receipt_block (
    tenant_id text not null,
    device_id text not null,
    from_number integer not null check (from_number > 0),
    to_number integer not null check (to_number >= from_number),
    leased_at timestamptz not null,
    session_id text not null,
    after_number integer not null check (after_number >= 0 and after_number < from_number),
    primary key (tenant_id, device_id, from_number),
    unique (tenant_id, device_id, session_id, after_number),
    foreign key (tenant_id, device_id) references device (tenant_id, id)
  );
  create table session (
    tenant_id text not null,
    id text not null,
    user_id text not null,
    device_id text not null,
    refresh_hash text not null,
    previous_refresh_hash text,
    sibling_refresh_hash text,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    end_reason text check (end_reason in
      ('signed-out', 'signed-in-again', 'token-reused', 'device-revoked', 'user-inactive', 'password-changed')),
    primary key (tenant_id, id),
    foreign key (tenant_id, user_id) references app_user (tenant_id, id),
    foreign key (tenant_id, device_id) references device (tenant_id, id),
    check ((revoked_at is null) = (end_reason is null))
  );
  create index session_of_user on session (tenant_id, user_id) where revoked_at is null;
  create index session_of_device on session (tenant_id, device_id) where revoked_at is null;
  create index session_expiry on session (expires_at);
  create table access_token (
    ${tokenOfSession},
    expires_at timestamptz not null
  );
  create index access_token_session on access_token (tenant_id, session_id);
  create table refresh_token (
    ${tokenOfSession},
    issued_at timestamptz not null
  );
  create index refresh_token_session on refresh_token (tenant_id, session_id);
  create table sign_in_attempt (
    key text primary key,
    failures integer not null check (failures >= 0),
    last_at timestamptz not null,
    blocked_until timestamptz not null,
    signed_in_at timestamptz
  );
  create index sign_in_attempt_age on sign_in_attempt (last_at);
`;
