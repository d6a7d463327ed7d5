const role = 'duebook_app';
/** Plans are kept: each statement goes by a primary key, and to plan it anew would cost more than to run it. */
const kept = 'set search_path = public, pg_temp set plan_cache_mode = force_generic_plan';

/**
 * What judging commands asks of the database, in one call where it would be several: most of what a command costs is
 * the wait for answers. They work as the caller, whom row-level security holds; each of their statements sees what was
 * committed before it, so that what is read after a lock is what the lock protects.
 */
export const judgeFunctions: readonly string[] = [
  // Enters the scope of a user, locks the accounts that the user sees, and reads what has to be known before judging:
  // the settings only where they are not of the version that the caller holds. Receipts are numbered by device (R2).
  `create function open_judgement(
      of_tenant text, viewer text, device text, account_ids text[], command_ids text[], known_settings text,
      out accounts jsonb, out known jsonb, out settings jsonb, out receipt_prefix text)
    returns setof record language plpgsql ${kept} as $body$
    declare present text;
    begin
      select e.incarnation into present from enter_scope(of_tenant, viewer, device) e;
      if not found then
        return;
      end if;
      with locked as (
        select a.id, a.scope, a.seq, a.doc from account a
        where a.tenant_id = of_tenant and a.id = any (account_ids) and not a.deleted
        order by a.id for update
      )
      select coalesce(jsonb_agg(to_jsonb(l)), '[]') into accounts from locked l;
      select coalesce(jsonb_agg(to_jsonb(k)), '[]') into known from known_commands(command_ids) k;
      select d.receipt_prefix into receipt_prefix from device d where d.tenant_id = of_tenant and d.id = device;
      select present || '/' || coalesce(max(r.seq), 0) into present from reference r where r.tenant_id = of_tenant;
      if present <> known_settings then
        select jsonb_build_object('version', present, 'country', t.organisation->>'country',
            'policy', t.organisation->'policy', 'references', (
              select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'version', r.doc->'version', 'value', r.doc->'value')), '[]')
              from reference r where r.tenant_id = of_tenant and not r.deleted and r.id <> 'people'))
          into settings from tenant t where t.id = of_tenant;
      end if;
      return next;
    end
  $body$`,
  // Locks the ends of feed and audit trail: after it nobody else of the tenant writes until the transaction ends, so
  // that an id that is free now stays so. \`asked\` holds ids by document table.
  `create function seal_judgement(
      of_tenant text, asked jsonb, out seq bigint, out audit_count bigint, out audit_hash text, out taken jsonb)
    language plpgsql ${kept} as $body$
    declare kind text; found jsonb;
    begin
      select t.feed_seq, t.audit_count, t.audit_hash into strict seq, audit_count, audit_hash
        from tenant t where t.id = of_tenant for no key update;
      taken := '{}';
      for kind in select jsonb_object_keys(asked) loop
        select coalesce(jsonb_object_agg(i.id, i.is_visible), '{}') into found
          from taken_ids(kind, array(select jsonb_array_elements_text(asked->kind))) i;
        taken := taken || jsonb_build_object(kind, found);
      end loop;
    end
  $body$`,
  ...['open_judgement(text, text, text, text[], text[], text)', 'seal_judgement(text, jsonb)'].flatMap(
    (name) => [`revoke all on function ${name} from public`, `grant execute on function ${name} to ${role}`],
  ),
];
