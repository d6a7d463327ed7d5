import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Forgets every file that the server has as well: what is still to be sent, or in a draft, is nowhere else. */
export function forgetFiles(file: SqliteFile): void {
  file.write(() => {
    file.statements.rows(`DELETE FROM held_file WHERE state <> 'kept'`).run();
    dropLoosePieces(file);
  });
}

/**
 * What a command refers to that stands: one that was withdrawn is a draft again, and one that is not in the outbox lies
 * sealed beside it.
 */
export const referredFiles = `SELECT o.account_id, o.sha256 FROM outbox_file o
  LEFT JOIN outbox_command c ON c.id = o.command_id WHERE c.id IS NULL OR c.state <> 'withdrawn'`;

/** The same of one account. */
export function forgetFilesOf(file: SqliteFile, accountId: string): void {
  file.write(() => {
    file.statements.rows(`DELETE FROM held_file WHERE state <> 'kept' AND account_id = ?`).run(accountId);
    dropLoosePieces(file);
  });
}

/** Forgets files that somebody added and that neither a command nor a draft of anybody refers to. */
export function forgetLeftOverFiles(file: SqliteFile): void {
  file.write(() => {
    file.statements
      .rows(
        `DELETE FROM held_file WHERE state = 'kept'
           AND (account_id, sha256) NOT IN (${referredFiles})
           AND NOT EXISTS (
             SELECT 1 FROM device_setting s WHERE s.name LIKE 'drafts/%' AND instr(s.value, held_file.sha256) > 0
           )`,
      )
      .run();
    dropLoosePieces(file);
  });
}

/** Pieces whose file is gone. */
export function dropLoosePieces(file: SqliteFile): void {
  file.statements
    .rows(
      `DELETE FROM held_file_piece WHERE NOT EXISTS (
         SELECT 1 FROM held_file f
         WHERE f.account_id = held_file_piece.account_id AND f.sha256 = held_file_piece.sha256
       )`,
    )
    .run();
}
