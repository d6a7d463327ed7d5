import type { Session } from '../identity/session.ts';
import type { SignInContext } from '../identity/sign-in.ts';
import { appendAudit } from '../store/audit.ts';
import type { Trx } from '../store/store.ts';

/** What administration works with. */
export type AdminDesk = SignInContext;

/** A change that an administrator made, for the audit trail. `detail` holds codes, ids and counts. */
export type AdminChange = {
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

export async function auditChange(
  trx: Trx,
  { tenantId, actor, deviceId }: Session,
  at: Date,
  { action, subject, detail = {} }: AdminChange,
): Promise<void> {
  await appendAudit(trx, { tenantId, at, actorId: actor.userId, deviceId, action, subject, detail });
}

/** One page of rows: those of the page, and where the next one begins (null: there is none). */
export function pageOf<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => string) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}
