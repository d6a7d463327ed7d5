import type { CommandReads } from '../../src-shared/commands/command.ts';
import type { Settings } from '../../src-shared/domain/organisation/settings.ts';
import { createEffectiveAccounts, type EffectiveAccount } from './effective-account.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { OutboxPort } from './ports/outbox-port.ts';
import type { ReceiptNumbersPort } from './ports/receipt-numbers-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import { isReplicaShown } from './replica-shown.ts';

/** Accounts whose documents have been loaded; each effective state is computed when it is asked for. */
export type LoadedAccounts = {
  /** Undefined where the replica does not hold the account. */
  effective(accountId: string): EffectiveAccount | undefined;
};

export type AccountReader = {
  /**
   * The effective state of an account for the person who is signed in; undefined when the replica does not hold it or
   * still belongs to somebody else.
   */
  read(accountId: string, reads: CommandReads): Promise<EffectiveAccount | undefined>;
  /** Accounts whomever the replica belongs to: for rows that are not shown before it is theirs. */
  loadHeld(accountIds: readonly string[]): Promise<LoadedAccounts>;
};

/** Loads accounts as screens show them. */
export function createAccountReader(
  replica: ReplicaPort,
  outbox: OutboxPort,
  device: DevicePort,
  settings: () => Settings,
  receiptPrefix: ReceiptNumbersPort['prefix'],
): AccountReader {
  const effectiveAccount = createEffectiveAccounts(receiptPrefix);
  // Before the documents: a command that settles meanwhile then counts twice, which has no effect, instead of never.
  const pendingOf = (accountId: string) => outbox.pendingOf(accountId, device.session()?.actor.userId ?? '');
  return {
    async read(accountId, reads) {
      if (!isReplicaShown(device)) return undefined;
      const pending = pendingOf(accountId);
      const held = await replica.load(accountId, reads);
      if (held === undefined || !isReplicaShown(device)) return undefined;
      return effectiveAccount(held, pending, settings());
    },
    async loadHeld(accountIds) {
      const pending = new Map(accountIds.map((accountId) => [accountId, pendingOf(accountId)]));
      const held = await loadAll(replica, accountIds);
      return {
        effective(accountId) {
          const aggregate = held.get(accountId);
          return aggregate && effectiveAccount(aggregate, pending.get(accountId) ?? [], settings());
        },
      };
    },
  };
}

/** One account is asked for because somebody works on it: its documents are worth keeping, those of a slice are not. */
async function loadAll(replica: ReplicaPort, accountIds: readonly string[]) {
  const [only, ...others] = accountIds;
  if (only === undefined || others.length > 0) return replica.loadMany(accountIds);
  const aggregate = await replica.load(only, 'account');
  return new Map(aggregate === undefined ? [] : [[only, aggregate]]);
}
