import type { PaperMail } from '../../src-shared/contract/account-entries-view.ts';
import type { Activity } from '../../src-shared/domain/activity/activity.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';

/** The mails of documents, by the id of the document. */
export type PaperMails = ReadonlyMap<string, readonly PaperMail[]>;

/** Whom the server mails which document to, the newest mail of each first. Pure. */
export function mailsByDocument(
  activities: readonly Activity[],
  waitingIds: ReadonlySet<string>,
): PaperMails {
  const newestFirst = activities
    .filter(({ mail }) => mail !== null)
    .sort((a, b) => compareText(b.at, a.at) || compareText(a.id, b.id));
  const mails = new Map<string, PaperMail[]>();
  for (const { id, mail, contactName } of newestFirst) {
    if (mail === null) continue;
    const { documentId, address, state, trouble } = mail;
    const sent = { activityId: id, contactName, address, state, trouble, isWaiting: waitingIds.has(id) };
    mails.set(documentId, [...(mails.get(documentId) ?? []), sent]);
  }
  return mails;
}
