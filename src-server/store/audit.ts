import { type RawBuilder, sql } from 'kysely';
import { canonicalJson } from '../../src-shared/protocol/canonical-json.ts';
import { sha256 } from './sha256.ts';
import type { Trx } from './store.ts';
import { lockTenantHead, type TenantHead } from './tenant-head.ts';

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

/** Appends a row to the tenant's hash chain; the tenant's row is locked until the transaction ends. */
export async function appendAudit(trx: Trx, entry: AuditEntry): Promise<void> {
  const { tenantId } = entry;
  const chain = chainAudit(await lockTenantHead(trx, tenantId), [entry]);
  await sql`with written as (${insertAudit(tenantId, chain.rows)})
    update tenant set audit_count = ${chain.count}, audit_hash = ${chain.hash} where id = ${tenantId}
  `.execute(trx);
}

/** Rows that continue a tenant's chain, and where the chain ends with them. */
export type AuditChain = {
  readonly rows: readonly AuditRow[];
  readonly count: number;
  readonly hash: string;
};
type AuditRow = Omit<AuditEntry, 'detail'> & {
  readonly n: number;
  /** Canonical JSON, stored as it is: what one hash is over has one form. */
  readonly detail: string;
  readonly prevHash: string;
  readonly hash: string;
};

/** Chains entries of one tenant to where its trail ends. Pure. */
export function chainAudit(
  head: Pick<TenantHead, 'auditCount' | 'auditHash'>,
  entries: readonly AuditEntry[],
): AuditChain {
  const rows: AuditRow[] = [];
  let { auditCount: count, auditHash: hash } = head;
  for (const entry of entries) {
    count += 1;
    const chained = { ...entry, n: count, detail: canonicalJson(entry.detail), prevHash: hash };
    hash = hashAuditRow({ ...chained, at: String(entry.at.getTime()) });
    rows.push({ ...chained, hash });
  }
  return { rows, count, hash };
}

/** The statement that writes rows of a chain. */
export function insertAudit(tenantId: string, rows: readonly AuditRow[]): RawBuilder<unknown> {
  const values = rows.map((row) => ({
    n: row.n,
    at: row.at.toISOString(),
    actor_id: row.actorId,
    device_id: row.deviceId,
    action: row.action,
    subject: row.subject,
    detail: row.detail,
    prev_hash: row.prevHash,
    hash: row.hash,
  }));
  return sql`insert into audit
      (tenant_id, n, at, actor_id, device_id, action, subject, detail, prev_hash, hash)
    select ${tenantId}, n, at, actor_id, device_id, action, subject, detail::json, prev_hash, hash
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r
      (n bigint, at timestamptz, actor_id text, device_id text, action text, subject text, detail text,
        prev_hash text, hash text)`;
}

/** A row in exact texts: `at` in milliseconds since 1970, `detail` as its JSON is written. */
type HashedAuditRow = Omit<AuditRow, 'at' | 'hash'> & { readonly at: string };

/** The hash of a row, over everything that it says and the hash of the row before. */
export function hashAuditRow(row: HashedAuditRow): string {
  return sha256(canonicalJson(row));
}
