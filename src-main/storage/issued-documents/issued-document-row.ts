import { z } from 'zod';
import { documentRequestSchema } from '../../../src-shared/contract/document-request.ts';
import type { IssuedDocument } from '../../../src-shared/contract/issued-documents-view.ts';
import { issueMeans } from '../../../src-shared/domain/document/paper.ts';

/** The rows of a part of the register with what was issued again of them; `part` names columns and order. */
export function selectDocuments(part: string): string {
  return `SELECT d.id AS documentId, d.number, d.account_id AS accountId, d.account_number AS accountNumber,
      d.account_name AS accountName, d.request, d.as_of AS asOf, d.page_count AS pageCount,
      d.template_version AS templateVersion, d.input_hash AS inputHash, d.file_hash AS fileHash, d.means,
      d.issued_on AS issuedOn, d.issued_at AS issuedAt, d.issued_by_id AS userId, d.issued_by_name AS userName,
      d.copy_of AS copyOf,
      (SELECT count(*) FROM issued_document c WHERE c.copy_of_id = d.id) AS copyCount,
      (SELECT max(c.issued_at) FROM issued_document c WHERE c.copy_of_id = d.id) AS lastCopyAt,
      EXISTS (SELECT 1 FROM issued_content k WHERE k.account_id = d.account_id AND k.input_hash = d.input_hash)
        AS isHere,
      d.is_replicated = 0 AND EXISTS (
        SELECT 1 FROM outbox_command o WHERE o.id = d.command_id AND o.state IN ('waiting', 'sent')) AS isWaiting
    FROM (${part}) d`;
}

const copyOfSchema = z.object({
  documentId: z.string(),
  documentNumber: z.string(),
  issuedOn: z.string(),
  issuedAt: z.string(),
  number: z.int(),
});

const rowSchema = z.object({
  documentId: z.string(),
  number: z.string(),
  accountId: z.string(),
  accountNumber: z.string(),
  accountName: z.string(),
  request: z.string(),
  asOf: z.string(),
  pageCount: z.int(),
  templateVersion: z.int().nullable(),
  inputHash: z.string(),
  fileHash: z.string(),
  means: z.enum(issueMeans),
  issuedOn: z.string(),
  issuedAt: z.string(),
  userId: z.string(),
  userName: z.string(),
  copyOf: z.string().nullable(),
  copyCount: z.int(),
  lastCopyAt: z.string().nullable(),
  isHere: z.int(),
  isWaiting: z.int(),
});

/** A row of {@link selectDocuments} as the contract has it. */
export function readDocumentRow(row: unknown): IssuedDocument {
  const { request, userId, userName, copyOf, copyCount, lastCopyAt, ...others } = rowSchema.parse(row);
  const { isHere, isWaiting, ...document } = others;
  return {
    ...document,
    request: documentRequestSchema.parse(JSON.parse(request)),
    issuedBy: { userId, name: userName },
    copyOf: copyOf === null ? null : copyOfSchema.parse(JSON.parse(copyOf)),
    copies: { count: copyCount, lastAt: lastCopyAt },
    isHere: isHere === 1,
    isWaiting: isWaiting === 1,
  };
}
