import {
  type CheckedDocumentRequest,
  documentRequestSchema,
} from '../../src-shared/contract/document-request.ts';

/**
 * What is made of many accounts is all of one day, the one that its files are named after: what is made of it later is
 * of the end of that day, and not of the day on which its turn comes.
 */
export function ofItsDay(
  request: CheckedDocumentRequest,
  asOf: string,
  today: string,
): CheckedDocumentRequest {
  if (request.kind !== 'statement' || request.asOf !== null || today === asOf) return request;
  return documentRequestSchema.parse({ ...request, asOf });
}
