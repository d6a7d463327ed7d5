import { z } from 'zod';
import type { CarriedFile, WorkWithFiles } from '../../engine/ports/portable-work-port.ts';
import { readPieces, writePieces } from '../files/file-pieces.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const rowSchema = z.object({
  accountId: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  commandIds: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
});

/** What a user has added and no server has: files of commands, and of drafts. */
export function filesToCarry(
  file: SqliteFile,
  actorId: string,
): readonly { readonly facts: z.output<typeof rowSchema>; readonly content: Uint8Array }[] {
  const sql = `SELECT f.account_id AS accountId, f.sha256, f.media_type AS mediaType, f.size_bytes AS sizeBytes,
      (SELECT json_group_array(o.command_id) FROM outbox_file o
       LEFT JOIN outbox_command c ON c.id = o.command_id
       WHERE o.account_id = f.account_id AND o.sha256 = f.sha256
         AND (c.id IS NULL OR c.state IN ('waiting', 'sent'))) AS commandIds
    FROM held_file f WHERE f.state = 'kept' AND f.actor_id = ? ORDER BY f.account_id, f.sha256`;
  return file.read(() =>
    file.statements
      .rows(sql)
      .all(actorId)
      .map((row) => rowSchema.parse(row))
      .map((facts) => ({ facts, content: readPieces(file, facts) })),
  );
}

/** Keeps files that came from another workstation until they are sent. Part of a transaction. */
export function keepCarriedFiles(file: SqliteFile, { work, contents }: WorkWithFiles): void {
  for (const [index, facts] of work.files.entries()) {
    const content = contents[index];
    if (content === undefined) throw new Error('a file came without its bytes');
    if (!isHere(file, facts)) keep(file, facts, work.userId, content);
    for (const commandId of facts.commandIds) refer(file, facts, commandId);
  }
}

function isHere(file: SqliteFile, { accountId, sha256 }: CarriedFile): boolean {
  const sql = `SELECT 1 FROM held_file WHERE account_id = ? AND sha256 = ? AND state IN ('kept', 'here')`;
  return file.statements.values(sql).get(accountId, sha256) !== undefined;
}

function keep(file: SqliteFile, facts: CarriedFile, actorId: string, content: Uint8Array): void {
  const { accountId, sha256, mediaType, sizeBytes } = facts;
  // Half a download of the same.
  for (const table of ['held_file', 'held_file_piece'])
    file.statements.rows(`DELETE FROM ${table} WHERE account_id = ? AND sha256 = ?`).run(accountId, sha256);
  file.statements
    .rows(
      `INSERT INTO held_file (account_id, sha256, actor_id, media_type, size_bytes, state, moved_bytes)
       VALUES (?, ?, ?, ?, ?, 'kept', 0)`,
    )
    .run(accountId, sha256, actorId, mediaType, sizeBytes);
  writePieces(file, facts, content);
}

function refer(file: SqliteFile, { accountId, sha256 }: CarriedFile, commandId: string): void {
  file.statements
    .rows('INSERT OR IGNORE INTO outbox_file (command_id, account_id, sha256) VALUES (?, ?, ?)')
    .run(commandId, accountId, sha256);
}
