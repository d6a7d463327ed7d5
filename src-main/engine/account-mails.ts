import type { AccountMail } from '../../src-shared/contract/document-mail.ts';
import type { Activity } from '../../src-shared/domain/activity/activity.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import type { EffectiveAccount } from './effective-account.ts';
import type { IssuedDocumentsPort } from './ports/issued-documents-port.ts';

const most = 100;

/** The documents of an account that the server mails, the newest first. */
export function accountMails(
  { aggregate, waitingIds }: EffectiveAccount,
  issuedDocuments: Pick<IssuedDocumentsPort, 'find'>,
): readonly AccountMail[] {
  return aggregate.activities
    .filter(({ mail }) => mail !== null)
    .sort((a, b) => compareText(b.at, a.at) || compareText(a.id, b.id))
    .slice(0, most)
    .flatMap((activity) => mailOf(activity, waitingIds, issuedDocuments));
}

function mailOf(
  { id: activityId, mail, contactName, at, by }: Activity,
  waitingIds: EffectiveAccount['waitingIds'],
  issuedDocuments: Pick<IssuedDocumentsPort, 'find'>,
): readonly AccountMail[] {
  if (mail === null) return [];
  const { documentId, contactId, address, file, state, trouble, sentAt } = mail;
  const inputHash = issuedDocuments.find(documentId)?.inputHash ?? null;
  const about = { activityId, contactName, at, by: by.name, isWaiting: waitingIds.has(activityId) };
  return [{ ...about, documentId, inputHash, contactId, address, file, state, trouble, sentAt }];
}
