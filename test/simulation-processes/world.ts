import type { SeededRandom } from '../bench/harness/seeded-random.ts';
import type { Administrator } from './administrator.ts';
import type { SimulatedOrganisation } from './organisation.ts';
import type { Cluster } from './processes/postgresql.ts';
import type { CentralServer } from './processes/server.ts';
import type { Tally } from './tally.ts';
import type { Workstation } from './workstation.ts';

/** Everything that runs. */
export type World = {
  readonly organisation: SimulatedOrganisation;
  readonly cluster: Cluster;
  readonly server: CentralServer;
  readonly workstations: readonly Workstation[];
  readonly administrator: Administrator;
  readonly random: SeededRandom;
  /** Users who are getting a new password. */
  readonly changing: Set<string>;
  readonly tally: Tally;
};
