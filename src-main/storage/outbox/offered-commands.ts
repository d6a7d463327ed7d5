import type { Clock } from '../../engine/ports/clock.ts';
import { appendDeviceAudit, serverActor } from '../device-audit/device-audit.ts';
import { markAccountStale } from '../read-models/stale-accounts.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const incarnationName = 'incarnation';

/**
 * Keeps the server's incarnation and, when it is another one, offers the commands again in the same transaction. A
 * row remembers for which incarnation it was offered: an outcome of the state before must not settle it.
 */
export function followServer(
  file: SqliteFile,
  clock: Pick<Clock, 'now'>,
  incarnation: string,
): number | undefined {
  return file.write(() => {
    const before = file.statements
      .values('SELECT value FROM device_setting WHERE name = ?')
      .get(incarnationName);
    if (before === incarnation) return undefined;
    file.statements
      .rows('INSERT OR REPLACE INTO device_setting (name, value) VALUES (?, ?)')
      .run(incarnationName, incarnation);
    if (typeof before !== 'string') return undefined;
    return offer(file, clock, incarnation);
  });
}

/** Offers the commands again to a server that has lost what it had told although it says to be the same. */
export function offerAgain(file: SqliteFile, clock: Pick<Clock, 'now'>, incarnation: string): number {
  return file.write(() => offer(file, clock, incarnation));
}

function offer(file: SqliteFile, clock: Pick<Clock, 'now'>, incarnation: string): number {
  const entry = { actorId: serverActor, action: 'outbox.offered-again', subject: incarnation } as const;
  appendDeviceAudit(file, { ...entry, at: clock.now(), bodyHash: '' });
  // One that is still unanswered may have an outcome of the former state as well.
  const accountIds = file.statements
    .values(
      `UPDATE outbox_command SET state = iif(state = 'waiting', 'waiting', 'sent'), offered_to = ?
       WHERE state IN ('waiting', 'sent', 'applied', 'settled') RETURNING account_id`,
    )
    .all(incarnation)
    .map(String);
  sendFilesAgain(file);
  for (const accountId of new Set(accountIds)) markAccountStale(file, accountId);
  return accountIds.length;
}

/** What the server was told of may be lost there together with what told of it. */
function sendFilesAgain(file: SqliteFile): void {
  file.statements
    .rows(
      `UPDATE held_file SET state = 'kept', moved_bytes = 0 WHERE state = 'here' AND (account_id, sha256) IN (
         SELECT o.account_id, o.sha256 FROM outbox_file o JOIN outbox_command c ON c.id = o.command_id
         WHERE c.state IN ('waiting', 'sent')
       )`,
    )
    .run();
}

/** From now on outcomes that the replica holds may settle what was offered to this incarnation. */
export function trustFeed(file: SqliteFile, incarnation: string): void {
  const sql = 'SELECT 1 FROM outbox_command WHERE offered_to = ? LIMIT 1';
  if (file.read(() => file.statements.values(sql).get(incarnation)) === undefined) return;
  file.write(() =>
    file.statements.rows('UPDATE outbox_command SET offered_to = NULL WHERE offered_to = ?').run(incarnation),
  );
}
