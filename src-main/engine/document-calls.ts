import { createHash } from 'node:crypto';
import type { CheckedDocumentRequest, RenderedDocument } from '../../src-shared/contract/document-request.ts';
import { assertNotLocked } from './account-calls.ts';
import { documentContent } from './document-content.ts';
import type { EngineServices } from './engine-services.ts';
import type { HeldTemplate } from './held-template.ts';
import type { PrintedDocument } from './ports/documents-port.ts';

/**
 * Renders a document of any kind from what the account holds at this moment.
 * @throws {FailureError} SIGN_IN_NEEDED, ACCOUNT_NOT_FOUND, RECEIPT_NOT_FOUND, PLAN_NOT_FOUND, PROMISE_NOT_FOUND,
 * DISPUTE_NOT_FOUND, NOTICE_NOT_FOUND, GROUP_NOT_FOUND, GROUP_NOT_COUNTED, or why the device is locked; what the documents' port throws passes through.
 */
export async function renderDocument(
  services: Pick<
    EngineServices,
    'device' | 'reader' | 'clock' | 'rules' | 'files' | 'readModels' | 'refresher' | 'documents'
  >,
  request: CheckedDocumentRequest,
): Promise<RenderedDocument> {
  const content = await documentContent(services, request);
  const printed = await services.documents.render(content);
  // The screens may have been locked while it was made.
  assertNotLocked(services.device);
  return renderedOf(printed, services.rules.template());
}

/** A document as the contract has it, with the hash of its file. */
export function renderedOf(
  { pdf, notices, ...printed }: PrintedDocument,
  { isReadable }: Pick<HeldTemplate, 'isReadable'>,
): RenderedDocument {
  const fileHash = createHash('sha256').update(pdf).digest('hex');
  return {
    ...printed,
    fileHash,
    pdf: new Blob([pdf], { type: 'application/pdf' }),
    notices: isReadable ? notices : [{ code: 'TEMPLATE_NOT_READABLE' }, ...notices],
  };
}
