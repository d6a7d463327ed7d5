import { documentTableNames } from './document-tables.ts';

/**
 * What the application's role may see and do. The role owns nothing, cannot sign in and cannot pass by row-level
 * security. The owner of the tables can: migrations, backups and the functions below work as the owner, so the tables
 * are not "forced" on it as well, and the server never works as it.
 *
 * Two settings of the transaction say what is visible: `duebook.tenant`, and `duebook.scopes`, an array of scopes in
 * which `*` stands for every scope and `collector/*` for every account scope. Without them nothing is. They are read
 * in sub-selects, because those run once per statement and not once per row.
 */
const role = 'duebook_app';

const createRole = `do $body$
  begin
    create role ${role} nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
  exception when duplicate_object or unique_violation then
    -- Roles belong to the whole cluster: another database of it, or another server, was first.
    null;
  end
$body$`;

// From PostgreSQL 16 on whoever creates a role may hand it out but not work as it, until it is granted to them.
const becomeMember = `do $body$
  declare
    needed text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
  begin
    if not pg_has_role(current_user, '${role}', needed) then
      execute format('grant ${role} to %I', current_user);
    end if;
  exception when insufficient_privilege then
    raise exception 'the role ${role} belongs to somebody else: a superuser has to run "grant ${role} to %"', current_user;
  end
$body$`;

const scopes = `(select nullif(current_setting('duebook.scopes', true), '')::text[])::text[]`;
const ownTenant = (column: string): string =>
  `${column} = (select nullif(current_setting('duebook.tenant', true), ''))`;
const seesAll = `(select '*' = any (nullif(current_setting('duebook.scopes', true), '')::text[]))`;
const seesAllAccounts = `(select array['*', 'collector/*'] && nullif(current_setting('duebook.scopes', true), '')::text[])`;
const ownUser = `user_id = (select nullif(current_setting('duebook.user', true), ''))`;

/** Who sees the account sees what hangs on it: the rule of the account's own table decides inside of the sub-select. */
const seesAccountOf = (table: string): string =>
  `exists (select from account a where a.tenant_id = ${table}.tenant_id and a.id = ${table}.account_id)`;

const accountDocuments = documentTableNames.filter((name) => name !== 'outcome' && name !== 'reference');
/** Only the server's own work for a tenant sees who may sign in and with what. */
const secretTables = ['app_user', 'session', 'access_token', 'refresh_token', 'lease_terms', 'recovery_key'];
const grantedElsewhere = ['tenant', 'audit', 'command', 'account_scope', ...documentTableNames];

/** Statements after all tables exist. Every table that has a `tenant_id` is guarded, whatever it is for. */
export const rowSecurity: readonly string[] = [
  createRole,
  becomeMember,
  `grant usage on schema public to ${role}`,
  guardTables(),
  ...policy('tenant', ownTenant('id')),
  `create policy server_creates on tenant for insert to ${role} with check (${ownTenant('id')})`,
  ...accountDocuments.flatMap((name) =>
    policy(name, `${ownTenant('tenant_id')} and (${seesAllAccounts} or scope = any (${scopes}))`),
  ),
  ...['outcome', 'reference', 'departure'].flatMap((name) =>
    policy(name, `${ownTenant('tenant_id')} and (${seesAll} or scope = any (${scopes}))`),
  ),
  ...['file', 'file_piece'].flatMap((name) =>
    policy(name, `${ownTenant('tenant_id')} and ${seesAccountOf(name)}`),
  ),
  ...policy('command', `${ownTenant('tenant_id')} and (${seesAll} or ${ownUser})`),
  ...policy('audit', `${ownTenant('tenant_id')} and ${seesAll}`),
  `create policy everybody_appends on audit for insert to ${role} with check (${ownTenant('tenant_id')})`,
  ...secretTables.flatMap((name) => policy(name, `${ownTenant('tenant_id')} and ${seesAll}`)),
  guardRest(),
  `grant select, insert, update on ${['tenant', ...documentTableNames].join(', ')} to ${role}`,
  `grant select, insert on audit, command, account_scope to ${role}`,
];

function policy(table: string, rule: string): readonly string[] {
  return [`create policy application on ${table} for all to ${role} using (${rule}) with check (${rule})`];
}

/** Switches row-level security on for every table of a tenant's rows; \`tenant\` itself is one. */
function guardTables(): string {
  return forEveryTable(`
    if belongs_to_tenant or name = 'tenant' then
      execute format('alter table %I enable row level security', name);
    end if
  `);
}

/** A rule for the tables of a tenant that have none of their own, and the rights on what is not granted elsewhere. */
function guardRest(): string {
  const rule = ownTenant('tenant_id').replaceAll("'", "''");
  return forEveryTable(`
    if belongs_to_tenant and not exists (
      select from pg_policies p where p.schemaname = 'public' and p.tablename = name
    ) then
      execute format('create policy application on %I for all to ${role} using (${rule}) with check (${rule})', name);
    end if;
    if not (name = any ('{${grantedElsewhere.join(',')}}')) then
      execute format('grant select, insert, update, delete on %I to ${role}', name);
    end if
  `);
}

function forEveryTable(statements: string): string {
  return `do $body$
    declare name text; belongs_to_tenant boolean;
    begin
      for name, belongs_to_tenant in
        select c.relname, exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        )
        from pg_class c where c.relnamespace = 'public'::regnamespace
          and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
      loop
        ${statements};
      end loop;
    end
  $body$`;
}
