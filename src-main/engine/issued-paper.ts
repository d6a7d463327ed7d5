import { documentRequestSchema } from '../../src-shared/contract/document-request.ts';
import type {
  IssuedDocument,
  IssuedPaper,
  PaperAgain,
} from '../../src-shared/contract/issued-documents-view.ts';
import type { IssueMeans } from '../../src-shared/domain/document/paper.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { assertNotLocked } from './account-calls.ts';
import { heldNumbers } from './account-group.ts';
import { renderedOf } from './document-calls.ts';
import type { EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { noTemplate } from './held-template.ts';
import { type IssueServices, issueContent } from './issue-document.ts';
import { issuedDocument } from './issued-document-calls.ts';
import type { DocumentContent, Paper, PaperMark } from './ports/documents-port.ts';

/**
 * The paper of an issued document, made again from what was kept of it, whatever the account holds now.
 * @throws {FailureError} DOCUMENT_NOT_HERE where what it says is not on this device, or why the device is locked; what
 * the documents' port throws passes through.
 */
export async function paperAgain(
  services: Pick<EngineServices, 'device' | 'readModels' | 'documents' | 'issuedDocuments'>,
  documentId: string,
): Promise<PaperAgain> {
  const { issued, content } = keptDocument(services, documentId);
  // What it says was kept with its letterhead and texts: what became of the template since is nothing to it.
  const rendered = renderedOf(await services.documents.render(content, markOf(issued)), noTemplate);
  assertNotLocked(services.device);
  return { rendered, isSame: rendered.fileHash === issued.fileHash };
}

/**
 * Issues a document once more, as a copy that says what it said, whatever the account holds now.
 * @throws as `paperAgain` and `issueDocument`.
 */
export async function issueAgain(
  services: IssueServices,
  documentId: string,
  means: IssueMeans,
): Promise<IssuedPaper> {
  const { issued, content } = keptDocument(services, documentId);
  const request = documentRequestSchema.parse(issued.request);
  return issueContent(services, {
    ...{ request, content, inputHash: issued.inputHash, means },
    alongside: () => undefined,
  });
}

/**
 * An issued document as it is printed, with what its paper says of itself.
 * @throws as `paperAgain`.
 */
export function issuedPaper(services: KeptServices, documentId: string): Paper {
  const { issued, content } = keptDocument(services, documentId);
  return { content, mark: markOf(issued) };
}

type KeptServices = Pick<EngineServices, 'device' | 'readModels' | 'issuedDocuments'>;

type KeptDocument = { readonly issued: IssuedDocument; readonly content: DocumentContent };

function keptDocument(services: KeptServices, documentId: string): KeptDocument {
  assertNotLocked(services.device);
  const issued = issuedDocument(services, documentId);
  const content = issued === null ? undefined : services.issuedDocuments.content(issued);
  if (issued === null || content === undefined || !isOfHeldAccounts(services, content))
    throw new FailureError(failure('DOCUMENT_NOT_HERE'));
  return { issued, content };
}

function markOf({ number, copyOf }: IssuedDocument): PaperMark {
  if (copyOf === null) return { number, copy: null };
  const { number: copyNumber, documentNumber, issuedOn } = copyOf;
  return { number, copy: { number: copyNumber, of: documentNumber, issuedOn } };
}

/**
 * The statement of a group says what each of its accounts owes, and is in the register of the one at its top: whoever has
 * that one alone, as after somebody else on this device, does not see it.
 */
function isOfHeldAccounts({ readModels }: KeptServices, content: DocumentContent): boolean {
  if (content.kind !== 'group-statement') return true;
  const held = heldNumbers({ readModels });
  return content.members.every(({ account }) => held.has(account.number));
}
