import {
  type Failure,
  type FailureCode,
  fail,
  failure,
  type Result,
} from '../../../src-shared/domain/failure.ts';
import type { FileReceived } from '../../../src-shared/protocol/file-api.ts';
import type { FileFacts, FilesPort } from '../../engine/ports/files-port.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { Backoff } from '../backoff.ts';
import { createCondition } from '../condition.ts';
import type { Connection } from '../connection.ts';
import type { SessionKeeper } from '../session-keeper.ts';
import type { FileClient } from './file-client.ts';

export type FilePushParts = {
  readonly files: FilesPort;
  /** Who is signed in; undefined before anybody has. */
  readonly actorId: () => string | undefined;
  readonly client: Pick<FileClient, 'send'>;
  readonly session: Pick<SessionKeeper, 'authorized'>;
  readonly connection: Pick<Connection, 'whenConnected' | 'fail'>;
  readonly backoff: Backoff;
  /** A file of this account has moved on. */
  readonly onFiles: (accountId: string) => void;
  /** A file is through, or never will be: the command that waited for it may go. */
  readonly onSent: () => void;
  readonly log: Log;
  readonly signal: AbortSignal;
};

export type FilePush = {
  /** A command with files may have been given, or somebody else signed in. */
  update(): void;
  /** Ends a pause after a failure. */
  now(): void;
  /** Resolves when the signal has aborted. Never rejects. */
  run(): Promise<void>;
};

/** The server will say the same of this file at every attempt. */
const lasting: ReadonlySet<FailureCode> = new Set([
  'FILE_TYPE_NOT_ALLOWED',
  'FILE_TOO_LARGE',
  'REQUEST_TOO_LARGE',
  'ACCOUNT_NOT_FOUND',
  'FORBIDDEN',
  'COMMAND_INVALID',
]);

/**
 * Sends the bytes of files that commands wait for, one file after the other, each in pieces from where the server
 * stands: whatever breaks off goes on where it was. The outbox keeps a command back until its files are through.
 */
export function createFilePush(parts: FilePushParts): FilePush {
  const { files, connection, backoff, log, signal } = parts;
  const next = () => {
    const actorId = parts.actorId();
    return actorId === undefined ? undefined : files.nextToSend(actorId);
  };
  const hasWork = createCondition(() => next() !== undefined);
  const sendNext = async (): Promise<void> => {
    const file = next();
    if (file === undefined) return;
    const sent = await sendFile(parts, file);
    if (signal.aborted) return;
    if (sent.ok) {
      files.markHere(file);
      backoff.succeed();
      return tell(parts, file);
    }
    if (lasting.has(sent.failure.code)) {
      log('warn', 'sync.file-refused', { code: sent.failure.code });
      files.markRefused(file, sent.failure.code);
      return tell(parts, file);
    }
    connection.fail(sent.failure);
    await backoff.wait(pauseFor(sent.failure));
  };
  return {
    update: hasWork.check,
    now: backoff.now,
    async run() {
      while ((await hasWork.met(signal)) && (await connection.whenConnected(signal))) {
        try {
          await sendNext();
        } catch (error) {
          log('error', 'sync.file-push-failed', { cause: error instanceof Error ? error.name : 'unknown' });
          await backoff.wait();
        }
      }
    },
  };
}

function tell({ onFiles, onSent }: FilePushParts, { accountId }: FileFacts): void {
  onFiles(accountId);
  onSent();
}

/** A server without files will not have them soon. */
function pauseFor(reason: Failure): Failure {
  return reason.code === 'COMMAND_UNKNOWN'
    ? failure('SERVER_UNAVAILABLE', { retryAfterSeconds: 600 })
    : reason;
}

async function sendFile(parts: FilePushParts, file: FileFacts): Promise<Result<FileReceived>> {
  const { files, client, session, signal, onFiles } = parts;
  const actorId = parts.actorId();
  const send = (start: number | null) =>
    session.authorized((token) =>
      client.send(token, file, start === null ? null : { start, content: files.piece(file, start) }),
    );
  let reply = await send(null);
  let before = -1;
  while (reply.ok && !reply.value.isWhole) {
    const { receivedBytes } = reply.value;
    // Somebody else has signed in: it waits for the person who added it.
    if (signal.aborted || parts.actorId() !== actorId) return fail('OFFLINE');
    if (receivedBytes >= file.sizeBytes || receivedBytes === before) return fail('SERVER_REPLY_INVALID');
    before = receivedBytes;
    files.markMoved(file, receivedBytes);
    onFiles(file.accountId);
    reply = await send(receivedBytes);
  }
  return reply;
}
