import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { CommandEnvelope } from '../../src-shared/protocol/command-envelope.ts';
import type { CommandsReply } from '../../src-shared/protocol/sync-api.ts';
import type { Clock } from '../app/clock.ts';
import type { Session } from '../identity/session.ts';
import type { TenantSettings } from './tenant-settings.ts';

export type JudgeContext = {
  readonly session: Session;
  readonly clock: Clock;
  /** M4: the server's business date. */
  readonly today: () => BusinessDate;
  readonly onBug: (error: unknown, commandName: string) => void;
  /** Told of settings that cannot be read. */
  readonly warn: (message: string) => void;
  readonly settings: TenantSettings;
};

/** A readable command with the hash of its body, by which a copy is told from a forgery. */
export type IncomingCommand = { readonly envelope: CommandEnvelope; readonly bodyHash: string };

/** The answer to one command of a request. */
export type JudgeResult = CommandsReply['results'][number];
