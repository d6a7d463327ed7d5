import { z } from 'zod';
import { filesOfInput } from '../../../src-shared/commands/files-of-input.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type {
  BatchLimits,
  Judgement,
  OutboxCommand,
  OutboxMessage,
  OutboxPort,
} from '../../engine/ports/outbox-port.ts';
import { readChainHead, readChainRow, serverActor } from '../device-audit/device-audit.ts';
import { markAccountStale } from '../read-models/stale-accounts.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { auditCommand } from './audit-command.ts';
import { sealable, takeRefused, toSeal, unknownOf } from './kept-commands.ts';
import { followServer, offerAgain, trustFeed } from './offered-commands.ts';
import { readOutboxRow } from './outbox-row.ts';

const unanswered = `('waiting', 'sent')`;
const columns = 'envelope, actor, state, failures, documents';

/**
 * The outbox in the encrypted file. Each method is one transaction, on disk when it returns, and has the row of the
 * audit chain in it that tells of the change.
 */
export function createSqliteOutbox(file: SqliteFile, clock: Pick<Clock, 'now'>): OutboxPort {
  const moveStates = stateMover(file);
  const select = (where: string, ...params: readonly unknown[]) => selectCommands(file, where, params);
  const moveOwn = (commandId: string, actorId: string, from: string, to: 'withdrawn' | 'dismissed') =>
    file.write(() => {
      const isOwn = select('id = ? AND actor_id = ?', commandId, actorId).length > 0;
      if (!isOwn || moveStates([commandId], [from], to) === 0) return false;
      auditCommand(file, { at: clock.now(), actorId, action: `command.${to}`, subject: commandId });
      return true;
    });
  const ids = (sql: string) => file.read(() => file.statements.values(sql).all().map(String));
  return {
    append: (envelope, actor) => append(file, envelope, actor),
    pendingOf: (accountId, actorId) =>
      select(
        `account_id = ? AND actor_id = ? AND state IN ('waiting', 'sent', 'applied') ORDER BY position`,
        accountId,
        actorId,
      ),
    envelopeOf: (commandId) => select('id = ?', commandId).at(0)?.envelope,
    batchToSend: (actorId, limits) => batchToSend(file, actorId, limits),
    markSent: (commandIds) => void moveStates(commandIds, ['waiting'], 'sent'),
    recordJudgement: (commandId, judgement) => recordJudgement(file, clock, commandId, judgement),
    applied: (accountIds) =>
      select(`state = 'applied' ORDER BY position`).filter(
        (command) => accountIds === undefined || accountIds.has(command.envelope.accountId),
      ),
    unansweredIds: () => ids(`SELECT id FROM outbox_command WHERE state IN ${unanswered} ORDER BY position`),
    awaitedFromFeed: () =>
      ids(`SELECT id FROM outbox_command WHERE state IN ${unanswered} AND offered_to IS NULL`),
    markSettled: (commandIds) => void moveStates(commandIds, ['applied'], 'settled'),
    withdraw: (commandId, actorId) => moveOwn(commandId, actorId, 'waiting', 'withdrawn'),
    unanswered: (actorId, limit) =>
      select(`state IN ${unanswered} AND actor_id = ? ORDER BY position DESC LIMIT ?`, actorId, limit),
    attention: (actorId) => select(`state = 'refused' AND actor_id = ? ORDER BY position DESC`, actorId),
    dismiss: (commandId, actorId) => moveOwn(commandId, actorId, 'refused', 'dismissed'),
    counts: (actorId) => ({
      waiting: countIn(file, unanswered, actorId),
      attention: countIn(file, `('refused')`, actorId),
    }),
    toSeal: (actorId, after) => toSeal(file, actorId, after),
    sealableIds: () => new Set(ids(`SELECT id FROM outbox_command WHERE state IN ${sealable}`)),
    unknownOf: (commandIds) => unknownOf(file, commandIds),
    takeRefused: (envelope, actor, failures) => takeRefused(file, clock, envelope, { actor, failures }),
    followServer: (incarnation) => followServer(file, clock, incarnation),
    offerAgain: (incarnation) => offerAgain(file, clock, incarnation),
    trustFeed: (incarnation) => trustFeed(file, incarnation),
    chainHead: () => readChainHead(file),
    chainRow: (n) => readChainRow(file, n),
  };
}

function selectCommands(
  file: SqliteFile,
  where: string,
  params: readonly unknown[],
): readonly OutboxCommand[] {
  const sql = `SELECT ${columns} FROM outbox_command WHERE ${where}`;
  const rows = file.read(() => file.statements.rows(sql).all(...params));
  return rows.map(readOutboxRow);
}

