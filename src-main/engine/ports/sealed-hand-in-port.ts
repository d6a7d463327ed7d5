import type { HandInState } from '../../../src-shared/contract/sync-state.ts';
import type { SealedCommand, SealedOutboxReply } from '../../../src-shared/protocol/sealed-outbox-api.ts';

export type SealedAnswer = SealedOutboxReply['results'][number];

export type SealedBatchLimits = {
  readonly maxCommands: number;
  /** Bytes of JSON. */
  readonly maxBytes: number;
};

/**
 * The sealed outboxes that a former file of this workstation has left beside the present one, or another workstation. They are never deleted;
 * a folder of which everything was answered is renamed. Calls are synchronous and durable.
 * @throws {StorageError} when disk or file fail.
 */
export type SealedHandInPort = {
  /** Whether there is something of this user that can be handed in now: one waits for the files that it refers to. */
  isWaiting(actorId: string): boolean;
  /** Everything of a user that was not answered, in order. */
  waiting(actorId: string): readonly SealedCommand[];
  /** Takes in records that another workstation has sealed; one that is here already changes nothing. */
  takeIn(records: readonly SealedCommand[]): void;
  /** The oldest records of a user that can be handed in, within the limits, at least one if any. */
  batchToHandIn(actorId: string, limits: SealedBatchLimits): readonly SealedCommand[];
  /**
   * Keeps what the server said. Refused commands go to those that need attention, with everything that was typed. What it
   * could not decide stays. Answers how many were decided.
   */
  recordAnswers(actorId: string, answers: readonly SealedAnswer[]): number;
  /** What was handed in for a user and what became of it; null where there was nothing, or nobody needs to know any more. */
  state(actorId: string): HandInState | null;
  /** The user has read what became of it; nothing while something is waiting. */
  dismiss(actorId: string): void;
};
