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
import type {
  FirstOfInput,
  IssuedDocumentsPort,
  IssueInput,
  NewIssue,
} from '../../engine/ports/issued-documents-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { readDocumentRow, selectDocuments } from './issued-document-row.ts';
import { keepContent, readContent } from './kept-content.ts';
import { writeIssue, writePaper } from './write-document.ts';

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
    takeIn: (account, papers) =>
      file.write(() =>
        papers.reduce((count, paper) => count + (writePaper(file, account, paper) ? 1 : 0), 0),
      ),
    replicatedCount: () =>
      Number(file.read(() => values('SELECT count(*) FROM issued_document WHERE is_replicated = 1').get())),
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
    keepContent(file, issue);
    writeIssue(file, issue);
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

function first(file: SqliteFile, input: IssueInput): FirstOfInput | undefined {
  const where = 'account_id = ? AND kind = ? AND input_hash = ?';
  const params = [input.accountId, input.kind, input.inputHash];
  const part = `SELECT * FROM issued_document WHERE ${where} AND copy_number = 0 ORDER BY issued_at LIMIT 1`;
  const row = file.statements.rows(selectDocuments(part)).get(...params);
  if (row === undefined) return undefined;
  const last = `SELECT max(copy_number) FROM issued_document WHERE ${where}`;
  return {
    document: readDocumentRow(row),
    lastCopy: Number(file.statements.values(last).get(...params)),
  };
}

function list(file: SqliteFile, query: DocumentListQuery): DueList<IssuedDocument> {
  const { where, params } = conditionOf(file, query);
  const newest = 'ORDER BY issued_at DESC, position DESC';
  const page = `SELECT * FROM issued_document WHERE ${where} ${newest} LIMIT ? OFFSET ?`;
  const sql = `${selectDocuments(page)} ${newest.replaceAll(/issued_at|position/g, 'd.$&')}`;
  const rows = file.statements.rows(sql).all(...params, query.limit, query.offset);
  const total = file.statements.values(`SELECT count(*) FROM issued_document WHERE ${where}`).get(...params);
  return { head: { total: Number(total) }, rows: rows.map(readDocumentRow) };
}

type Condition = { readonly sql: string; readonly params: readonly unknown[] };

function conditionOf(file: SqliteFile, { filter, search }: DocumentListQuery) {
  const conditions: readonly Condition[] = [
    ...(filter === 'all' ? [] : [{ sql: 'kind = ?', params: [filter] }]),
    ...searchConditions(file, search),
  ];
  return {
    where: conditions.length === 0 ? 'TRUE' : conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    params: conditions.flatMap(({ params }) => params),
  };
}

const accountsSchema = z.array(z.object({ accountId: z.string(), number: z.string(), name: z.string() }));

/**
 * A document is found where each word is in its own number, or in number or name of its account. Few accounts stand for
 * many documents, and no form of a text is stored that a later version would search otherwise.
 */
function searchConditions(file: SqliteFile, search: string): readonly Condition[] {
  const words = toSearchText(search)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const sql = `SELECT DISTINCT account_id AS accountId, account_number AS number, account_name AS name
    FROM issued_document`;
  const accounts = accountsSchema
    .parse(file.statements.rows(sql).all())
    .map(({ accountId, number, name }) => ({
      accountId,
      text: `${toSearchText(number)}\n${toSearchText(name)}`,
    }));
  return words.map((word) => {
    const found = new Set(
      accounts.filter(({ text }) => text.includes(word)).map(({ accountId }) => accountId),
    );
    return {
      sql: 'account_id IN (SELECT value FROM json_each(?)) OR instr(lower(number), ?) > 0',
      params: [JSON.stringify([...found]), word],
    };
  });
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