function append(file: SqliteFile, envelope: CommandEnvelope, actor: Actor): void {
  file.write(() => {
    file.statements
      .rows(
        `INSERT INTO outbox_command (id, account_id, actor_id, actor, envelope, state)
         VALUES (?, ?, ?, ?, ?, 'waiting')`,
      )
      .run(envelope.id, envelope.accountId, actor.userId, JSON.stringify(actor), JSON.stringify(envelope));
    for (const { sha256 } of filesOfInput(envelope.input)) {
      file.statements
        .rows('INSERT INTO outbox_file (command_id, account_id, sha256) VALUES (?, ?, ?)')
        .run(envelope.id, envelope.accountId, sha256);
    }
    const { at, id: subject } = envelope;
    auditCommand(file, { at, actorId: actor.userId, action: 'command.given', subject });
    markAccountStale(file, envelope.accountId);
  });
}

/** Moves commands that are in one of the states to the next; answers how many moved. */
function stateMover(file: SqliteFile) {
  return (commandIds: readonly string[], from: readonly string[], to: string): number =>
    file.write(() => {
      const allowed = from.map((state) => `'${state}'`).join();
      const move = file.statements.values(
        `UPDATE outbox_command SET state = ? WHERE id = ? AND state IN (${allowed}) RETURNING account_id`,
      );
      let moved = 0;
      for (const id of commandIds) {
        const accountId = move.get(to, id);
        if (typeof accountId !== 'string') continue;
        moved += 1;
        markAccountStale(file, accountId);
      }
      return moved;
    });
}

function recordJudgement(
  file: SqliteFile,
  clock: Pick<Clock, 'now'>,
  commandId: string,
  judgement: Judgement,
): boolean {
  return file.write(() => {
    const accountId = file.statements
      .values(
        `UPDATE outbox_command SET state = ?, failures = ?, documents = ?
         WHERE id = ? AND state IN ${unanswered} RETURNING account_id`,
      )
      .get(
        judgement.status,
        JSON.stringify(judgement.status === 'refused' ? judgement.failures : []),
        JSON.stringify(judgement.status === 'applied' ? judgement.documents : []),
        commandId,
      );
    if (typeof accountId !== 'string') return false;
    const action = `command.${judgement.status}` as const;
    auditCommand(file, { at: clock.now(), actorId: serverActor, action, subject: commandId });
    markAccountStale(file, accountId);
    return true;
  });
}

const messageSchema = z.object({ id: z.string(), account_id: z.string(), envelope: z.string() });

/**
 * The first command of each account that refers to a file whose bytes are not on the server yet. Nothing of the account
 * goes before it has gone, because commands of an account go in order; other accounts do not wait.
 */
const firstAwaitingFile = `SELECT c.account_id, min(c.position) AS position FROM held_file f
  JOIN outbox_file o ON o.account_id = f.account_id AND o.sha256 = f.sha256
  JOIN outbox_command c ON c.id = o.command_id
  WHERE f.state = 'kept' AND c.state IN ${unanswered} GROUP BY c.account_id`;

/** The stored text as it is: read through a schema, a later default would change what the server compares. */
function batchToSend(file: SqliteFile, actorId: string, limits: BatchLimits): readonly OutboxMessage[] {
  const sql = `WITH awaiting_file AS (${firstAwaitingFile})
    SELECT id, account_id, envelope FROM outbox_command
    WHERE state IN ${unanswered} AND actor_id = ? AND coalesce(account_id = ?, 1)
      AND account_id NOT IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (
        SELECT 1 FROM awaiting_file a WHERE a.account_id = outbox_command.account_id AND a.position <= outbox_command.position
      )
    ORDER BY position LIMIT ?`;
  const except = JSON.stringify([...(limits.exceptAccounts ?? [])]);
  const rows = file.read(() =>
    file.statements.rows(sql).all(actorId, limits.onlyAccount ?? null, except, limits.maxCommands),
  );
  const batch: OutboxMessage[] = [];
  let bytes = 0;
  for (const row of rows) {
    const { id, account_id: accountId, envelope } = messageSchema.parse(row);
    bytes += Buffer.byteLength(envelope) + 1;
    if (bytes > limits.maxBytes && batch.length > 0) break;
    batch.push({ id, accountId, body: JSON.parse(envelope) });
  }
  return batch;
}

function countIn(file: SqliteFile, states: string, actorId: string): number {
  const sql = `SELECT count(*) FROM outbox_command WHERE state IN ${states} AND actor_id = ?`;
  return file.read(() => Number(file.statements.values(sql).get(actorId)));
}
