import { tableOfCollection } from '../../../src-server/store/database-schema.ts';
import { type BrokenPromise, brokenPromise } from '../broken-promise.ts';
import type { Cluster } from '../processes/postgresql.ts';

type Query = { readonly check: BrokenPromise['check']; readonly what: string; readonly sql: string };

const tables = Object.values(tableOfCollection);
const accountTables = tables.filter((table) => table !== 'outcome' && table !== 'reference');
const positions = [...tables, 'departure']
  .map((table) => `select tenant_id, seq, '${table}' as held_by from ${table}`)
  .join(' union all ');
const once = 'promise 2: exactly once';
const converge = 'promise 3: replicas converge and know it';

/** What must not be found in the database: each row that a query answers is one time too many. */
const queries: readonly Query[] = [
  {
    check: once,
    what: 'the audit trail tells another outcome than the command’s',
    sql: `select c.tenant_id, c.id from command c join audit a
      on a.tenant_id = c.tenant_id and a.subject = c.id and a.action like 'command.%'
      where a.action <> 'command.' || (c.outcome->>'status')`,
  },
  {
    check: once,
    what: 'a command has no outcome for its device',
    sql: `select c.tenant_id, c.id from command c left join outcome o on o.tenant_id = c.tenant_id and o.id = c.id
      where o.id is null or o.doc->>'status' <> c.outcome->>'status'`,
  },
  {
    check: once,
    what: 'an applied command names a document that is not there',
    sql: `select c.tenant_id, c.id, w->>'id' as document
      from command c cross join jsonb_array_elements(c.outcome->'documents') w
      where not exists (${accountTables
        .map((table) => `select from ${table} d where d.tenant_id = c.tenant_id and d.id = w->>'id'`)
        .join(' union all ')})`,
  },
  {
    check: once,
    what: 'a command wrote nothing and was applied, or something and was refused',
    sql: `select tenant_id, id from command
      where (outcome->>'status' = 'applied') <> (jsonb_array_length(outcome->'documents') > 0)`,
  },
  {
    check: converge,
    what: 'a position of the feed is held twice',
    sql: `select tenant_id, seq, string_agg(held_by, ', ') as held_by from (${positions}) p
      group by 1, 2 having count(*) > 1`,
  },
  {
    check: converge,
    what: 'a position lies beyond the end of the feed',
    sql: `select p.tenant_id, p.seq, p.held_by from (${positions}) p join tenant t on t.id = p.tenant_id
      where p.seq > t.feed_seq`,
  },
  {
    check: 'promise 4: nobody receives what is outside of their scope',
    what: 'a document has another scope than its account',
    sql: accountTables
      .map(
        (table) => `select d.tenant_id, '${table}' as collection, d.id from ${table} d
          join account a on a.tenant_id = d.tenant_id and a.id = d.account_id where a.scope <> d.scope`,
      )
      .join(' union all '),
  },
  {
    check: 'receipt numbers are unique and gap-free',
    what: 'blocks of receipt numbers overlap or leave a gap',
    sql: `select * from (select tenant_id, device_id, from_number,
        coalesce(lag(to_number) over (partition by tenant_id, device_id order by from_number), 0) as before
        from receipt_block) b where from_number <> before + 1`,
  },
];

const namedAtMost = 5;

/** What only the tables show, across all organisations. */
export async function checkDatabase(cluster: Cluster): Promise<readonly BrokenPromise[]> {
  const found: BrokenPromise[] = [];
  for (const { check, what, sql } of queries) {
    const rows = await cluster.query<Record<string, unknown>>(sql);
    if (rows.length === 0) continue;
    const named = JSON.stringify(rows.slice(0, namedAtMost));
    found.push(brokenPromise(check, `${what}: ${rows.length} times, as ${named}`));
  }
  return found;
}
