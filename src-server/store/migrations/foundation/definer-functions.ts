import { documentTableNames } from './document-tables.ts';

const role = 'duebook_app';
/** Works as the owner, past row-level security, and finds no table of a caller's making in the way. */
const definer = 'security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan';
const tenant = `nullif(current_setting('duebook.tenant', true), '')`;
const user = `nullif(current_setting('duebook.user', true), '')`;
const scopes = `nullif(current_setting('duebook.scopes', true), '')::text[]`;

/** One statement for each kind, because the plan of a statement that is put together anew is made anew as well. */
const namedIds = documentTableNames
  .filter((name) => name !== 'invoice' && name !== 'outcome' && name !== 'reference')
  .map(
    (name) => `if collection = '${name}' then
        return query select d.id, array['*', 'collector/*'] && ${scopes} or d.scope = any (${scopes})
          from ${name} d where d.tenant_id = ${tenant} and d.id = any (ids);
        return;
      end if;`,
  )
  .join('\n      ');

/**
 * What the application's role may ask although it may not read the rows: who a user name belongs to, what a user sees,
 * and whether an id is taken. What is asked again and again is written in PL/pgSQL, which keeps the plan; a function in
 * SQL that works as its owner is planned at every call.
 */
export const definerFunctions: readonly string[] = [
  `create function find_sign_in(given text) returns table (tenant_id text, user_id text)
    language sql stable ${definer} as $body$
      select u.tenant_id, u.id from app_user u where lower(u.user_name) = lower(given)
  $body$`,
  `create function find_first_tenant() returns text language sql stable ${definer} as $body$
    select min(id) from tenant
  $body$`,
  `create function applied_migrations() returns setof text language sql stable ${definer} as $body$
    select name::text from kysely_migration
  $body$`,
  `create function list_tenants() returns setof text language sql stable ${definer} as $body$
    select id from tenant order by id
  $body$`,
  // Whose mails are due, so that the server looks at no tenant that has none.
  `create function tenants_with_due_mail(now timestamptz) returns setof text language sql stable ${definer} as $body$
    select distinct tenant_id from mail_queue where due_at <= now order by tenant_id
  $body$`,
  // Whoever knows the hash of a token has proven to hold it: what the token stands for, in one call per request.
  `create function find_session(of_tenant text, token_hash text)
    returns table (id text, device_id text, user_id text, end_reason text, name text, role text, active boolean,
      device_revoked_at timestamptz, expires_at timestamptz)
    language plpgsql stable ${definer} as $body$
    begin
      return query select s.id, s.device_id, s.user_id, s.end_reason, u.name, u.role, u.active, d.revoked_at,
          t.expires_at
        from access_token t
        join session s on s.tenant_id = t.tenant_id and s.id = t.session_id
        join app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
        join device d on d.tenant_id = s.tenant_id and d.id = s.device_id
        where t.tenant_id = of_tenant and t.hash = token_hash;
    end
  $body$`,
  `create function is_session_open(of_tenant text, session_id text) returns boolean
    language plpgsql stable ${definer} as $body$
    begin
      return exists (select from session s
        where s.tenant_id = of_tenant and s.id = session_id and s.revoked_at is null);
    end
  $body$`,
  `create function stream_start(of_tenant text, session_id text) returns table (territories text[], seq bigint)
    language plpgsql stable ${definer} as $body$
    begin
      return query select array(select u.territory from user_territory u
            where u.tenant_id = s.tenant_id and u.user_id = s.user_id), t.feed_seq
        from session s join tenant t on t.id = s.tenant_id
        where s.tenant_id = of_tenant and s.id = session_id and s.revoked_at is null;
    end
  $body$`,
  // Of a device whose session is known: where its audit chain ended, and that it ends here now.
  `create function device_chain(of_tenant text, device_id text) returns table (n bigint, hash text)
    language sql stable ${definer} as $body$
      select d.chain_n, d.chain_hash from device d where d.tenant_id = of_tenant and d.id = device_id
  $body$`,
  `create function follow_device_chain(of_tenant text, device_id text, n bigint, hash text) returns void
    language plpgsql ${definer} as $body$
    begin
      -- Lost in a crash of the server, it is kept with the next commands: nobody waits for the disk.
      perform set_config('synchronous_commit', 'off', true);
      update device d set chain_n = follow_device_chain.n, chain_hash = follow_device_chain.hash
        where d.tenant_id = of_tenant and d.id = device_id and d.chain_n < follow_device_chain.n;
    end
  $body$`,
  // Sessions that can be refreshed no more, of every tenant, with their tokens.
  `create function sweep_sessions(now timestamptz) returns bigint language sql ${definer} as $body$
    with swept as (delete from session where expires_at <= sweep_sessions.now returning 1)
    select count(*) from swept
  $body$`,
  `create function visible_account_scopes(of_tenant text, viewer text) returns text[]
    language plpgsql stable ${definer} as $body$
    declare held text;
    begin
      select u.role into held from app_user u where u.tenant_id = of_tenant and u.id = viewer;
      if held = 'administrator' then
        return array['collector/*'];
      elsif held = 'manager' then
        return (select coalesce(array_agg(s.id order by s.id), '{}') from user_territory t
          join account_scope s on s.tenant_id = t.tenant_id and s.territory = t.territory
          where t.tenant_id = of_tenant and t.user_id = viewer);
      end if;
      return (select coalesce(array_agg(s.id order by s.id), '{}') from account_scope s
        where s.tenant_id = of_tenant and s.collector_id = viewer);
    end
  $body$`,
  `create function enter_scope(of_tenant text, viewer text, device text)
    returns table (scopes text[], incarnation text, scope_version integer, seq bigint)
    language plpgsql ${definer} as $body$
    begin
      scopes := visible_account_scopes(of_tenant, viewer) || array['organisation', 'device/' || device || '/' || viewer];
      perform set_config('duebook.tenant', of_tenant, true), set_config('duebook.user', viewer, true),
        set_config('duebook.scopes', scopes::text, true),
        -- Pages come in order of an index: a bitmap loses it, and a page of documents is too wide to sort in memory.
        set_config('enable_bitmapscan', 'off', true);
      return query select scopes, t.incarnation, u.scope_version, t.feed_seq
        from tenant t join app_user u on u.tenant_id = t.id
        where t.id = of_tenant and u.id = viewer;
    end
  $body$`,
  // Of a command of somebody else only that its id is taken.
  `create function known_commands(ids text[])
    returns table (id text, body_hash text, is_own boolean, outcome jsonb)
    language plpgsql stable ${definer} as $body$
    begin
      return query select c.id, c.body_hash, c.user_id = ${user},
          case when c.user_id = ${user} then c.outcome end
        from command c where c.tenant_id = ${tenant} and c.id = any (ids);
    end
  $body$`,
  // Whether the caller may know of the document is for the caller's answer alone, not for the answer to the world.
  `create function taken_ids(collection text, ids text[]) returns table (id text, is_visible boolean)
    language plpgsql stable ${definer} as $body$
    begin
      ${namedIds}
      raise exception 'no documents of this kind come with commands';
    end
  $body$`,
  ...[
    'find_sign_in(text)',
    'applied_migrations()',
    'list_tenants()',
    'tenants_with_due_mail(timestamptz)',
    'sweep_sessions(timestamptz)',
    'find_session(text, text)',
    'is_session_open(text, text)',
    'stream_start(text, text)',
    'device_chain(text, text)',
    'follow_device_chain(text, text, bigint, text)',
    'find_first_tenant()',
    'visible_account_scopes(text, text)',
    'enter_scope(text, text, text)',
    'known_commands(text[])',
    'taken_ids(text, text[])',
  ].flatMap((name) => [
    `revoke all on function ${name} from public`,
    `grant execute on function ${name} to ${role}`,
  ]),
];
