import { sql } from 'kysely';
import { canonicalJson } from '../../src-shared/protocol/canonical-json.ts';
import { commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import type { Clock } from '../app/clock.ts';
import type { Session } from '../identity/session.ts';
import { sha256 } from '../store/sha256.ts';
import type { Store } from '../store/store.ts';
import type { IncomingCommand, JudgeContext, JudgeResult } from './judge-context.ts';
import { judgeInTurn } from './judge-turns.ts';
import { isReadableJson } from './readable-json.ts';
import { tenantSettingsOf } from './tenant-settings.ts';

export type CommandDesk = {
  readonly store: Store;
  readonly clock: Clock;
  readonly today: JudgeContext['today'];
  /** Called with a bug that a command's rule ran into; the command stays unanswered. */
  readonly onBug: (error: unknown, commandName: string) => void;
  readonly warn: JudgeContext['warn'];
};

const maxGroup = 100;

/**
 * Judges commands in order. Groups of them share a transaction, because most of what a command costs is the wait for
 * the database; a group that fails as a whole is judged again one by one, so that a bad command never stops the others.
 */
export async function judgeCommands(
  { store, clock, today, onBug, warn }: CommandDesk,
  session: Session,
  items: readonly unknown[],
): Promise<readonly JudgeResult[]> {
  const settings = tenantSettingsOf(store);
  const context: JudgeContext = { session, clock, today, onBug, warn, settings };
  const read = items.map(readItem);
  const commands = read.flatMap((one) => ('envelope' in one ? [one] : []));
  const judged = new Map<IncomingCommand, JudgeResult>();
  for (let at = 0; at < commands.length; ) {
    const results = await judgeNext(store, context, commands.slice(at, at + groupSize(commands, at)));
    results.forEach((result, index) => {
      const command = commands[at + index];
      if (command !== undefined) judged.set(command, result);
    });
    at += results.length;
  }
  return read.map((one) => ('envelope' in one ? answered(judged, one) : one));
}

function answered(judged: ReadonlyMap<IncomingCommand, JudgeResult>, command: IncomingCommand): JudgeResult {
  const result = judged.get(command);
  if (result === undefined) throw new Error('a command was not answered');
  return result;
}

function readItem(item: unknown): IncomingCommand | JudgeResult {
  if (!isReadableJson(item)) return { id: null, outcome: null, problem: 'COMMAND_INVALID' };
  const parsed = commandEnvelopeSchema.safeParse(item);
  if (!parsed.success) return { id: readableId(item), outcome: null, problem: 'COMMAND_INVALID' };
  return { envelope: parsed.data, bodyHash: sha256(canonicalJson(item)) };
}

/** A group ends before an id that is in it already: what the first one became is known once it is stored. */
function groupSize(commands: readonly IncomingCommand[], from: number): number {
  const ids = new Set<string>();
  for (const { envelope } of commands.slice(from, from + maxGroup)) {
    if (ids.has(envelope.id)) break;
    ids.add(envelope.id);
  }
  return ids.size;
}

/** Judges the first commands of a group, at least one, and all of them unless they load too much at once. */
async function judgeNext(
  store: Store,
  context: JudgeContext,
  group: readonly IncomingCommand[],
): Promise<readonly JudgeResult[]> {
  try {
    return await judgeInTurn(store, context, group);
  } catch (error) {
    // Without a database nothing can be judged: the whole request fails and comes again.
    if (!(await isReachable(store))) throw error;
    const [first] = group;
    if (first === undefined) throw error;
    if (group.length > 1) return judgeOneByOne(store, context, group);
    context.onBug(error, first.envelope.name);
    return [{ id: first.envelope.id, outcome: null, problem: 'NOT_DECIDED' }];
  }
}

async function judgeOneByOne(
  store: Store,
  context: JudgeContext,
  group: readonly IncomingCommand[],
): Promise<readonly JudgeResult[]> {
  const results: JudgeResult[] = [];
  for (const command of group) results.push(...(await judgeNext(store, context, [command])));
  return results;
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

function readableId(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  return typeof item.id === 'string' && item.id.length <= 64 ? item.id : null;
}
