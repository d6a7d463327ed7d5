import { createHash } from 'node:crypto';
import { maxPieceBytes } from '../../../src-shared/protocol/file-api.ts';
import type { FileKey } from '../../engine/ports/files-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Writes a whole file in pieces as they go over the line. Part of a transaction. */
export function writePieces(file: SqliteFile, key: FileKey, content: Uint8Array): void {
  for (let start = 0; start < content.length; start += maxPieceBytes) {
    writePiece(file, key, start, content.subarray(start, start + maxPieceBytes));
  }
}

export function writePiece(file: SqliteFile, key: FileKey, start: number, content: Uint8Array): void {
  file.statements
    .rows('INSERT INTO held_file_piece (account_id, sha256, start_byte, content) VALUES (?, ?, ?, ?)')
    .run(key.accountId, key.sha256, start, Buffer.from(content.buffer, content.byteOffset, content.length));
}

/**
 * The bytes from `start` to the end of a piece of the line, wherever the pieces of the file begin: those that were
 * loaded begin where the server cut them.
 */
export function readFrom(file: SqliteFile, { accountId, sha256 }: FileKey, start: number): Uint8Array {
  const sql = `SELECT substr(content, ? - start_byte + 1, ?) FROM held_file_piece
    WHERE account_id = ? AND sha256 = ? AND start_byte <= ? ORDER BY start_byte DESC LIMIT 1`;
  const found = file.statements.values(sql).get(start, maxPieceBytes, accountId, sha256, start);
  if (!(found instanceof Uint8Array) || found.length === 0) throw new Error('a file has no piece there');
  return found;
}

/** All bytes that are here, in order. */
export function readPieces(file: SqliteFile, { accountId, sha256 }: FileKey): Uint8Array {
  const sql = `SELECT content FROM held_file_piece WHERE account_id = ? AND sha256 = ? ORDER BY start_byte`;
  const pieces = file.statements.values(sql).all(accountId, sha256);
  return Buffer.concat(pieces.filter((piece) => piece instanceof Uint8Array));
}

/** SHA-256 of content, in hex. */
export function contentHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
