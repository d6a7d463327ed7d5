import { type RawBuilder, sql } from 'kysely';
import type { PlacedWrite } from '../store/document-rows.ts';

/** The statement that puts the mails among these documents into the queue, due at once; undefined where there are none. */
export function queueMails(
  tenantId: string,
  writes: readonly PlacedWrite[],
  now: Date,
): RawBuilder<unknown> | undefined {
  const rows = writes.flatMap((write) =>
    write.collection === 'activities' && write.document.mail?.state === 'queued'
      ? [{ id: write.document.id, account_id: write.document.accountId }]
      : [],
  );
  if (rows.length === 0) return undefined;
  return sql`insert into mail_queue (tenant_id, id, account_id, queued_at, due_at, attempts)
    select ${tenantId}, r.id, r.account_id, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz, 0
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, account_id text)
    on conflict do nothing`;
}
