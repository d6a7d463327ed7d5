import { sql } from 'kysely';
import { inTransaction, type Store, type Trx } from '../store/store.ts';
import { enterTenant } from '../store/tenant-transaction.ts';
import type { IncomingCommand, JudgeContext, JudgeResult } from './judge-context.ts';
import { judgeGroup } from './judge-group.ts';

/** A group of commands of one request that waits for its turn. */
type Waiting = {
  readonly context: JudgeContext;
  readonly group: readonly IncomingCommand[];
  readonly settle: (results: readonly JudgeResult[]) => void;
  readonly fail: (error: unknown) => void;
};

/** The groups of one tenant. */
type Line = { readonly waiting: Waiting[]; running: number };

const lines = new WeakMap<Store, Map<string, Line>>();

/** While one turn waits for the disk, the next one is thought through. */
const maxRunning = 2;
const maxCommandsPerTurn = 200;

/**
 * Judges a group of commands when it is its turn. Only one transaction of a tenant can write at a time, and most of its
 * time is the wait for the disk: groups that come meanwhile share the next one. Where a turn fails, each of its groups
 * gets a transaction of its own, so that none stops the others.
 */
export function judgeInTurn(
  store: Store,
  context: JudgeContext,
  group: readonly IncomingCommand[],
): Promise<readonly JudgeResult[]> {
  const { promise, resolve: settle, reject: fail } = Promise.withResolvers<readonly JudgeResult[]>();
  const { tenantId } = context.session;
  const ofStore = lines.get(store) ?? new Map<string, Line>();
  lines.set(store, ofStore);
  const line = ofStore.get(tenantId) ?? { waiting: [], running: 0 };
  ofStore.set(tenantId, line);
  line.waiting.push({ context, group, settle, fail });
  if (line.running < maxRunning) {
    line.running += 1;
    void takeTurns(store, line).then(() => {
      line.running -= 1;
      if (line.running === 0 && line.waiting.length === 0) ofStore.delete(tenantId);
    });
  }
  return promise;
}

async function takeTurns(store: Store, line: Line): Promise<void> {
  while (line.waiting.length > 0) await takeTurn(store, nextTurn(line));
}

function nextTurn({ waiting }: Line): readonly Waiting[] {
  let commands = 0;
  const end = waiting.findIndex(({ group }) => {
    commands += group.length;
    return commands > maxCommandsPerTurn;
  });
  return waiting.splice(0, end === -1 ? waiting.length : Math.max(1, end));
}

/** Settles every group of a turn; never rejects. */
async function takeTurn(store: Store, turn: readonly Waiting[]): Promise<void> {
  try {
    const results = await inTransaction(store.db, (trx) => judgeTurn(trx, turn));
    for (const [index, { settle }] of turn.entries()) settle(results[index] ?? []);
  } catch (error) {
    if (turn.length === 1) turn[0]?.fail(error);
    else for (const one of turn) await takeTurn(store, [one]);
  }
}

async function judgeTurn(trx: Trx, turn: readonly Waiting[]): Promise<readonly (readonly JudgeResult[])[]> {
  if (turn.length > 1) await lockAccountsOf(trx, turn);
  const results: (readonly JudgeResult[])[] = [];
  for (const { context, group } of turn) results.push(await judgeGroup(trx, context, group));
  return results;
}

/**
 * Locks the accounts of all groups in order of id before the first one locks the tenant's row: nobody waits in a circle.
 * It reads nothing; each group sees by itself what its user may see.
 */
async function lockAccountsOf(trx: Trx, turn: readonly Waiting[]): Promise<void> {
  const tenantId = turn[0]?.context.session.tenantId ?? '';
  await enterTenant(trx, tenantId);
  const ids = turn.flatMap(({ group }) => group.map(({ envelope }) => envelope.accountId));
  await sql`select 1 from account where tenant_id = ${tenantId} and id = any (${ids}::text[])
    order by id for update`.execute(trx);
}
