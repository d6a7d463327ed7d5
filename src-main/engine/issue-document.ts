import type { CheckedDocumentRequest, RenderedDocument } from '../../src-shared/contract/document-request.ts';
import type { IssuedDocument, IssuedPaper } from '../../src-shared/contract/issued-documents-view.ts';
import type { Account } from '../../src-shared/domain/account/account.ts';
import type { IssueMeans } from '../../src-shared/domain/document/paper.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { Actor } from '../../src-shared/domain/organisation/actor.ts';
import { assertNotLocked } from './account-calls.ts';
import { renderedOf } from './document-calls.ts';
import { documentContent } from './document-content.ts';
import type { EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { appendIssue } from './issue-command.ts';
import type { DocumentContent, PaperMark, PrintedDocument } from './ports/documents-port.ts';
import { inputHashOf } from './ports/input-hash.ts';
import type { FirstOfInput, NewIssue } from './ports/issued-documents-port.ts';

export type IssueServices = Pick<
  EngineServices,
  | ('device' | 'reader' | 'readModels' | 'refresher' | 'clock' | 'ids' | 'bus' | 'queue' | 'rules')
  | (
      | 'files'
      | 'documents'
      | 'issuedDocuments'
      | 'documentNumbers'
      | 'outbox'
      | 'replica'
      | 'sync'
      | 'sealedOutbox'
    )
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
      const { accountId } = issue.request;
      const account = await accountOf(services, accountId);
      const knownSeq = await services.replica.highestSeq(accountId);
      const made = newIssue(services, issue, { actor, account, number: taken.number, first, rendered });
      const issued = taken.use(() => {
        appendIssue(services, made, actor, knownSeq);
        const recorded = services.issuedDocuments.record(made);
        issue.alongside(printed, recorded);
        return recorded;
      });
      services.sealedOutbox.keep();
      showIssue(services, accountId);
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

/** The document is issued: it shows everywhere, and is on its way to the server. */
function showIssue({ bus, refresher, sync }: IssueServices, accountId: string): void {
  bus.emit({ kind: 'documents' });
  bus.emit({ kind: 'account', accountId });
  bus.emit({ kind: 'outbox' });
  refresher.refresh();
  sync.poke();
}

function markOf(number: string, first: FirstOfInput | undefined): PaperMark {
  if (first === undefined) return { number, copy: null };
  const { document, lastCopy } = first;
  return { number, copy: { number: lastCopy + 1, of: document.number, issuedOn: document.issuedOn } };
}

function copyOf(first: FirstOfInput | undefined): IssuedDocument['copyOf'] {
  if (first === undefined) return null;
  const { documentId, number: documentNumber, issuedOn, issuedAt } = first.document;
  return { documentId, documentNumber, issuedOn, issuedAt, number: first.lastCopy + 1 };
}

type Made = {
  readonly actor: Actor;
  readonly account: Account;
  readonly number: string;
  readonly first: FirstOfInput | undefined;
  readonly rendered: RenderedDocument;
};

function newIssue(
  { ids, clock }: IssueServices,
  { request, content, inputHash, means }: Issue,
  { actor, account, number, first, rendered }: Made,
): NewIssue {
  const { asOf, pageCount, fileHash } = rendered;
  return {
    ...{ request, content, inputHash, means, number, asOf, pageCount, fileHash },
    documentId: ids.next(),
    commandId: ids.next(),
    copyOf: copyOf(first),
    // 0 is the one that nobody has saved.
    templateVersion: content.template?.version || null,
    accountNumber: account.number,
    accountName: account.name,
    issuedOn: clock.today(),
    issuedAt: clock.now(),
    issuedBy: { userId: actor.userId, name: actor.name },
  };
}
