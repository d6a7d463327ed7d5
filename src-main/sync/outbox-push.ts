import { failure, type Result } from '../../src-shared/domain/failure.ts';
import {
  type CommandEnvelope,
  maxCommandBytesPerRequest,
  maxCommandsPerRequest,
} from '../../src-shared/protocol/command-envelope.ts';
import type { Outcome } from '../../src-shared/protocol/outcome.ts';
import type { CommandsReply } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { OutboxPort } from '../engine/ports/outbox-port.ts';
import type { Connection } from './connection.ts';

export type OutboxPushParts = {
  readonly outbox: OutboxPort;
  readonly device: DevicePort;
  readonly connection: Connection;
  readonly send: (commands: readonly CommandEnvelope[]) => Promise<Result<CommandsReply>>;
  /** What the server said about a command; the listener tells the outbox. */
  readonly onOutcome: (outcome: Outcome) => Promise<void>;
  /** The outbox has changed by itself. */
  readonly onChange: () => void;
  /** Nothing is left to send, or it has to wait. */
  readonly onIdle: () => void;
  readonly log: Log;
  readonly signal: AbortSignal;
};

export type OutboxPush = {
  /** Sends what waits, if connected. One request at a time. */
  poke(): void;
  isBusy(): boolean;
  close(): Promise<void>;
};

// Leaves room for the request around the commands.
const maxBatchBytes = maxCommandBytesPerRequest - 10_000;

/** Hands in the outbox's commands in order, in batches, as often as it takes: the server answers each id once. */
export function createOutboxPush(parts: OutboxPushParts): OutboxPush {
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  const poke = (): void => {
    if (running !== undefined) {
      isAskedAgain = true;
      return;
    }
    running = sendAll(parts)
      .catch((error: unknown) => {
        // The disk failed or the program is wrong. The commands are safe and go with the next attempt.
        parts.log('error', 'sync.push-failed', { cause: error instanceof Error ? error.name : 'unknown' });
      })
      .then(() => {
        running = undefined;
        if (parts.signal.aborted) return;
        if (isAskedAgain) poke();
        else parts.onIdle();
      });
    isAskedAgain = false;
  };
  return {
    poke,
    isBusy: () => running !== undefined,
    async close() {
      await running;
    },
  };
}

async function sendAll(parts: OutboxPushParts): Promise<void> {
  let maxCommands = maxCommandsPerRequest;
  while (!parts.signal.aborted && parts.connection.status() === 'connected') {
    const actorId = parts.device.session()?.actor.userId;
    const batch = actorId === undefined ? [] : parts.outbox.batchToSend(actorId, maxCommands, maxBatchBytes);
    if (batch.length === 0) return;
    parts.outbox.markSent(batch.map((command) => command.id));
    const reply = await parts.send(batch);
    if (parts.signal.aborted) return;
    if (reply.ok) {
      parts.connection.succeed();
      maxCommands = maxCommandsPerRequest;
      if (!(await takeAnswers(parts, batch, reply.value))) return;
    } else if (reply.failure.code === 'REQUEST_TOO_LARGE') {
      maxCommands = Math.max(1, Math.floor(batch.length / 2));
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) refuse(parts, only.id, 'REQUEST_TOO_LARGE');
    } else {
      return parts.connection.fail(reply.failure);
    }
  }
}

/** Records the answers one by one; false when the server has not answered the first command of the batch. */
async function takeAnswers(
  parts: OutboxPushParts,
  batch: readonly CommandEnvelope[],
  reply: CommandsReply,
): Promise<boolean> {
  const asked = new Set<string>(batch.map((command) => command.id));
  for (const [index, { id, outcome, problem }] of reply.results.entries()) {
    const commandId = id ?? batch[index]?.id;
    if (commandId === undefined || !asked.has(commandId)) continue;
    if (outcome !== null && outcome.id === commandId) await parts.onOutcome(outcome);
    else if (problem !== null) refuse(parts, commandId, problem);
  }
  const unanswered = new Set(parts.outbox.unansweredIds());
  if (batch.some((command) => !unanswered.has(command.id))) return true;
  parts.connection.fail(failure('SERVER_REPLY_INVALID'));
  return false;
}

function refuse(
  { outbox, onChange, log }: OutboxPushParts,
  commandId: string,
  code: 'REQUEST_TOO_LARGE' | 'COMMAND_INVALID' | 'COMMAND_TAMPERED',
): void {
  log('warn', 'sync.command-not-taken', { code });
  outbox.recordJudgement(commandId, { status: 'refused', failure: failure(code) });
  onChange();
}
