import { type Failure, fail, failure, type Result, succeed } from '../../src-shared/domain/failure.ts';
import {
  maxCommandBytesPerRequest,
  maxCommandsPerRequest,
} from '../../src-shared/protocol/command-envelope.ts';
import type { Outcome } from '../../src-shared/protocol/outcome.ts';
import type { CommandsReply } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { OutboxMessage, OutboxPort } from '../engine/ports/outbox-port.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import { batchSizeOf } from './batch-size.ts';
import type { Connection } from './connection.ts';
import { createHeldAccounts, type HeldAccounts } from './held-accounts.ts';

export type OutboxPushParts = {
  readonly outbox: OutboxPort;
  readonly device: DevicePort;
  readonly connection: Connection;
  /** Sends bodies of commands in order. */
  readonly send: (commands: readonly unknown[]) => Promise<Result<CommandsReply>>;
  /** What the server said about a command; the listener tells the outbox. */
  readonly onOutcome: (outcome: Outcome) => Promise<void>;
  /** The outbox has changed by itself. */
  readonly onChange: () => void;
  /** Nothing is left to send, or it has to wait. */
  readonly onIdle: () => void;
  readonly scheduler: Scheduler;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
};

export type OutboxPush = {
  /** Sends what waits, if connected. One request at a time. */
  poke(): void;
  /** Ends the pauses after failures. */
  now(): void;
  isBusy(): boolean;
  close(): Promise<void>;
};

// Leaves room for the request around the commands.
const maxBatchBytes = maxCommandBytesPerRequest - 10_000;

/** Hands in the outbox's commands in order, in batches, as often as it takes: the server answers each id once. */
export function createOutboxPush(parts: OutboxPushParts): OutboxPush {
  return new BatchPush(parts);
}

class BatchPush implements OutboxPush {
  readonly #parts: OutboxPushParts;
  readonly #backoff: Backoff;
  readonly #held: HeldAccounts;
  readonly #size = batchSizeOf(maxCommandsPerRequest);
  #running: Promise<void> | undefined;
  #isAskedAgain = false;
  /** The last request but for retries of held accounts was answered. */
  #isServerWell = false;

  constructor(parts: OutboxPushParts) {
    this.#parts = parts;
    this.#backoff = createBackoff(parts);
    this.#held = createHeldAccounts(parts, () => this.poke());
  }

  poke(): void {
    this.#isAskedAgain = this.#running !== undefined;
    this.#running ??= this.#run();
  }

  now(): void {
    this.#backoff.now();
    this.#held.now();
  }

  isBusy(): boolean {
    return this.#running !== undefined;
  }

  async close(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    const { log, signal, onIdle } = this.#parts;
    try {
      await this.#sendAll();
    } catch (error) {
      // The disk failed or the program is wrong. The commands are safe and go with the next attempt.
      log('error', 'sync.push-failed', { cause: error instanceof Error ? error.name : 'unknown' });
      await this.#backoff.wait();
      this.#isAskedAgain = true;
    }
    this.#running = undefined;
    if (signal.aborted) return;
    if (this.#isAskedAgain) this.poke();
    else onIdle();
  }

  async #sendAll(): Promise<void> {
    const { signal, connection, device, outbox } = this.#parts;
    while (!signal.aborted && connection.status() === 'connected') {
      const actorId = device.session()?.actor.userId ?? '';
      const batch = this.#nextBatch(actorId);
      if (batch.length === 0) return;
      outbox.markSent(batch.map((command) => command.id));
      const reply = await this.#parts.send(batch.map((command) => command.body));
      // Somebody else may have signed in meanwhile: these commands wait for the person who gave them.
      if (signal.aborted) return;
      if (device.session()?.actor.userId !== actorId) continue;
      const taken = reply.ok ? await this.#takeAnswers(batch, reply.value) : reply;
      if (!taken.ok) await this.#afterFailure(batch, taken.failure);
    }
  }

  /** What nothing stands against, and after that one command of an account that had to wait. */
  #nextBatch(actorId: string): readonly OutboxMessage[] {
    const { outbox } = this.#parts;
    const limits = { maxCommands: this.#size.present(), maxBytes: maxBatchBytes };
    const batch = outbox.batchToSend(actorId, { ...limits, exceptAccounts: this.#held.all() });
    if (batch.length > 0) return batch;
    for (let due = this.#held.due(); due !== undefined; due = this.#held.due()) {
      const one = outbox.batchToSend(actorId, { ...limits, maxCommands: 1, onlyAccount: due });
      if (one.length > 0) return one;
      this.#held.release(due);
    }
    return [];
  }

  /** Records the answers one by one; a failure when there was not a single one. */
  async #takeAnswers(batch: readonly OutboxMessage[], reply: CommandsReply): Promise<Result<void>> {
    const { connection, outbox, onOutcome } = this.#parts;
    const asked = new Set(batch.map((command) => command.id));
    let isReadable = false;
    for (const [index, { id, outcome, problem }] of reply.results.entries()) {
      const commandId = id ?? batch[index]?.id;
      if (commandId === undefined || !asked.has(commandId)) continue;
      if (outcome !== null && outcome.id === commandId) await onOutcome(outcome);
      // It stays as it is and is sent again.
      else if (problem === 'NOT_DECIDED') isReadable = true;
      else if (problem !== null) this.#refuse(commandId, problem);
    }
    const unanswered = new Set(outbox.unansweredIds());
    const left = batch.filter((command) => unanswered.has(command.id));
    if (left.length === batch.length && !isReadable) return fail('SERVER_REPLY_INVALID');
    // The server could not decide about these: the rest goes on without them.
    const undecided = new Set(left.map((command) => command.accountId));
    for (const { accountId } of batch) if (!undecided.has(accountId)) this.#held.release(accountId);
    for (const accountId of undecided) this.#held.hold(accountId);
    connection.succeed();
    this.#isServerWell = true;
    this.#backoff.succeed();
    this.#size.succeed();
    return succeed(undefined);
  }

  async #afterFailure(batch: readonly OutboxMessage[], reason: Failure): Promise<void> {
    const { code } = reason;
    const [only] = batch;
    if (code === 'REQUEST_TOO_LARGE') {
      if (batch.length === 1 && only !== undefined) this.#refuse(only.id, 'REQUEST_TOO_LARGE');
      return this.#size.halve(batch.length);
    }
    this.#parts.connection.fail(reason);
    const mayBePoison = code === 'SERVER_UNAVAILABLE' || code === 'SERVER_REPLY_INVALID';
    if (mayBePoison && only !== undefined) {
      const isRetry = this.#held.all().has(only.accountId);
      if (isRetry || this.#size.fail(batch.length)) this.#held.hold(only.accountId);
      // A retry has a back-off of its own: it must not slow down what the server does take.
      if (isRetry && this.#isServerWell) return;
    }
    this.#isServerWell = false;
    await this.#backoff.wait(reason);
  }

  #refuse(commandId: string, code: 'REQUEST_TOO_LARGE' | 'COMMAND_INVALID' | 'COMMAND_TAMPERED'): void {
    const { outbox, onChange, log } = this.#parts;
    log('warn', 'sync.command-not-taken', { code });
    outbox.recordJudgement(commandId, { status: 'refused', failures: [failure(code)] });
    onChange();
  }
}
