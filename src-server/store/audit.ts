import { sql } from 'kysely';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './sha256.ts';
import type { Db, Trx } from './store.ts';

/** What happened, for the audit trail. `detail` holds codes, ids and counts, never notes or amounts. */
export type AuditEntry = {
  readonly tenantId: string;
  readonly at: Date;
  readonly actorId: string;
  readonly deviceId: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

type ChainedEntry = AuditEntry & { readonly n: number; readonly prevHash: string };

/** Appends a row to the tenant's hash chain; the tenant's row is locked until the transaction ends. */
export async function appendAudit(trx: Trx, entry: AuditEntry): Promise<void> {
  const head = await trx
    .updateTable('tenant')
    .set({ audit_count: sql<number>`audit_count + 1` })
    .where('id', '=', entry.tenantId)
    .returning(['audit_count', 'audit_hash'])
    .executeTakeFirstOrThrow();
  const chained = { ...entry, n: Number(head.audit_count), prevHash: head.audit_hash };
  const hash = hashOf(chained);
  await trx
    .insertInto('audit')
    .values({
      tenant_id: entry.tenantId,
      n: chained.n,
      at: entry.at,
      actor_id: entry.actorId,
      device_id: entry.deviceId,
      action: entry.action,
      subject: entry.subject,
      detail: JSON.stringify(entry.detail),
      prev_hash: chained.prevHash,
      hash,
    })
    .execute();
  await trx.updateTable('tenant').set({ audit_hash: hash }).where('id', '=', entry.tenantId).execute();
}

function hashOf(entry: ChainedEntry): string {
  return sha256(canonicalJson({ ...entry, at: entry.at.toISOString() }));
}

export type AuditVerdict =
  | { readonly intact: true; readonly count: number }
  | { readonly intact: false; readonly badRow: number; readonly reason: 'changed' | 'missing' };

const rowsPerPage = 1000;

/** Walks the tenant's chain from its first row and names the first one that was changed, removed or moved. */
export async function verifyAudit(db: Db, tenantId: string): Promise<AuditVerdict> {
  const head = await db
    .selectFrom('tenant')
    .select(['audit_count', 'audit_hash'])
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const count = Number(head.audit_count);
  let prevHash = '';
  for (let from = 1; from <= count; from += rowsPerPage) {
    const to = Math.min(count, from + rowsPerPage - 1);
    const checked = await verifyRows(db, tenantId, { from, to, prevHash });
    if (typeof checked !== 'string') return checked;
    prevHash = checked;
  }
  if (prevHash !== head.audit_hash) return { intact: false, badRow: count, reason: 'changed' };
  return { intact: true, count };
}

async function verifyRows(
  db: Db,
  tenantId: string,
  range: { readonly from: number; readonly to: number; readonly prevHash: string },
): Promise<string | AuditVerdict> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('n', '>=', range.from)
    .where('n', '<=', range.to)
    .orderBy('n')
    .execute();
  let { prevHash } = range;
  for (let n = range.from; n <= range.to; n += 1) {
    const row = rows[n - range.from];
    if (row === undefined || Number(row.n) !== n) return { intact: false, badRow: n, reason: 'missing' };
    const hash = hashOf({
      tenantId,
      n,
      at: row.at,
      actorId: row.actor_id,
      deviceId: row.device_id,
      action: row.action,
      subject: row.subject,
      detail: row.detail as Readonly<Record<string, unknown>>,
      prevHash,
    });
    if (hash !== row.hash || row.prev_hash !== prevHash)
      return { intact: false, badRow: n, reason: 'changed' };
    prevHash = hash;
  }
  return prevHash;
}
