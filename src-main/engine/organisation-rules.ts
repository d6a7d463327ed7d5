import { defaultPolicy, type Policy } from '../../src-shared/domain/organisation/policy.ts';
import type { Reference } from '../../src-shared/domain/organisation/reference.ts';
import { defaultStrategy, type Strategy } from '../../src-shared/domain/priority/strategy.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { ReplicaPort } from './ports/replica-port.ts';

/**
 * The rules' settings of the organisation that is signed in. The documents that hold are named like their kind; others
 * of the kind may be drafts.
 */
export type OrganisationRules = {
  /** As the reference data say; before they are here, as the session does. */
  policy(): Policy;
  strategy(): Strategy;
  /** Reads the reference data of the replica again. */
  load(): Promise<void>;
};

export function createOrganisationRules(
  replica: Pick<ReplicaPort, 'reference'>,
  device: Pick<DevicePort, 'session'>,
): OrganisationRules {
  let held: readonly Reference[] = [];
  let loading: Promise<void> = Promise.resolve();
  const read = async (): Promise<void> => {
    held = await replica.reference();
  };
  const called = (id: string) => held.filter((one) => one.id === id);
  return {
    policy: () =>
      called('policy').find((one) => one.kind === 'policy')?.value ??
      device.session()?.organisation.policy ??
      defaultPolicy,
    strategy: () => called('strategy').find((one) => one.kind === 'strategy')?.value ?? defaultStrategy,
    load() {
      // One after the other, so that what is read last is what counts.
      loading = loading.then(read, read);
      return loading;
    },
  };
}
