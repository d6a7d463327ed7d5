import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DocumentContent } from '../../engine/ports/documents-port.ts';
import { inputHashOf } from '../../engine/ports/input-hash.ts';
import type { IssueInput, NewIssue } from '../../engine/ports/issued-documents-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Keeps what a document says, once for it and all copies of it. Part of the transaction that records it. */
export function keepContent(file: SqliteFile, { request, inputHash, content }: NewIssue): void {
  const logo = content.template?.letterhead.logo ?? null;
  if (logo !== null) {
    const sql = 'INSERT OR IGNORE INTO issued_logo (sha256, png) VALUES (?, ?)';
    file.statements.rows(sql).run(logo.sha256, logo.png);
  }
  file.statements
    .rows('INSERT OR IGNORE INTO issued_content (account_id, input_hash, content) VALUES (?, ?, ?)')
    .run(request.accountId, inputHash, deflateRawSync(JSON.stringify(withLogo(content, ''))));
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
  return withLogo(content, logoOf(file, content));
}

/** The same logo is on every paper: contents name it, and it is kept once. */
function withLogo(content: DocumentContent, png: string): DocumentContent {
  const { template } = content;
  if (template === undefined || template.letterhead.logo === null) return content;
  const letterhead = { ...template.letterhead, logo: { ...template.letterhead.logo, png } };
  return { ...content, template: { ...template, letterhead } };
}

function logoOf(file: SqliteFile, { template }: DocumentContent): string {
  const logo = template?.letterhead.logo ?? null;
  if (logo === null) return '';
  const png = file.read(() =>
    file.statements.values('SELECT png FROM issued_logo WHERE sha256 = ?').get(logo.sha256),
  );
  if (typeof png !== 'string') throw new Error('the logo of an issued document is not kept');
  return png;
}
