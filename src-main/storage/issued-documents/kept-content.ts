import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import type { DocumentContent } from '../../engine/ports/documents-port.ts';
import { inputHashOf } from '../../engine/ports/input-hash.ts';
import type { IssueInput, NewIssue } from '../../engine/ports/issued-documents-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Keeps what a document says, once for it and all copies of it. Part of the transaction that records it. */
export function keepContent(file: SqliteFile, { request, inputHash, content }: NewIssue): void {
  file.statements
    .rows('INSERT OR IGNORE INTO issued_content (account_id, input_hash, content) VALUES (?, ?, ?)')
    .run(request.accountId, inputHash, deflateRawSync(canonicalJson(content)));
}

/** What a document of this input says; undefined where none was issued here. Throws where it is not what was kept. */
export function readContent(
  file: SqliteFile,
  { accountId, inputHash }: Omit<IssueInput, 'kind'>,
): DocumentContent | undefined {
  const sql = 'SELECT content FROM issued_content WHERE account_id = ? AND input_hash = ?';
  const kept = file.read(() => file.statements.values(sql).get(accountId, inputHash));
  if (kept === undefined) return undefined;
  if (!(kept instanceof Uint8Array)) throw new TypeError('the content of an issued document is no bytes');
  // The hash proves that it is, to the letter, the content that this program was given.
  const content: DocumentContent = JSON.parse(inflateRawSync(kept).toString('utf8'));
  if (inputHashOf(content) !== inputHash) throw new Error('the content of an issued document has changed');
  return content;
}
