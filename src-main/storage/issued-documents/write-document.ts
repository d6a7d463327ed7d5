import { documentRequestSchema } from '../../../src-shared/contract/document-request.ts';
import type { IssuedPaperRecord } from '../../../src-shared/domain/document/paper.ts';
import type { NewIssue, PaperAccount } from '../../engine/ports/issued-documents-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Enters a document that is issued on this device. Part of the transaction that keeps what it says. */
export function writeIssue(file: SqliteFile, issue: NewIssue): void {
  const { copyOf } = issue;
  insert(file, '', {
    id: issue.documentId,
    number: issue.number,
    kind: issue.request.kind,
    account_id: issue.request.accountId,
    account_number: issue.accountNumber,
    account_name: issue.accountName,
    request: JSON.stringify(issue.request),
    as_of: issue.asOf,
    page_count: issue.pageCount,
    template_version: issue.templateVersion,
    input_hash: issue.inputHash,
    file_hash: issue.fileHash,
    means: issue.means,
    issued_on: issue.issuedOn,
    issued_at: issue.issuedAt,
    issued_by_id: issue.issuedBy.userId,
    issued_by_name: issue.issuedBy.name,
    copy_number: copyOf?.number ?? 0,
    copy_of: copyOf && JSON.stringify(copyOf),
    copy_of_id: copyOf?.documentId ?? null,
    command_id: issue.commandId,
    is_replicated: 0,
  });
}

/** Enters a document as the replica has it, or that the server has it; false for one of a kind that nobody knows here. */
export function writePaper(file: SqliteFile, account: PaperAccount, paper: IssuedPaperRecord): boolean {
  const asked = { ...paper.subject, kind: paper.kind, locale: paper.locale, accountId: paper.accountId };
  const { data: request } = documentRequestSchema.safeParse(asked);
  if (request === undefined) return false;
  const { copyOf } = paper;
  const of = copyOf && {
    ...{ documentId: copyOf.paperId, documentNumber: copyOf.number },
    ...{ issuedOn: copyOf.issuedOn, issuedAt: copyOf.issuedAt, number: copyOf.copy },
  };
  insert(file, 'ON CONFLICT (id) DO UPDATE SET is_replicated = 1', {
    id: paper.id,
    number: paper.number,
    kind: paper.kind,
    account_id: paper.accountId,
    account_number: account.number,
    account_name: account.name,
    request: JSON.stringify(request),
    as_of: paper.asOf,
    page_count: paper.pageCount,
    template_version: paper.templateVersion,
    input_hash: paper.inputHash,
    file_hash: paper.fileHash,
    means: paper.means,
    issued_on: paper.issued.on,
    issued_at: paper.issued.at,
    issued_by_id: paper.issued.by.userId,
    issued_by_name: paper.issued.by.name,
    copy_number: copyOf?.copy ?? 0,
    copy_of: of && JSON.stringify(of),
    copy_of_id: copyOf?.paperId ?? null,
    command_id: null,
    is_replicated: 1,
  });
  return true;
}

function insert(file: SqliteFile, conflict: string, row: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(row);
  const places = names.map(() => '?').join();
  file.statements
    .rows(`INSERT INTO issued_document (${names.join()}) VALUES (${places}) ${conflict}`)
    .run(...Object.values(row));
}
