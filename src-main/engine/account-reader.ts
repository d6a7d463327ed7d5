import type { CommandReads } from '../../src-shared/commands/command.ts';
import { defaultPolicy, type Policy } from '../../src-shared/domain/organisation/policy.ts';
import { type EffectiveAccount, effectiveAccount } from './effective-account.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { OutboxPort } from './ports/outbox-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';
import { isReplicaShown } from './replica-shown.ts';

export type AccountReader = {
  /** The rules' settings of the organisation that is signed in. */
  policy(): Policy;
  /**
   * The effective state of an account for the person who is signed in; undefined when the replica does not hold it or
   * still belongs to somebody else.
   */
  read(accountId: string, reads: CommandReads): Promise<EffectiveAccount | undefined>;
  /** The same whomever the replica belongs to: for rows that are not shown before it is theirs. */
  readHeld(accountId: string): Promise<EffectiveAccount | undefined>;
};

/** Loads accounts as screens show them. */
export function createAccountReader(
  replica: ReplicaPort,
  outbox: OutboxPort,
  device: DevicePort,
): AccountReader {
  const policy = () => device.session()?.organisation.policy ?? defaultPolicy;
  const load = async (accountId: string, reads: CommandReads) => {
    // Before the documents: a command that settles meanwhile then counts twice, which has no effect, instead of never.
    const pending = outbox.pendingOf(accountId, device.session()?.actor.userId ?? '');
    const held = await replica.load(accountId, reads);
    return held && effectiveAccount(held, pending, policy());
  };
  return {
    policy,
    async read(accountId, reads) {
      if (!isReplicaShown(device)) return undefined;
      const account = await load(accountId, reads);
      return isReplicaShown(device) ? account : undefined;
    },
    readHeld: (accountId) => load(accountId, 'account'),
  };
}
