import { z } from 'zod';
import { documentRequestSchema } from '../../../src-shared/contract/document-request.ts';
import { type IssuedDocument, issueMeans } from '../../../src-shared/contract/issued-documents-view.ts';

const sameInput = (alias: string) =>
  `${alias}.account_id = d.account_id AND ${alias}.kind = d.kind AND ${alias}.input_hash = d.input_hash`;

/** The rows of a part of the register with what they share with others of the same input; `part` names its columns. */
export function selectDocuments(part: string): string {
  return `SELECT d.id AS documentId, d.number, d.account_id AS accountId, d.account_number AS accountNumber,
      d.account_name AS accountName, d.request, d.as_of AS asOf,
      d.page_count AS pageCount, d.input_hash AS inputHash, d.file_hash AS fileHash, d.means,
      d.issued_on AS issuedOn, d.issued_at AS issuedAt, d.issued_by_id AS userId, d.issued_by_name AS userName,
      d.copy_number AS copyNumber, f.id AS firstId, f.number AS firstNumber, f.issued_on AS firstOn, f.issued_at AS firstAt,
      (SELECT count(*) FROM issued_document c WHERE ${sameInput('c')} AND c.copy_number > 0) AS copyCount,
      (SELECT c.issued_at FROM issued_document c WHERE ${sameInput('c')} AND c.copy_number > 0
        ORDER BY c.copy_number DESC LIMIT 1) AS lastCopyAt
    FROM (${part}) d JOIN issued_document f ON ${sameInput('f')} AND f.copy_number = 0
    ORDER BY d.position DESC`;
}

const rowSchema = z.object({
  documentId: z.string(),
  number: z.string(),
  accountId: z.string(),
  accountNumber: z.string(),
  accountName: z.string(),
  request: z.string(),
  asOf: z.string(),
  pageCount: z.int(),
  inputHash: z.string(),
  fileHash: z.string(),
  means: z.enum(issueMeans),
  issuedOn: z.string(),
  issuedAt: z.string(),
  userId: z.string(),
  userName: z.string(),
  copyNumber: z.int(),
  firstId: z.string(),
  firstNumber: z.string(),
  firstOn: z.string(),
  firstAt: z.string(),
  copyCount: z.int(),
  lastCopyAt: z.string().nullable(),
});

/** A row of {@link selectDocuments} as the contract has it. */
export function readDocumentRow(row: unknown): IssuedDocument {
  const { request, userId, userName, copyNumber, ...others } = rowSchema.parse(row);
  const { firstId, firstNumber, firstOn, firstAt, copyCount, lastCopyAt, ...document } = others;
  const isFirst = copyNumber === 0;
  const first = { documentId: firstId, documentNumber: firstNumber, issuedOn: firstOn, issuedAt: firstAt };
  return {
    ...document,
    request: documentRequestSchema.parse(JSON.parse(request)),
    issuedBy: { userId, name: userName },
    copyOf: isFirst ? null : { ...first, number: copyNumber },
    copies: isFirst ? { count: copyCount, lastAt: lastCopyAt } : { count: 0, lastAt: null },
  };
}
