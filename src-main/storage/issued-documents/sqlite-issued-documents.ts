import { z } from 'zod';
import type { DueList } from '../../../src-shared/contract/due-lists-view.ts';
import {
  type DocumentCounts,
  type DocumentKind,
  type DocumentListQuery,
  documentKinds,
  type IssuedDocument,
} from '../../../src-shared/contract/issued-documents-view.ts';
import { toSearchText } from '../../../src-shared/domain/search/search-text.ts';
import type { IssuedDocumentsPort, IssueInput, NewIssue } from '../../engine/ports/issued-documents-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { readDocumentRow, selectDocuments } from './issued-document-row.ts';
import { keepContent, readContent } from './kept-content.ts';

/**
 * The register in a table of the encrypted file, beside the outbox: like it, it is a record and no read model, so a
 * rebuild leaves it alone and each row is on disk before the document is handed out. It is no collection of the replica
 * either: nothing is pulled into it, and its lists are read in windows by SQL.
 */
export function createSqliteIssuedDocuments(file: SqliteFile): IssuedDocumentsPort {
  const values = (sql: string) => file.statements.values(sql);
  return {
    record: (issue) => record(file, issue),
    first: (input) => file.read(() => first(file, input)),
    content: (input) => readContent(file, input),
    list: (query) => file.read(() => list(file, query)),
    counts: () => file.read(() => counts(file)),
    find: (documentId) => file.read(() => find(file, documentId)),
    accountIds: () =>
      file.read(() => new Set(values('SELECT DISTINCT account_id FROM issued_document').all().map(String))),
    forgetAccount: (accountId) =>
      file.write(() => {
        for (const table of ['issued_document', 'issued_content'])
          file.statements.rows(`DELETE FROM ${table} WHERE account_id = ?`).run(accountId);
      }),
  };
}

function record(file: SqliteFile, issue: NewIssue): IssuedDocument {
  return file.write(() => {
    const { kind, accountId } = issue.request;
    keepContent(file, issue);
    const row = {
      id: issue.documentId,
      number: issue.number,
      kind,
      account_id: accountId,
      account_number: issue.accountNumber,
      account_name: issue.accountName,
      request: JSON.stringify(issue.request),
      as_of: issue.asOf,
      page_count: issue.pageCount,
      input_hash: issue.inputHash,
      file_hash: issue.fileHash,
      means: issue.means,
      issued_on: issue.issuedOn,
      issued_at: issue.issuedAt,
      issued_by_id: issue.issuedBy.userId,
      issued_by_name: issue.issuedBy.name,
      copy_number: issue.copyNumber,
    };
    const names = Object.keys(row);
    file.statements
      .rows(`INSERT INTO issued_document (${names.join()}) VALUES (${names.map(() => '?').join()})`)
      .run(...Object.values(row));
    const recorded = find(file, issue.documentId);
    if (recorded === undefined) throw new Error('an issued document is not in the register');
    return recorded;
  });
}

function find(file: SqliteFile, documentId: string): IssuedDocument | undefined {
  const row = file.statements
    .rows(selectDocuments('SELECT * FROM issued_document WHERE id = ?'))
    .get(documentId);
  return row === undefined ? undefined : readDocumentRow(row);
}

function first(file: SqliteFile, { accountId, kind, inputHash }: IssueInput): IssuedDocument | undefined {
  const part = `SELECT * FROM issued_document
    WHERE account_id = ? AND kind = ? AND input_hash = ? AND copy_number = 0`;
  const row = file.statements.rows(selectDocuments(part)).get(accountId, kind, inputHash);
  return row === undefined ? undefined : readDocumentRow(row);
}

function list(file: SqliteFile, query: DocumentListQuery): DueList<IssuedDocument> {
  const { where, params } = conditionOf(file, query);
  const page = `SELECT * FROM issued_document WHERE ${where} ORDER BY position DESC LIMIT ? OFFSET ?`;
  const rows = file.statements.rows(selectDocuments(page)).all(...params, query.limit, query.offset);
  const total = file.statements.values(`SELECT count(*) FROM issued_document WHERE ${where}`).get(...params);
  return { head: { total: Number(total) }, rows: rows.map(readDocumentRow) };
}

function conditionOf(file: SqliteFile, { filter, search }: DocumentListQuery) {
  const accountIds = findAccounts(file, search);
  const conditions = [
    ...(filter === 'all' ? [] : [{ sql: 'kind = ?', param: filter }]),
    ...(accountIds === undefined
      ? []
      : [{ sql: 'account_id IN (SELECT value FROM json_each(?))', param: JSON.stringify(accountIds) }]),
  ];
  return {
    where: conditions.length === 0 ? 'TRUE' : conditions.map(({ sql }) => sql).join(' AND '),
    params: conditions.map(({ param }) => param),
  };
}

const accountsSchema = z.array(z.object({ accountId: z.string(), number: z.string(), name: z.string() }));

/**
 * The accounts whose number or name has every word; undefined for no words. Few accounts stand for many documents, and
 * no form of a text is stored that a later version would search otherwise.
 */
function findAccounts(file: SqliteFile, search: string): readonly string[] | undefined {
  const words = toSearchText(search)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const sql = `SELECT DISTINCT account_id AS accountId, account_number AS number, account_name AS name
    FROM issued_document`;
  const found = accountsSchema.parse(file.statements.rows(sql).all()).filter(({ number, name }) => {
    const text = `${toSearchText(number)}\n${toSearchText(name)}`;
    return words.every((word) => text.includes(word));
  });
  return [...new Set(found.map(({ accountId }) => accountId))];
}

const countsSchema = z.array(z.object({ kind: z.enum(documentKinds), count: z.int() }));

function counts(file: SqliteFile): DocumentCounts {
  const rows = file.statements
    .rows('SELECT kind, count(*) AS count FROM issued_document GROUP BY kind')
    .all();
  const countOf = new Map(countsSchema.parse(rows).map(({ kind, count }) => [kind, count]));
  const ofKind = (kind: DocumentKind): number => countOf.get(kind) ?? 0;
  return {
    all: documentKinds.reduce((sum, kind) => sum + ofKind(kind), 0),
    statement: ofKind('statement'),
    'group-statement': ofKind('group-statement'),
    receipt: ofKind('receipt'),
    'plan-agreement': ofKind('plan-agreement'),
    'promise-confirmation': ofKind('promise-confirmation'),
    'dispute-acknowledgement': ofKind('dispute-acknowledgement'),
    'dunning-letter': ofKind('dunning-letter'),
    'account-history': ofKind('account-history'),
  };
}
