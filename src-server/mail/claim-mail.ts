import { sql } from 'kysely';
import type { Db } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';

/** A mail that this server sends now, and nobody else until its time is over. */
export type ClaimedMail = {
  readonly tenantId: string;
  readonly id: string;
  readonly accountId: string;
  readonly queuedAt: Date;
  /** This one counted. */
  readonly attempts: number;
  /** When a mail server took it, where nobody could write that down yet: it is not sent again. */
  readonly takenAt: Date | null;
};

/** So long one attempt may take; after it the server that made it counts as dead, and another one begins. */
export const claimMs = 10 * 60_000;

/** The organisations that have mails due. */
export async function tenantsWithDueMail(db: Db, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select tenants_with_due_mail(${now}) as id`.execute(db);
  return rows.map((row) => row.id);
}

/** Takes the mail that has waited longest; undefined where none is due that nobody else is taking. */
export async function claimMail(db: Db, tenantId: string, now: Date): Promise<ClaimedMail | undefined> {
  const until = new Date(now.getTime() + claimMs);
  return inTenant(db, tenantId, async (trx) => {
    const { rows } = await sql<{
      id: string;
      account_id: string;
      queued_at: Date;
      attempts: number;
      taken_at: Date | null;
    }>`
      update mail_queue q set due_at = ${until}, attempts = q.attempts + 1
      from (select id from mail_queue where tenant_id = ${tenantId} and due_at <= ${now}
        order by due_at, id limit 1 for update skip locked) d
      where q.tenant_id = ${tenantId} and q.id = d.id
      returning q.id, q.account_id, q.queued_at, q.attempts, q.taken_at
    `.execute(trx);
    const [row] = rows;
    if (row === undefined) return undefined;
    const { id, attempts } = row;
    const takenAt = row.taken_at === null ? null : new Date(row.taken_at);
    return { tenantId, id, accountId: row.account_id, queuedAt: new Date(row.queued_at), attempts, takenAt };
  });
}

/** A mail server has it: whatever else fails, it does not go out again. */
export async function noteTaken(db: Db, { tenantId, id }: ClaimedMail, takenAt: Date): Promise<void> {
  await inTenant(db, tenantId, (trx) =>
    trx
      .updateTable('mail_queue')
      .set({ taken_at: takenAt })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute(),
  );
}
