import type { PaperMail } from '../../src-shared/contract/account-entries-view.ts';
import type { DueList } from '../../src-shared/contract/due-lists-view.ts';
import type {
  DocumentCounts,
  DocumentListQuery,
  IssuedDocument,
  ListedDocument,
} from '../../src-shared/contract/issued-documents-view.ts';
import type { EngineServices } from './engine-services.ts';
import { mailsByDocument } from './paper-mails.ts';
import { isReplicaShown } from './replica-shown.ts';

type RegisterServices = Pick<EngineServices, 'device' | 'issuedDocuments'>;

/**
 * A window into the register; empty while the replica is not of the person signed in.
 * @param onMailed is told of each account whose documents in the window were mailed, before their mails are read.
 */
export async function documentList(
  { device, issuedDocuments, reader }: RegisterServices & Pick<EngineServices, 'reader'>,
  query: DocumentListQuery,
  onMailed: (accountId: string) => void,
): Promise<DueList<ListedDocument>> {
  if (!isReplicaShown(device)) return { head: { total: 0 }, rows: [] };
  const { head, rows } = issuedDocuments.list(query);
  const mailed = new Set(rows.flatMap(({ means, accountId }) => (means === 'mailed' ? [accountId] : [])));
  mailed.forEach(onMailed);
  const mails = new Map((await Promise.all([...mailed].map((id) => mailsOf(reader, id)))).flat());
  return { head, rows: rows.map((row) => ({ ...row, mail: mails.get(row.documentId) ?? null })) };
}

/** The newest mail of each document of an account. */
async function mailsOf(
  reader: EngineServices['reader'],
  accountId: string,
): Promise<readonly (readonly [documentId: string, mail: PaperMail])[]> {
  const account = await reader.read(accountId, 'timeline');
  if (account === undefined) return [];
  const mails = mailsByDocument(account.aggregate.activities, account.waitingIds);
  return [...mails].flatMap(([documentId, [newest]]) =>
    newest === undefined ? [] : [[documentId, newest] as const],
  );
}

const noDocuments: DocumentCounts = {
  all: 0,
  statement: 0,
  'group-statement': 0,
  receipt: 0,
  'plan-agreement': 0,
  'promise-confirmation': 0,
  'dispute-acknowledgement': 0,
  'dunning-letter': 0,
  'account-history': 0,
};

export function documentCounts({ device, issuedDocuments }: RegisterServices): DocumentCounts {
  return isReplicaShown(device) ? issuedDocuments.counts() : noDocuments;
}

/** One document of the register; null where there is none of this id to be shown. */
export function issuedDocument(
  { device, issuedDocuments }: RegisterServices,
  documentId: string,
): IssuedDocument | null {
  return isReplicaShown(device) ? (issuedDocuments.find(documentId) ?? null) : null;
}

/**
 * Takes the documents out of the register whose account the replica does not hold any more; of these accounts, or of
 * all where the program may have ended between the departure and this.
 */
export async function forgetDepartedDocuments(
  { issuedDocuments, replica, bus }: Pick<EngineServices, 'issuedDocuments' | 'replica' | 'bus'>,
  accountIds?: ReadonlySet<string>,
): Promise<void> {
  for (const accountId of issuedDocuments.accountIds()) {
    if (accountIds !== undefined && !accountIds.has(accountId)) continue;
    if ((await replica.load(accountId, 'header')) !== undefined) continue;
    issuedDocuments.forgetAccount(accountId);
    bus.emit({ kind: 'documents' });
  }
}
