import { accountSchema } from '../../src-shared/domain/account/account.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { headerOf, loadAggregate } from '../store/load-aggregate.ts';
import type { Trx } from '../store/store.ts';
import type { Trial } from './apply-group.ts';
import type { LockedAccount } from './open-judgement.ts';

/** What the commands of a group read, as it is stored. */
export type LoadedStates = {
  readonly aggregates: ReadonlyMap<string, AccountAggregate>;
  /** Accounts whose stored document cannot be read, with why. */
  readonly broken: ReadonlyMap<string, unknown>;
  /** For how many of the commands everything is loaded: at least one, where there is one. */
  readonly trialCount: number;
};

/** So many documents are held at once; then the group ends. One account may have more. */
const maxDocuments = 50_000;

/** Loads of each account what its commands need: the whole aggregate only where one of them reads it. */
export async function loadStates(
  trx: Trx,
  tenantId: string,
  accounts: ReadonlyMap<string, LockedAccount>,
  trials: readonly Trial[],
): Promise<LoadedStates> {
  const aggregates = new Map<string, AccountAggregate>();
  const whole = new Set<string>();
  const broken = new Map<string, unknown>();
  let documents = 0;
  let trialCount = 0;
  for (const { command, preparation } of trials) {
    if (documents > maxDocuments) break;
    trialCount += 1;
    const locked = accounts.get(command.envelope.accountId);
    if (locked === undefined || broken.has(locked.id)) continue;
    const parsed = accountSchema.safeParse(locked.doc);
    if (!parsed.success) {
      broken.set(locked.id, parsed.error);
      continue;
    }
    const readsAll = preparation.ok && preparation.command.reads === 'account';
    if (readsAll && !whole.has(locked.id)) {
      const aggregate = await loadAggregate(trx, tenantId, parsed.data);
      documents += countDocuments(aggregate);
      aggregates.set(locked.id, aggregate);
      whole.add(locked.id);
    } else if (!aggregates.has(locked.id)) aggregates.set(locked.id, headerOf(parsed.data));
  }
  return { aggregates, broken, trialCount };
}

function countDocuments({ invoices, payments, promises, disputes, activities }: AccountAggregate): number {
  return invoices.length + payments.length + promises.length + disputes.length + activities.length;
}
