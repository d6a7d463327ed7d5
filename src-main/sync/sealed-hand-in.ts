import { type Failure, failure, type Result } from '../../src-shared/domain/failure.ts';
import type { FileReceived } from '../../src-shared/protocol/file-api.ts';
import type { SealedPieceRequest } from '../../src-shared/protocol/sealed-file-api.ts';
import {
  maxSealedCommandsPerRequest,
  type SealedCommand,
} from '../../src-shared/protocol/sealed-outbox-api.ts';
import type { LeftFile, LeftFilesPort } from '../engine/ports/left-files-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { SealedAnswer, SealedHandInPort } from '../engine/ports/sealed-hand-in-port.ts';
import type { Backoff } from './backoff.ts';
import { batchSizeOf } from './batch-size.ts';
import { createCondition } from './condition.ts';
import type { Connection } from './connection.ts';
import { isLastingRefusal, pushSealedFile } from './sealed-file-push.ts';

export type SealedHandInRunParts = {
  readonly sealed: SealedHandInPort;
  readonly leftFiles: LeftFilesPort;
  /** Who is signed in; empty where nobody is. */
  readonly actorId: () => string;
  readonly send: (records: readonly SealedCommand[]) => Promise<Result<readonly SealedAnswer[]>>;
  readonly sendPiece: (request: SealedPieceRequest) => Promise<Result<FileReceived>>;
  readonly connection: Pick<Connection, 'whenConnected' | 'fail'>;
  readonly backoff: Backoff;
  /** Something was answered. */
  readonly onChange: () => void;
  readonly log: Log;
  readonly signal: AbortSignal;
};

export type SealedHandInRun = {
  /** Another person may be signed in. */
  update(): void;
  /** Ends the pause after a failure. */
  now(): void;
  /** Resolves when the signal has aborted. Never rejects. */
  run(): Promise<void>;
};

/** Leaves room for the request around the records. */
const maxBatchBytes = 1_000_000;

const notSoon = failure('SERVER_UNAVAILABLE', { retryAfterSeconds: 600 });

/**
 * Hands in what a former file of this workstation has left sealed, in the background, as often as it takes: until the
 * server has answered for all of the person who is signed in.
 */
export function createSealedHandInRun(parts: SealedHandInRunParts): SealedHandInRun {
  const { sealed, actorId, connection, backoff, log, signal } = parts;
  const size = batchSizeOf(maxSealedCommandsPerRequest);
  const isWaiting = createCondition(
    () => sealed.isWaiting(actorId()) || parts.leftFiles.next(actorId()) !== undefined,
  );

  const handIn = async (): Promise<void> => {
    const userId = actorId();
    // Before what refers to them.
    const file = parts.leftFiles.next(userId);
    if (file !== undefined) return handInFile(userId, file);
    const limits = { maxCommands: size.present(), maxBytes: maxBatchBytes };
    const batch = sealed.batchToHandIn(userId, limits);
    const reply = await parts.send(batch);
    if (signal.aborted || userId !== actorId()) return;
    if (!reply.ok) return afterFailure(reply.failure, batch);
    const decided = sealed.recordAnswers(userId, reply.value);
    parts.onChange();
    if (decided === 0) return backoff.wait();
    backoff.succeed();
    size.succeed();
  };
  const handInFile = async (userId: string, file: LeftFile): Promise<void> => {
    const isWanted = () => !signal.aborted && userId === actorId();
    const sent = await pushSealedFile({ send: parts.sendPiece, isWanted }, file);
    if (!isWanted()) return;
    if (sent.ok) parts.leftFiles.settle(file, 'handed-in');
    else if (!isLastingRefusal(sent.failure)) return afterFailure(sent.failure, []);
    else {
      log('warn', 'sync.sealed-file-refused', { code: sent.failure.code });
      parts.leftFiles.settle(file, 'refused');
    }
    backoff.succeed();
  };
  const afterFailure = async (reason: Failure, batch: readonly SealedCommand[]): Promise<void> => {
    if (reason.code === 'REQUEST_TOO_LARGE' && batch.length > 1) return size.halve(batch.length);
    connection.fail(reason);
    // A server that does not know how, or a proxy that lets nothing so large through: somebody has to change that.
    const isLasting = reason.code === 'COMMAND_UNKNOWN' || reason.code === 'REQUEST_TOO_LARGE';
    await backoff.wait(isLasting ? notSoon : reason);
  };
  return {
    update: isWaiting.check,
    now: backoff.now,
    async run() {
      while ((await isWaiting.met(signal)) && (await connection.whenConnected(signal))) {
        try {
          await handIn();
        } catch (error) {
          log('error', 'sync.sealed-hand-in-failed', {
            cause: error instanceof Error ? error.name : 'unknown',
          });
          await backoff.wait();
        }
      }
    },
  };
}
