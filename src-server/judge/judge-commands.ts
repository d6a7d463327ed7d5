import { sql } from 'kysely';
import { type CommandEnvelope, commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import type { CommandsReply } from '../../src-shared/protocol/sync-api.ts';
import type { Clock } from '../app/clock.ts';
import { readOrganisation, type Session } from '../identity/session.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { sha256 } from '../store/sha256.ts';
import { inTransaction, type Store } from '../store/store.ts';
import { judgeCommand } from './judge-command.ts';
import type { JudgeContext } from './judge-context.ts';
import { isReadableJson } from './readable-json.ts';
import { refuseForeign } from './refuse-foreign.ts';

type Result = CommandsReply['results'][number];

export type CommandDesk = {
  readonly store: Store;
  readonly clock: Clock;
  readonly today: JudgeContext['today'];
  /** Called with a bug that a command's rule ran into; the command stays unanswered. */
  readonly onBug: (error: unknown, commandName: string) => void;
};

/** Judges commands in order, each in a transaction of its own: a bad one never stops the others. */
export async function judgeCommands(
  desk: CommandDesk,
  session: Session,
  items: readonly unknown[],
): Promise<readonly Result[]> {
  const { policy } = await readOrganisation(desk.store.db, session.tenantId);
  const { clock, today, onBug } = desk;
  const context: JudgeContext = { session, policy, clock, today, onBug };
  const results: Result[] = [];
  for (const item of items) results.push(await judgeItem(desk.store, context, item));
  return results;
}

async function judgeItem(store: Store, context: JudgeContext, item: unknown): Promise<Result> {
  if (!isReadableJson(item)) return { id: null, outcome: null, problem: 'COMMAND_INVALID' };
  const parsed = commandEnvelopeSchema.safeParse(item);
  if (!parsed.success) return { id: readableId(item), outcome: null, problem: 'COMMAND_INVALID' };
  const command = { envelope: parsed.data, bodyHash: sha256(canonicalJson(item)) };
  try {
    return await inTransaction(store.db, (trx) =>
      isOwn(parsed.data, context.session)
        ? judgeCommand(trx, context, command)
        : refuseForeign(trx, context, command),
    );
  } catch (error) {
    // Without a database nothing can be judged: the whole request fails and comes again.
    if (!(await isReachable(store))) throw error;
    context.onBug(error, parsed.data.name);
    return { id: parsed.data.id, outcome: null, problem: 'NOT_DECIDED' };
  }
}

async function isReachable(store: Store): Promise<boolean> {
  try {
    await sql`select 1`.execute(store.db);
    return true;
  } catch {
    // Whatever the reason, the database does not answer.
    return false;
  }
}

function isOwn(envelope: CommandEnvelope, session: Session): boolean {
  return envelope.actorId === session.actor.userId && envelope.deviceId === session.deviceId;
}

function readableId(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  return typeof item.id === 'string' && item.id.length <= 64 ? item.id : null;
}
