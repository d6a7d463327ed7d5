import { type Failure, failure } from '../../src-shared/domain/failure.ts';
import type { Hint } from '../../src-shared/protocol/sync-api.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import { backoffDelayMs } from './backoff-delay.ts';
import { readHints } from './hint-stream.ts';
import type { ServerClient } from './server-client.ts';
import type { SessionKeeper } from './session-keeper.ts';

export type ConnectionStatus = 'starting' | 'connected' | 'offline' | 'sign-in-needed' | 'update-needed';

export type Connection = {
  status(): ConnectionStatus;
  /** Resolves true when connected, false when the signal aborts first. */
  whenConnected(signal: AbortSignal): Promise<boolean>;
  /** A request failed: closes the line, so that everything waits for the next connection. */
  fail(failure: Failure): void;
  /** A request succeeded: the back-off starts over. */
  succeed(): void;
  /** Tries now, whatever the back-off or a missing session said. */
  now(): void;
  /** Ends the present line, which belongs to another user, and connects again. */
  reconnect(): void;
  /** Connects and connects again until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
};

export type ConnectionParts = {
  readonly client: ServerClient;
  readonly session: SessionKeeper;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: Log;
  readonly onStatus: (status: ConnectionStatus) => void;
  readonly onConnected: () => void;
  readonly onHint: (hint: Hint) => void;
};

const silenceLimitMs = 60_000;
const updateRetryMs = 600_000;
// The longest that a timer can wait.
const untilWokenMs = 2 ** 31 - 1;

/** Holds the line to the server: one hint stream, and the word whether requests make sense now. */
export function createConnection(parts: ConnectionParts): Connection {
  let status: ConnectionStatus = 'starting';
  let attempt = 0;
  let line: { readonly controller: AbortController; failure?: Failure } | undefined;
  let pause = new AbortController();
  const waiting = new Set<() => void>();

  const setStatus = (next: ConnectionStatus): void => {
    if (next === status) return;
    status = next;
    parts.log('info', 'sync.status', { status });
    parts.onStatus(next);
    if (next === 'connected') for (const release of [...waiting]) release();
  };

  /** One line from opening to its end; answers why it ended. */
  const holdLine = async (signal: AbortSignal): Promise<Failure> => {
    if (!parts.session.hasSession()) return failure('SIGN_IN_NEEDED');
    const controller = new AbortController();
    const lineSignal = AbortSignal.any([signal, controller.signal]);
    const opened = await parts.session.authorized((token) => parts.client.openStream(token, lineSignal));
    if (!opened.ok) return opened.failure;
    line = { controller };
    setStatus('connected');
    parts.onConnected();
    const { scheduler, onHint } = parts;
    await readHints({ stream: opened.value, onHint, scheduler, signal: lineSignal, silenceLimitMs });
    const ended = line.failure ?? failure('OFFLINE');
    controller.abort();
    line = undefined;
    return ended;
  };

  const pauseAfter = async (ended: Failure, signal: AbortSignal): Promise<void> => {
    // Somebody may have signed in since: then nobody would end the wait for it.
    const needsPerson = ended.code === 'SIGN_IN_NEEDED' && !parts.session.hasSession();
    const delayMs = needsPerson ? untilWokenMs : pauseMs(ended, attempt, parts.random);
    attempt += 1;
    pause = new AbortController();
    setStatus(statusAfter(ended));
    await parts.scheduler.wait(delayMs, AbortSignal.any([signal, pause.signal]));
  };

  return {
    status: () => status,
    whenConnected: (signal) =>
      new Promise((resolve) => {
        if (status === 'connected' || signal.aborted) return resolve(!signal.aborted);
        const release = () => {
          waiting.delete(release);
          signal.removeEventListener('abort', release);
          resolve(!signal.aborted);
        };
        waiting.add(release);
        signal.addEventListener('abort', release);
      }),
    fail(reason) {
      if (line === undefined || line.failure !== undefined) return;
      parts.log('warn', 'sync.request-failed', { code: reason.code });
      line.failure = reason;
      setStatus(statusAfter(reason));
      line.controller.abort();
    },
    succeed() {
      attempt = 0;
    },
    now() {
      attempt = 0;
      pause.abort();
    },
    reconnect() {
      attempt = 0;
      pause.abort();
      line?.controller.abort();
    },
    async run(signal) {
      while (!signal.aborted) {
        const ended = await holdLine(signal);
        if (!signal.aborted) await pauseAfter(ended, signal);
      }
    },
  };
}

function statusAfter({ code }: Failure): ConnectionStatus {
  if (code === 'SIGN_IN_NEEDED') return 'sign-in-needed';
  return code === 'PROTOCOL_TOO_OLD' ? 'update-needed' : 'offline';
}

function pauseMs({ code }: Failure, attempt: number, random: () => number): number {
  return code === 'PROTOCOL_TOO_OLD' ? updateRetryMs : backoffDelayMs(attempt, random);
}
