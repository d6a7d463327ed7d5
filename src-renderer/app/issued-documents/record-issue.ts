import type { DocumentRequest, RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { IssuedDocument, IssueMeans } from '../../../src-shared/contract/issued-documents-view.ts';
import type { EngineClient } from '../engine-client.ts';

/** Records in the register that a document is handed out. Throws as the engine's call does. */
export function recordIssue(
  client: EngineClient,
  request: DocumentRequest,
  { asOf, pageCount, inputHash, fileHash }: RenderedDocument,
  means: IssueMeans,
): Promise<IssuedDocument> {
  return client.documents.recordIssue({ request, asOf, pageCount, inputHash, fileHash, means });
}
