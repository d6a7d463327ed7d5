import { z } from 'zod';

const doneSchema = z.object({
  commandId: z.string(),
  /** The command's name, as its words are found by. */
  name: z.string(),
  accountId: z.string(),
  /** What was promised or taken, in minor units of `currency`; null for anything else. */
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
});
export type Done = Readonly<z.infer<typeof doneSchema>>;

/** A walk through a list, one account at a time. It ends where `at` is the number of accounts. */
export const focusWalkSchema = z.object({
  /** In the order in which they stood when the walk began. */
  accounts: z.array(z.object({ id: z.string(), name: z.string() }).readonly()).readonly(),
  at: z.int().min(0),
  /** What was recorded on the way, in its order. */
  done: z.array(doneSchema.readonly()).readonly(),
});
export type FocusWalk = Readonly<z.infer<typeof focusWalkSchema>>;

export function startWalk(rows: readonly { readonly accountId: string; readonly name: string }[]): FocusWalk {
  return { accounts: rows.map(({ accountId, name }) => ({ id: accountId, name })), at: 0, done: [] };
}

/** The account where the walk is; undefined where it has ended. */
export function accountOf(walk: FocusWalk): FocusWalk['accounts'][number] | undefined {
  return walk.accounts[walk.at];
}

/** So many accounts further on; not before the first one, and not beyond the end. */
export function walked(walk: FocusWalk, steps: number): FocusWalk {
  return { ...walk, at: Math.max(0, Math.min(walk.accounts.length, walk.at + steps)) };
}

/** The walk at its end, where it says what was done. */
export function ended(walk: FocusWalk): FocusWalk {
  return { ...walk, at: walk.accounts.length };
}

/** Notes what was recorded; on other accounts than those of the walk it is no part of it. */
export function noted(walk: FocusWalk, done: Done): FocusWalk {
  const isOfWalk = walk.accounts.some(({ id }) => id === done.accountId);
  return isOfWalk ? { ...walk, done: [...walk.done, done] } : walk;
}

/** What was taken back was not done. */
export function takenBack(walk: FocusWalk, commandId: string): FocusWalk {
  return { ...walk, done: walk.done.filter((one) => one.commandId !== commandId) };
}

export type WalkProgress = {
  /** Counted from 1. */
  readonly position: number;
  readonly total: number;
  /** Accounts on which something was recorded. */
  readonly workedOn: number;
  /** Accounts to go: this one and those behind it. */
  readonly left: number;
};

export function progressOf(walk: FocusWalk): WalkProgress {
  const total = walk.accounts.length;
  const position = Math.min(total, walk.at + 1);
  return { position, total, workedOn: workedOnIds(walk).size, left: total - walk.at };
}

export type WalkSummary = {
  readonly total: number;
  readonly workedOn: number;
  readonly nothingRecorded: number;
  /** How often each command was given, in the order of the first time. */
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  /** M1: sums per currency. */
  readonly promised: readonly Sum[];
  readonly received: readonly Sum[];
  /** The accounts with what was recorded on each. */
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly names: readonly string[];
  }[];
};
export type Sum = { readonly currency: string; readonly amountMinor: number };

export function summaryOf(walk: FocusWalk): WalkSummary {
  const ids = workedOnIds(walk);
  const counts = new Map<string, number>();
  for (const { name } of walk.done) counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    total: walk.accounts.length,
    workedOn: ids.size,
    nothingRecorded: walk.accounts.length - ids.size,
    counts: [...counts].map(([name, count]) => ({ name, count })),
    promised: sumsOf(walk, 'promise.record'),
    received: sumsOf(walk, 'receipt.issue'),
    accounts: walk.accounts
      .filter(({ id }) => ids.has(id))
      .map(({ id, name }) => ({ id, name, names: namesOf(walk, id) })),
  };
}

function workedOnIds(walk: FocusWalk): ReadonlySet<string> {
  return new Set(walk.done.map(({ accountId }) => accountId));
}

function namesOf(walk: FocusWalk, accountId: string): readonly string[] {
  return walk.done.filter((one) => one.accountId === accountId).map(({ name }) => name);
}

function sumsOf(walk: FocusWalk, name: string): readonly Sum[] {
  const sums = new Map<string, number>();
  for (const done of walk.done) {
    if (done.name !== name || done.currency === null || done.amountMinor === null) continue;
    sums.set(done.currency, (sums.get(done.currency) ?? 0) + done.amountMinor);
  }
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}
