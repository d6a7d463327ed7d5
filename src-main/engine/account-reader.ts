import type { CommandReads } from '../../src-shared/commands/command.ts';
import { defaultPolicy, type Policy } from '../../src-shared/domain/organisation/policy.ts';
import { type EffectiveAccount, effectiveAccount } from './effective-account.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { OutboxPort } from './ports/outbox-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';

export type AccountReader = {
  /** The rules' settings of the organisation that is signed in. */
  policy(): Policy;
  /** The effective state of an account; undefined when the replica does not hold it. */
  read(accountId: string, reads: CommandReads): Promise<EffectiveAccount | undefined>;
};

/** Loads accounts as screens show them. */
export function createAccountReader(
  replica: ReplicaPort,
  outbox: OutboxPort,
  device: DevicePort,
): AccountReader {
  const policy = () => device.session()?.organisation.policy ?? defaultPolicy;
  return {
    policy,
    async read(accountId, reads) {
      const held = await replica.load(accountId, reads);
      return held && effectiveAccount(held, outbox.pendingOf(accountId), policy());
    },
  };
}
