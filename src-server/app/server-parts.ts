import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { HintHub } from '../store/hints.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { ServerLimits } from './server-limits.ts';
import type { ServerLog } from './server-log.ts';
import type { ServerMetrics } from './server-metrics.ts';

/** What the server is built from. */
export type ServerParts = {
  readonly store: Store;
  readonly hints: HintHub;
  readonly clock: Clock;
  readonly newId: () => string;
  /** M4: the business date of imports that come without a person at a workstation. */
  readonly today: () => BusinessDate;
  readonly log: ServerLog;
  readonly metrics: ServerMetrics;
  readonly limits: ServerLimits;
  /** Whose word about a client's address is taken: a reverse proxy's, by address or network; false without one. */
  readonly trustProxy: string | false;
  /** May use the import route and nothing else; null when there is no operator on this machine. */
  readonly operatorToken: string | null;
};
