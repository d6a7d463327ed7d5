import type { CheckedDocumentRequest, RenderedDocument } from '../../src-shared/contract/document-request.ts';
import type {
  IssuedDocument,
  IssuedPaper,
  IssueMeans,
} from '../../src-shared/contract/issued-documents-view.ts';
import type { Account } from '../../src-shared/domain/account/account.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { Actor } from '../../src-shared/domain/organisation/actor.ts';
import { assertNotLocked } from './account-calls.ts';
import { renderedOf } from './document-calls.ts';
import { documentContent } from './document-content.ts';
import type { EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import type { DocumentContent, PaperMark, PrintedDocument } from './ports/documents-port.ts';
import { inputHashOf } from './ports/input-hash.ts';

export type IssueServices = Pick<
  EngineServices,
  | ('device' | 'reader' | 'readModels' | 'refresher' | 'clock' | 'ids' | 'bus' | 'queue' | 'rules')
  | ('files' | 'documents' | 'issuedDocuments' | 'documentNumbers')
>;

/** What is issued, whoever asked for it. */
type Issue = {
  readonly request: CheckedDocumentRequest;
  readonly content: DocumentContent;
  readonly inputHash: string;
  readonly means: IssueMeans;
  readonly alongside: (printed: PrintedDocument, issued: IssuedDocument) => void;
};

/**
 * Issues a document from what the account holds at this moment: numbered, rendered, what it says kept, and in the
 * register before this resolves. Where the same was issued before it is a copy, and its paper says so.
 * @param seenInputHash the input of what the person has looked at; null where nobody has.
 * @param alongside writes what is to be on disk together with the entry in the register, or not at all.
 * @throws {FailureError} DOCUMENT_CHANGED where that is another one, and as `renderDocument`; a StorageError where disk
 * or file fail. Nothing is issued then, and no number is used.
 */
export async function issueDocument(
  services: IssueServices,
  request: CheckedDocumentRequest,
  means: IssueMeans,
  seenInputHash: string | null = null,
  alongside: Issue['alongside'] = () => undefined,
): Promise<IssuedPaper> {
  const content = await documentContent(services, request);
  const inputHash = inputHashOf(content);
  if (seenInputHash !== null && seenInputHash !== inputHash)
    throw new FailureError(failure('DOCUMENT_CHANGED'));
  return issueContent(services, { request, content, inputHash, means, alongside });
}

/** One at a time of an account, so that no two are the first of the same input. */
export function issueContent(services: IssueServices, issue: Issue): Promise<IssuedPaper> {
  return services.queue(`documents of ${issue.request.accountId}`, async () => {
    const actor = presentActor(services);
    const first = services.issuedDocuments.first({ ...issue.request, inputHash: issue.inputHash });
    const taken = services.documentNumbers.take();
    try {
      const mark = markOf(taken.number, first);
      const printed = await services.documents.render(issue.content, mark);
      const rendered = renderedOf(printed, services.rules.template());
      // The screens may have been locked, or somebody else may have signed in, while it was made.
      if (presentActor(services).userId !== actor.userId) throw new FailureError(failure('SIGN_IN_NEEDED'));
      const account = await accountOf(services, issue.request.accountId);
      const issued = taken.use(() => {
        const recorded = record(services, issue, { actor, account, mark, rendered });
        issue.alongside(printed, recorded);
        return recorded;
      });
      services.bus.emit({ kind: 'documents' });
      return { issued, rendered };
    } finally {
      taken.giveBack();
    }
  });
}

function presentActor({ device }: Pick<EngineServices, 'device'>): Actor {
  assertNotLocked(device);
  const actor = device.session()?.actor;
  if (actor === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  return actor;
}

async function accountOf({ reader }: Pick<EngineServices, 'reader'>, accountId: string): Promise<Account> {
  const account = (await reader.read(accountId, 'header'))?.aggregate.account;
  if (account === undefined) throw new FailureError(failure('ACCOUNT_NOT_FOUND'));
  return account;
}

function markOf(number: string, first: IssuedDocument | undefined): PaperMark {
  if (first === undefined) return { number, copy: null };
  return { number, copy: { number: first.copies.count + 1, of: first.number, issuedOn: first.issuedOn } };
}

type Made = {
  readonly actor: Actor;
  readonly account: Account;
  readonly mark: PaperMark;
  readonly rendered: RenderedDocument;
};

function record(
  { issuedDocuments, ids, clock }: IssueServices,
  issue: Issue,
  { actor, account, mark, rendered }: Made,
): IssuedDocument {
  const { request, content, inputHash, means } = issue;
  return issuedDocuments.record({
    ...{ request, content, inputHash, means },
    documentId: ids.next(),
    number: mark.number,
    copyNumber: mark.copy?.number ?? 0,
    accountNumber: account.number,
    accountName: account.name,
    asOf: rendered.asOf,
    pageCount: rendered.pageCount,
    fileHash: rendered.fileHash,
    issuedOn: clock.today(),
    issuedAt: clock.now(),
    issuedBy: { userId: actor.userId, name: actor.name },
  });
}
