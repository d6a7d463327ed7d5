import { type Activity, activitySchema } from '../../src-shared/domain/activity/activity.ts';
import type { Mail } from '../../src-shared/domain/activity/mail.ts';
import { isEmailAddress } from '../../src-shared/domain/contact/email-address.ts';
import { type Organisation, organisationSchema } from '../../src-shared/domain/organisation/organisation.ts';
import { documentOf } from '../store/document-rows.ts';
import { sha256 } from '../store/sha256.ts';
import type { Db, Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import type { ClaimedMail } from './claim-mail.ts';
import type { MailContent } from './mail-message.ts';

/** `gone`: there is nothing to send any more; `paper-missing`: its PDF never came whole. */
export type LoadedMail = Omit<MailContent, 'from'> & { readonly senderName: string };

export async function loadMail(
  db: Db,
  claimed: ClaimedMail,
  senderHost: string,
): Promise<LoadedMail | 'gone' | 'paper-missing'> {
  const { tenantId, id, accountId, queuedAt } = claimed;
  return inTenant(db, tenantId, async (trx) => {
    const activity = await readActivity(trx, tenantId, id);
    if (activity === undefined || activity.mail === null || activity.mail.state !== 'queued') return 'gone';
    const { mail, by, contactName } = activity;
    const content = await readFile(trx, { tenantId, accountId, sha256: mail.file.sha256 });
    if (content === undefined) return 'paper-missing';
    const { name, email } = await readOrganisation(trx, tenantId);
    return {
      messageId: `<${id}.${tenantId}@${senderHost}>`,
      date: queuedAt,
      senderName: `${by.name}, ${name}`,
      replyTo: isEmailAddress(email) ? email : null,
      to: { name: contactName, address: mail.address },
      subject: mail.subject,
      text: mail.text,
      file: { name: mail.file.name, content },
    };
  });
}

/** An activity as it is stored; undefined where there is none. */
export async function readActivity(trx: Trx, tenantId: string, id: string): Promise<Activity | undefined> {
  const row = await trx
    .selectFrom('activity')
    .select(['doc', 'seq'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('deleted', '=', false)
    .executeTakeFirst();
  return row === undefined ? undefined : activitySchema.parse(documentOf<'activities'>(row));
}

type FileKey = { readonly tenantId: string; readonly accountId: string } & Pick<Mail['file'], 'sha256'>;

/** A whole file; undefined for one that is not, or is not what its name says. */
async function readFile(trx: Trx, key: FileKey): Promise<Buffer | undefined> {
  const pieces = await trx
    .selectFrom('file')
    .innerJoin('file_piece as piece', (join) =>
      join
        .onRef('piece.tenant_id', '=', 'file.tenant_id')
        .onRef('piece.account_id', '=', 'file.account_id')
        .onRef('piece.sha256', '=', 'file.sha256'),
    )
    .select('piece.content')
    .where('file.tenant_id', '=', key.tenantId)
    .where('file.account_id', '=', key.accountId)
    .where('file.sha256', '=', key.sha256)
    .where('file.is_whole', '=', true)
    .orderBy('piece.start_byte')
    .execute();
  const content = Buffer.concat(pieces.map((piece) => piece.content));
  return sha256(content) === key.sha256 ? content : undefined;
}

async function readOrganisation(trx: Trx, tenantId: string): Promise<Pick<Organisation, 'name' | 'email'>> {
  const row = await trx
    .selectFrom('tenant')
    .select('organisation')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return organisationSchema.pick({ name: true, email: true }).parse(row.organisation);
}
