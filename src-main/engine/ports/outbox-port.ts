import type { Failure } from '../../../src-shared/domain/failure.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import type { ChainHead } from '../../../src-shared/protocol/chain-head.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import type { Outcome } from '../../../src-shared/protocol/outcome.ts';

/**
 * Where a command stands:
 * `waiting` not sent yet → `sent` handed to a request whose answer may be lost → `applied` by the server, its
 * documents not all here yet → `settled`; or `refused` → `dismissed` by a person; or `withdrawn` before it was sent.
 */
export const commandStates = [
  'waiting',
  'sent',
  'applied',
  'settled',
  'refused',
  'dismissed',
  'withdrawn',
] as const;
export type CommandState = (typeof commandStates)[number];

/** A command in the outbox. Never edited, never deleted; only its state moves on. */
export type OutboxCommand = {
  readonly envelope: CommandEnvelope;
  readonly actor: Actor;
  readonly state: CommandState;
  /** Why the server refused it; empty for every other state. */
  readonly failures: readonly Failure[];
  /** What the server wrote for it. */
  readonly documents: Outcome['documents'];
};

/** A command as it goes over the wire: exactly what was stored when it was given. */
export type OutboxMessage = { readonly id: string; readonly accountId: string; readonly body: unknown };

/** A command that may have to be handed in sealed; `text` is its JSON as it goes over the wire. */
export type SealableCommand = {
  readonly id: string;
  /** Where it stands among the commands of the device. */
  readonly position: number;
  readonly text: string;
};

export type BatchLimits = {
  readonly maxCommands: number;
  /** Bytes of JSON. */
  readonly maxBytes: number;
  /** Accounts to leave out. */
  readonly exceptAccounts?: ReadonlySet<string>;
  /** The only account to take from. */
  readonly onlyAccount?: string | undefined;
};

/** What the server said about one command. */
export type Judgement =
  | { readonly status: 'applied'; readonly documents: Outcome['documents'] }
  | { readonly status: 'refused'; readonly failures: readonly Failure[] };

export type OutboxCounts = {
  /** Commands that the server has not answered yet. */
  readonly waiting: number;
  /** Refused commands that nobody has dealt with yet. */
  readonly attention: number;
};

/**
 * The commands of this device, in order. All calls are synchronous and durable: what a call changed is on disk when
 * it returns. Every change of a command marks its account stale in the worklist, in the same transaction.
 * @throws {StorageError} when disk or file fail; nothing has changed then.
 */
export type OutboxPort = {
  append(envelope: CommandEnvelope, actor: Actor): void;
  /** What a user's effective state of an account needs (waiting, sent, applied), oldest first. */
  pendingOf(accountId: string, actorId: string): readonly OutboxCommand[];
  /** A command as it was given; undefined when there is no such command. */
  envelopeOf(commandId: string): CommandEnvelope | undefined;
  /** The oldest unanswered commands of a user within the limits, at least one if any. */
  batchToSend(actorId: string, limits: BatchLimits): readonly OutboxMessage[];
  /** From now on these cannot be withdrawn: a request with them may reach the server. */
  markSent(commandIds: readonly string[]): void;
  /** Records the server's answer; false when it is unknown or already answered (a duplicate changes nothing). */
  recordJudgement(commandId: string, judgement: Judgement): boolean;
  /** Applied commands whose documents have not all arrived, of these accounts. */
  applied(accountIds?: ReadonlySet<string>): readonly OutboxCommand[];
  /** Ids of all unanswered commands. */
  unansweredIds(): readonly string[];
  /** Those whose outcome may be taken from the feed: not the ones offered again, whose old outcome may still be held. */
  awaitedFromFeed(): readonly string[];
  /** The replica holds all that these wrote: they leave the effective state. */
  markSettled(commandIds: readonly string[]): void;
  /** Takes a user's command back; false when it is not waiting any more. */
  withdraw(commandId: string, actorId: string): boolean;
  /** A user's commands that the server has not answered, newest first, at most `limit`. */
  unanswered(actorId: string, limit: number): readonly OutboxCommand[];
  /** A user's refused commands, newest first. */
  attention(actorId: string): readonly OutboxCommand[];
  /** A person has dealt with a refused command of their own; false when it is not refused. */
  dismiss(commandId: string, actorId: string): boolean;
  counts(actorId: string): OutboxCounts;
  /** A user's commands behind a position that would be missed (unanswered, or refused and not dealt with), in order. */
  toSeal(actorId: string, after: number): readonly SealableCommand[];
  /** The ids of all such commands, whoever gave them. */
  sealableIds(): ReadonlySet<string>;
  /** Those of the ids that no command here ever had. */
  unknownOf(commandIds: readonly string[]): ReadonlySet<string>;
  /** Takes a refused command of a former file among those that need attention; one that is here already stays as it is. */
  takeRefused(envelope: CommandEnvelope, actor: Actor, failures: readonly Failure[]): void;
  /**
   * Remembers which server state the replica follows. After a restore (another incarnation than before) every applied
   * command is offered again, in the same transaction; the server answers known ones as before. Answers how many were
   * offered, undefined when the incarnation is known or the first.
   */
  followServer(incarnation: string): number | undefined;
  /**
   * Offers the commands again although the incarnation is the same: the server has lost what it had told. Answers how
   * many were offered.
   */
  offerAgain(incarnation: string): number;
  /** The outcomes that the replica holds are those of this incarnation: offered commands may be settled by them. */
  trustFeed(incarnation: string): void;
  /** Where the device's audit chain ends, which tells of every command given, withdrawn, answered and dismissed. */
  chainHead(): ChainHead;
  /** The row of that chain with a number; undefined where there is none. */
  chainRow(n: number): ChainHead | undefined;
};
