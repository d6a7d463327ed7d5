import { z } from 'zod';
import type { Failure } from '../../../src-shared/domain/failure.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { SealableCommand } from '../../engine/ports/outbox-port.ts';
import { serverActor } from '../device-audit/device-audit.ts';
import { markAccountStale } from '../read-models/stale-accounts.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { auditCommand } from './audit-command.ts';

/** In these states a command would be missed if the file were lost. */
export const sealable = `('waiting', 'sent', 'refused')`;

const rowSchema = z.object({ id: z.string(), position: z.int(), text: z.string() });

/** A user's commands behind a position that would be missed, in order. */
export function toSeal(file: SqliteFile, actorId: string, after: number): readonly SealableCommand[] {
  const sql = `SELECT id, position, envelope AS text FROM outbox_command
    WHERE state IN ${sealable} AND position > ? AND actor_id = ? ORDER BY position`;
  const rows = file.read(() => file.statements.rows(sql).all(after, actorId));
  return rows.map((row) => rowSchema.parse(row));
}

/** Those of the ids that no command ever had here. */
export function unknownOf(file: SqliteFile, commandIds: readonly string[]): ReadonlySet<string> {
  const sql = `SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM outbox_command)`;
  const found = file.read(() => file.statements.values(sql).all(JSON.stringify(commandIds)));
  return new Set(found.map(String));
}

/** Enters a command of a former file as refused; one that is here stays as it is. */
export function takeRefused(
  file: SqliteFile,
  clock: Pick<Clock, 'now'>,
  envelope: CommandEnvelope,
  { actor, failures }: { readonly actor: Actor; readonly failures: readonly Failure[] },
): void {
  file.write(() => {
    const sql = `INSERT INTO outbox_command (id, account_id, actor_id, actor, envelope, state, failures)
      VALUES (?, ?, ?, ?, ?, 'refused', ?) ON CONFLICT (id) DO NOTHING RETURNING id`;
    const { id, accountId } = envelope;
    const texts = [JSON.stringify(actor), JSON.stringify(envelope), JSON.stringify(failures)] as const;
    if (file.statements.values(sql).get(id, accountId, actor.userId, ...texts) === undefined) return;
    auditCommand(file, {
      at: clock.now(),
      actorId: serverActor,
      action: 'command.handed-back',
      subject: id,
    });
    markAccountStale(file, accountId);
  });
}
