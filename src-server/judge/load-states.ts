import { type CommandReads, partsRead } from '../../src-shared/commands/command.ts';
import { accountSchema } from '../../src-shared/domain/account/account.ts';
import { type AccountAggregate, documentCount } from '../../src-shared/domain/account/account-aggregate.ts';
import { loadAggregate } from '../store/load-aggregate.ts';
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

/** Loads of each account what its commands need: the whole aggregate, or its timeline, only where one of them reads it. */
export async function loadStates(
  trx: Trx,
  tenantId: string,
  accounts: ReadonlyMap<string, LockedAccount>,
  trials: readonly Trial[],
): Promise<LoadedStates> {
  const aggregates = new Map<string, AccountAggregate>();
  const loaded = new Map<string, CommandReads>();
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
    const reads = preparation.ok ? preparation.command.reads : 'header';
    if (hasEnough(loaded.get(locked.id), reads)) continue;
    const aggregate = await loadAggregate(trx, tenantId, parsed.data, partsRead[reads]);
    documents += documentCount(aggregate);
    aggregates.set(locked.id, aggregate);
    loaded.set(locked.id, reads);
  }
  return { aggregates, broken, trialCount };
}

/** True where as many lists are loaded as are read: each way of reading has those of the ways that read fewer. */
function hasEnough(loaded: CommandReads | undefined, reads: CommandReads): boolean {
  return loaded !== undefined && partsRead[loaded].length >= partsRead[reads].length;
}
