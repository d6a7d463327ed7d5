import { z } from 'zod';
import { type HeldFile, heldFileStates } from '../../../src-shared/contract/files.ts';
import { failureCodeSchema } from '../../../src-shared/domain/failure.ts';
import type { FileFacts, FileKey, FilesPort, UnsentFile } from '../../engine/ports/files-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { contentHash, readFrom, readPieces, writePiece, writePieces } from './file-pieces.ts';
import { dropLoosePieces, forgetFilesOf, forgetLeftOverFiles, referredFiles } from './forget-files.ts';

const unanswered = `('waiting', 'sent')`;
const ofKey = 'account_id = ? AND sha256 = ?';
/** What somebody added is theirs until the server has it. */
const isSeen = `(state <> 'kept' OR actor_id = ?)`;
const isAwaited = `EXISTS (
  SELECT 1 FROM outbox_file o JOIN outbox_command c ON c.id = o.command_id
  WHERE o.account_id = held_file.account_id AND o.sha256 = held_file.sha256 AND c.state IN ${unanswered}
)`;

const heldSchema = z.object({
  sha256: z.string(),
  state: z.enum(heldFileStates),
  sizeBytes: z.int(),
  movedBytes: z.int(),
  refusedFor: failureCodeSchema.nullable(),
});
const factsSchema = z.object({
  accountId: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
});

const unsentSchema = factsSchema.extend({ commandId: z.string(), actorId: z.string(), number: z.int() });

/** The files in the encrypted file. */
export function createSqliteFiles(file: SqliteFile): FilesPort {
  const values = (sql: string) => file.statements.values(sql);
  const set = (change: string, { accountId, sha256 }: FileKey, ...given: readonly (string | number)[]) =>
    file.write(() =>
      file.statements.rows(`UPDATE held_file SET ${change} WHERE ${ofKey}`).run(...given, accountId, sha256),
    );
  return {
    add: (facts, actorId, content) => add(file, facts, actorId, content),
    remove: ({ accountId, sha256 }, actorId) =>
      file.write(() => {
        const sql = `DELETE FROM held_file WHERE ${ofKey} AND state = 'kept' AND actor_id = ?
          AND (account_id, sha256) NOT IN (${referredFiles}) RETURNING 1`;
        const isGone = values(sql).get(accountId, sha256, actorId) !== undefined;
        if (isGone) dropLoosePieces(file);
        return isGone;
      }),
    list: (accountId, actorId) => file.read(() => list(file, accountId, actorId)),
    content: (key, actorId) =>
      file.read(() => {
        const sql = `SELECT 1 FROM held_file WHERE ${ofKey} AND state <> 'loading' AND ${isSeen}`;
        const isThere = values(sql).get(key.accountId, key.sha256, actorId) !== undefined;
        return isThere ? readPieces(file, key) : undefined;
      }),
    isReferable: ({ accountId, sha256 }, actorId) =>
      file.read(() => {
        const sql = `SELECT 1 FROM held_file WHERE ${ofKey} AND state <> 'loading' AND ${isSeen}`;
        return values(sql).get(accountId, sha256, actorId) !== undefined;
      }),
    nextToSend: (actorId) => file.read(() => nextToSend(file, actorId)),
    unsentOf: (commandIds) => file.read(() => unsentOf(file, commandIds)),
    piece: (key, start) => file.read(() => readFrom(file, key, start)),
    markMoved: (key, movedBytes) => void set('moved_bytes = ?', key, movedBytes),
    markHere: (key) => void set(`state = 'here', moved_bytes = size_bytes`, key),
    markRefused: (key, code) => void set(`state = 'refused', refused_for = ?`, key, code),
    beginLoading: (facts) => beginLoading(file, facts),
    addLoaded: (key, start, content) => addLoaded(file, key, start, content),
    finishLoading: (key) => finishLoading(file, key),
    accountIds: () =>
      file.read(() => new Set(values('SELECT DISTINCT account_id FROM held_file').all().map(String))),
    forgetAccount: (accountId) => forgetFilesOf(file, accountId),
    forgetLeftOver: () => forgetLeftOverFiles(file),
  };
}

function add(file: SqliteFile, facts: FileFacts, actorId: string, content: Uint8Array): void {
  const { accountId, sha256, mediaType, sizeBytes } = facts;
  file.write(() => {
    const state = file.statements.values(`SELECT state FROM held_file WHERE ${ofKey}`).get(accountId, sha256);
    if (state === 'here') return;
    // What another user of this device added is now this one's to see as well; half a download is no more needed.
    file.statements.rows(`DELETE FROM held_file WHERE ${ofKey}`).run(accountId, sha256);
    file.statements.rows(`DELETE FROM held_file_piece WHERE ${ofKey}`).run(accountId, sha256);
    file.statements
      .rows(
        `INSERT INTO held_file (account_id, sha256, actor_id, media_type, size_bytes, state, moved_bytes)
         VALUES (?, ?, ?, ?, ?, 'kept', 0)`,
      )
      .run(accountId, sha256, actorId, mediaType, sizeBytes);
    writePieces(file, facts, content);
  });
}

