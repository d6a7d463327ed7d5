import type { Mail, MailTrouble } from '../../src-shared/domain/activity/mail.ts';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { appendAudit } from '../store/audit.ts';
import { lockAccount } from '../store/load-aggregate.ts';
import type { Db, Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { writeFeed } from '../store/write-feed.ts';
import type { ClaimedMail } from './claim-mail.ts';
import { readActivity } from './load-mail.ts';

/** What became of an attempt. */
export type MailResult =
  | { readonly kind: 'sent'; readonly takenAt: Date }
  | { readonly kind: 'failed'; readonly trouble: MailTrouble }
  /** It is tried again then. */
  | { readonly kind: 'put-off'; readonly trouble: MailTrouble; readonly until: Date }
  /** What asked for it is not there any more. */
  | { readonly kind: 'gone' };

/**
 * Writes what became of a mail where everybody sees it, and takes it from the queue or puts it off. What is the same as
 * before is not written again. Sent and failed are rows of the audit trail.
 */
export async function recordMail(db: Db, claimed: ClaimedMail, result: MailResult, now: Date): Promise<void> {
  const { tenantId, id, accountId } = claimed;
  await inTenant(db, tenantId, async (trx) => {
    await lockAccount(trx, tenantId, accountId);
    if (result.kind !== 'gone') await writeMail(trx, claimed, result, now);
    const row = { tenant_id: tenantId, id };
    if (result.kind === 'put-off') {
      const { until } = result;
      await trx
        .updateTable('mail_queue')
        .set({ due_at: until })
        .where(({ and }) => and(row))
        .execute();
    } else
      await trx
        .deleteFrom('mail_queue')
        .where(({ and }) => and(row))
        .execute();
  });
}

async function writeMail(
  trx: Trx,
  { tenantId, id }: ClaimedMail,
  result: Exclude<MailResult, { readonly kind: 'gone' }>,
  now: Date,
): Promise<void> {
  const activity = await readActivity(trx, tenantId, id);
  const before = activity?.mail ?? null;
  if (activity === undefined || before === null || before.state !== 'queued') return;
  const mail = mailAfter(before, result);
  if (mail.state === before.state && mail.trouble === before.trouble) return;
  const document = { ...activity, seq: 0, mail };
  await writeFeed(trx, { tenantId, userId: 'server' }, [{ collection: 'activities', document }]);
  if (mail.state === 'queued') return;
  await appendAudit(trx, {
    ...{ tenantId, at: now, actorId: 'server', deviceId: 'server' },
    action: `mail.${mail.state}`,
    subject: id,
    detail: { documentId: mail.documentId, sha256: mail.file.sha256, trouble: mail.trouble },
  });
}

function mailAfter(before: Mail, result: Exclude<MailResult, { readonly kind: 'gone' }>): Mail {
  switch (result.kind) {
    case 'sent':
      return { ...before, state: 'sent', trouble: null, sentAt: instant(result.takenAt.toISOString()) };
    case 'failed':
      return { ...before, state: 'failed', trouble: result.trouble };
    case 'put-off':
      return { ...before, trouble: result.trouble };
  }
}
