import type { Trx } from '../store/store.ts';
import { noFailures, type Tally } from './attempt-tally.ts';

/** What is known of one key. `signedInAt` is in milliseconds, null where nobody ever did. */
export type TallyRow = { readonly tally: Tally; readonly signedInAt: number | null };
type TallyChange = { readonly tally: Tally; readonly signedInAt?: number };

/** What to do with the rows: a result, and for each key what becomes of it (`undefined`: it stays). */
export type TallyDecision<Value> = {
  readonly result: Value;
  readonly change?: (key: string, tally: Tally) => TallyChange | undefined;
};

/**
 * Locks the tallies of some keys, always in the same order, and changes them as `decide` says: attempts at once are
 * counted one after the other, whichever server process they came to.
 */
export async function changeTallies<Value>(
  trx: Trx,
  keys: readonly { readonly key: string }[],
  decide: (rows: ReadonlyMap<string, TallyRow>) => TallyDecision<Value>,
): Promise<Value> {
  const rows = await lockTallies(trx, keys.map(({ key }) => key).sort());
  const { result, change } = decide(rows);
  for (const [key, { tally, signedInAt }] of rows) {
    const changed = change?.(key, tally);
    if (changed === undefined) continue;
    await storeTally(trx, key, { tally: changed.tally, signedInAt: changed.signedInAt ?? signedInAt });
  }
  return result;
}

async function lockTallies(trx: Trx, keys: readonly string[]): Promise<ReadonlyMap<string, TallyRow>> {
  const epoch = new Date(0);
  await trx
    .insertInto('sign_in_attempt')
    .values(
      keys.map((key) => ({ key, failures: 0, last_at: epoch, blocked_until: epoch, signed_in_at: null })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await trx
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('key', 'in', keys)
    .orderBy('key')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => {
      const tally = {
        failures: row.failures,
        lastAt: row.last_at.getTime(),
        blockedUntil: row.blocked_until.getTime(),
      };
      return [
        row.key,
        { tally: row.failures === 0 ? noFailures : tally, signedInAt: row.signed_in_at?.getTime() ?? null },
      ];
    }),
  );
}

async function storeTally(trx: Trx, key: string, { tally, signedInAt }: TallyRow): Promise<void> {
  await trx
    .updateTable('sign_in_attempt')
    .set({
      failures: tally.failures,
      last_at: new Date(tally.lastAt),
      blocked_until: new Date(tally.blockedUntil),
      signed_in_at: signedInAt === null ? null : new Date(signedInAt),
    })
    .where('key', '=', key)
    .execute();
}