function list(file: SqliteFile, accountId: string, actorId: string): readonly HeldFile[] {
  const sql = `SELECT sha256, size_bytes AS sizeBytes, moved_bytes AS movedBytes, refused_for AS refusedFor,
      iif(state = 'kept' AND ${isAwaited}, 'waiting', state) AS state
    FROM held_file WHERE account_id = ? AND ${isSeen} ORDER BY sha256`;
  const rows = file.statements.rows(sql).all(accountId, actorId);
  return rows.map((row) => heldSchema.parse(row));
}

function nextToSend(file: SqliteFile, actorId: string): FileFacts | undefined {
  const sql = `SELECT f.account_id AS accountId, f.sha256, f.media_type AS mediaType, f.size_bytes AS sizeBytes
    FROM held_file f
    JOIN outbox_file o ON o.account_id = f.account_id AND o.sha256 = f.sha256
    LEFT JOIN outbox_command c ON c.id = o.command_id
    WHERE f.state = 'kept' AND ((c.state IN ${unanswered} AND c.actor_id = ?) OR (c.id IS NULL AND f.actor_id = ?))
    ORDER BY c.position, f.size_bytes LIMIT 1`;
  // A command that is not in the outbox lies sealed beside it: it came with its files from another workstation.
  const row = file.statements.rows(sql).get(actorId, actorId);
  return row === undefined ? undefined : factsSchema.parse(row);
}

function unsentOf(file: SqliteFile, commandIds: readonly string[]): readonly UnsentFile[] {
  const sql = `SELECT o.commandId, c.actor_id AS actorId, o.number, f.account_id AS accountId, f.sha256,
      f.media_type AS mediaType, f.size_bytes AS sizeBytes
    FROM (
      SELECT command_id AS commandId, account_id, sha256,
        row_number() OVER (PARTITION BY command_id ORDER BY sha256) - 1 AS number
      FROM outbox_file WHERE command_id IN (SELECT value FROM json_each(?))
    ) o
    JOIN outbox_command c ON c.id = o.commandId
    JOIN held_file f ON f.account_id = o.account_id AND f.sha256 = o.sha256
    WHERE f.state = 'kept' ORDER BY c.position, o.number`;
  const rows = file.statements.rows(sql).all(JSON.stringify(commandIds));
  return rows.map((row) => unsentSchema.parse(row));
}

function beginLoading(
  file: SqliteFile,
  { accountId, sha256, mediaType, sizeBytes }: FileFacts,
): number | undefined {
  return file.write(() => {
    const kept = file.statements.values(`SELECT 1 FROM held_file WHERE ${ofKey} AND state = 'kept'`);
    if (kept.get(accountId, sha256) !== undefined) return undefined;
    const sql = `SELECT moved_bytes FROM held_file WHERE ${ofKey} AND state = 'loading' AND size_bytes = ?`;
    const moved = file.statements.values(sql).get(accountId, sha256, sizeBytes);
    if (typeof moved === 'number') return moved;
    file.statements.rows(`DELETE FROM held_file_piece WHERE ${ofKey}`).run(accountId, sha256);
    file.statements
      .rows(
        `INSERT OR REPLACE INTO held_file (account_id, sha256, actor_id, media_type, size_bytes, state, moved_bytes)
         VALUES (?, ?, '', ?, ?, 'loading', 0)`,
      )
      .run(accountId, sha256, mediaType, sizeBytes);
    return 0;
  });
}

function addLoaded(file: SqliteFile, key: FileKey, start: number, content: Uint8Array): boolean {
  const { accountId, sha256 } = key;
  return file.write(() => {
    const sql = `UPDATE held_file SET moved_bytes = moved_bytes + ?
      WHERE ${ofKey} AND state = 'loading' AND moved_bytes = ? AND moved_bytes + ? <= size_bytes RETURNING 1`;
    const given = [content.length, accountId, sha256, start, content.length];
    if (content.length === 0 || file.statements.values(sql).get(...given) === undefined) return false;
    writePiece(file, key, start, content);
    return true;
  });
}

function finishLoading(file: SqliteFile, key: FileKey): boolean {
  const { accountId, sha256 } = key;
  return file.write(() => {
    const isRight = contentHash(readPieces(file, key)) === sha256;
    if (isRight) {
      const sql = `UPDATE held_file SET state = 'here'
        WHERE ${ofKey} AND state = 'loading' AND moved_bytes = size_bytes RETURNING 1`;
      return file.statements.values(sql).get(accountId, sha256) !== undefined;
    }
    file.statements.rows(`DELETE FROM held_file WHERE ${ofKey} AND state = 'loading'`).run(accountId, sha256);
    dropLoosePieces(file);
    return false;
  });
}
