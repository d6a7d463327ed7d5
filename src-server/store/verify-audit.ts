import { sql } from 'kysely';
import { hashAuditRow } from './audit.ts';
import type { Db, Trx } from './store.ts';
import { inTenant } from './tenant-transaction.ts';

/** Where a trail ends: its last row, 0 of an empty one, and the hash of that row. */
export type AuditHead = { readonly count: number; readonly hash: string };

/** `changed` or `missing` is the row with the number `badRow`. */
export type AuditVerdict =
  | ({ readonly intact: true } & AuditHead)
  | { readonly intact: false; readonly badRow: number; readonly reason: 'changed' | 'missing' };

const rowsPerPage = 1000;

/**
 * Walks the tenant's chain from its first row and names the first one that was changed, removed, moved or added. A
 * trail whose end was cut off together with what the tenant's row says of it is intact by itself; it is not where a
 * head is `known` that was read before and kept elsewhere.
 */
export async function verifyAudit(db: Db, tenantId: string, known?: AuditHead): Promise<AuditVerdict> {
  return inTenant(db, tenantId, (trx) => verifyChain(trx, tenantId, known));
}

async function verifyChain(trx: Trx, tenantId: string, known: AuditHead | undefined): Promise<AuditVerdict> {
  const { count, hash, surplus } = await readHead(trx, tenantId);
  let prevHash = '';
  for (let from = 1; from <= count; from += rowsPerPage) {
    const to = Math.min(count, from + rowsPerPage - 1);
    const checked = await verifyRows(trx, tenantId, { from, to, prevHash, known });
    if (typeof checked !== 'string') return checked;
    prevHash = checked;
  }
  if (surplus !== null) return changed(surplus);
  if (prevHash !== hash) return changed(Math.max(1, count));
  if (known !== undefined && known.count > count) return missing(count + 1);
  return { intact: true, count, hash };
}

const changed = (badRow: number): AuditVerdict => ({ intact: false, badRow, reason: 'changed' });
const missing = (badRow: number): AuditVerdict => ({ intact: false, badRow, reason: 'missing' });

/** What the tenant's row says of its trail, and the first row behind that: of one moment, because the trail goes on. */
async function readHead(
  trx: Trx,
  tenantId: string,
): Promise<AuditHead & { readonly surplus: number | null }> {
  const { rows } = await sql<{ count: string; hash: string; surplus: string | null }>`
    select t.audit_count as count, t.audit_hash as hash,
      (select min(a.n) from audit a where a.tenant_id = t.id and a.n > t.audit_count) as surplus
    from tenant t where t.id = ${tenantId}
  `.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('no such tenant');
  const surplus = row.surplus === null ? null : Number(row.surplus);
  return { count: Number(row.count), hash: row.hash, surplus };
}

type Range = {
  readonly from: number;
  readonly to: number;
  readonly prevHash: string;
  readonly known: AuditHead | undefined;
};

async function verifyRows(trx: Trx, tenantId: string, range: Range): Promise<string | AuditVerdict> {
  const rows = await readRows(trx, tenantId, range);
  let { prevHash } = range;
  for (let n = range.from; n <= range.to; n += 1) {
    const row = rows[n - range.from];
    if (row === undefined || Number(row.n) !== n) return missing(n);
    const { hash, ...said } = row;
    const isSame = hashAuditRow({ ...said, tenantId, n, prevHash }) === hash && said.prevHash === prevHash;
    if (!isSame || (range.known?.count === n && range.known.hash !== hash)) return changed(n);
    prevHash = hash;
  }
  return prevHash;
}

/** Rows in the exact texts that their hashes are over: a date or a number of JavaScript would round them. */
function readRows(trx: Trx, tenantId: string, { from, to }: Range) {
  return trx
    .selectFrom('audit')
    .select([
      'n',
      sql<string>`trim_scale(extract(epoch from at) * 1000)::text`.as('at'),
      'actor_id as actorId',
      'device_id as deviceId',
      'action',
      'subject',
      sql<string>`detail::text`.as('detail'),
      'prev_hash as prevHash',
      'hash',
    ])
    .where('tenant_id', '=', tenantId)
    .where('n', '>=', from)
    .where('n', '<=', to)
    .orderBy('n')
    .execute();
}
