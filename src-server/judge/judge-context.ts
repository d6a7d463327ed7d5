import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { Policy } from '../../src-shared/domain/organisation/policy.ts';
import type { CommandEnvelope } from '../../src-shared/protocol/command-envelope.ts';
import type { Clock } from '../app/clock.ts';
import type { Session } from '../identity/session.ts';

export type JudgeContext = {
  readonly session: Session;
  readonly policy: Policy;
  readonly clock: Clock;
  /** M4: the server's business date. */
  readonly today: () => BusinessDate;
  readonly onBug: (error: unknown, commandName: string) => void;
};

/** A readable command with the hash of its body, by which a copy is told from a forgery. */
export type IncomingCommand = { readonly envelope: CommandEnvelope; readonly bodyHash: string };
