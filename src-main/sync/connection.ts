import { type Failure, failure } from '../../src-shared/domain/failure.ts';
import type { Hint } from '../../src-shared/protocol/sync-api.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import { backoffDelayMs } from './backoff-delay.ts';
import { createCondition } from './condition.ts';
import { readHints } from './hint-stream.ts';
import type { ServerClient } from './server-client.ts';
import type { SessionKeeper } from './session-keeper.ts';

export type ConnectionStatus = 'starting' | 'connected' | 'offline' | 'sign-in-needed' | 'update-needed';

export type Connection = {
  status(): ConnectionStatus;
  /** Resolves true when connected, false when the signal aborts first. */
  whenConnected(signal: AbortSignal): Promise<boolean>;
  /**
   * A request failed. Closes the line, so that everything waits for the next connection, where nothing can go over it
   * (OFFLINE, SIGN_IN_NEEDED, PROTOCOL_TOO_OLD); any other failure is that request's own.
   */
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
  return new ServerConnection(parts);
}

class ServerConnection implements Connection {
  readonly #parts: ConnectionParts;
  readonly #isConnected = createCondition(() => this.#status === 'connected');
  #status: ConnectionStatus = 'starting';
  #attempt = 0;
  #line: { readonly controller: AbortController; failure?: Failure } | undefined;
  #pause = new AbortController();
  /** Ends the present line, also while it is being opened. */
  #ending = new AbortController();

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  status(): ConnectionStatus {
    return this.#status;
  }

  whenConnected(signal: AbortSignal): Promise<boolean> {
    return this.#isConnected.met(signal);
  }

  fail(reason: Failure): void {
    this.#parts.log('warn', 'sync.request-failed', { code: reason.code });
    const line = this.#line;
    if (line === undefined || line.failure !== undefined || !lineEnds.has(reason.code)) return;
    line.failure = reason;
    this.#setStatus(statusAfter(reason));
    line.controller.abort();
  }

  succeed(): void {
    this.#attempt = 0;
  }

  now(): void {
    this.#attempt = 0;
    this.#pause.abort();
  }

  reconnect(): void {
    this.now();
    this.#ending.abort();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const ended = await this.#holdLine(signal);
      if (!signal.aborted) await this.#pauseAfter(ended, signal);
    }
  }

  /** One line from opening to its end; answers why it ended. */
  async #holdLine(signal: AbortSignal): Promise<Failure> {
    const { session, client, scheduler, onConnected, onHint } = this.#parts;
    if (!session.hasSession()) return failure('SIGN_IN_NEEDED');
    const controller = new AbortController();
    this.#ending = controller;
    const lineSignal = AbortSignal.any([signal, controller.signal]);
    const opened = await session.authorized((token) => client.openStream(token, lineSignal));
    if (!opened.ok) return opened.failure;
    const line: { readonly controller: AbortController; failure?: Failure } = { controller };
    this.#line = line;
    this.#setStatus('connected');
    onConnected();
    await readHints({ stream: opened.value, onHint, scheduler, signal: lineSignal, silenceLimitMs });
    controller.abort();
    this.#line = undefined;
    return line.failure ?? failure('OFFLINE');
  }

  async #pauseAfter(ended: Failure, signal: AbortSignal): Promise<void> {
    const { session, scheduler, random } = this.#parts;
    // Somebody may have signed in since: then nobody would end the wait for it.
    const needsPerson = ended.code === 'SIGN_IN_NEEDED' && !session.hasSession();
    const delayMs = needsPerson ? untilWokenMs : pauseMs(ended, this.#attempt, random);
    this.#attempt += 1;
    this.#pause = new AbortController();
    this.#setStatus(statusAfter(ended));
    await scheduler.wait(delayMs, AbortSignal.any([signal, this.#pause.signal]));
  }

  #setStatus(next: ConnectionStatus): void {
    if (next === this.#status) return;
    this.#status = next;
    this.#parts.log('info', 'sync.status', { status: next });
    this.#parts.onStatus(next);
    this.#isConnected.check();
  }
}

const lineEnds: ReadonlySet<string> = new Set(['OFFLINE', 'SIGN_IN_NEEDED', 'PROTOCOL_TOO_OLD']);

function statusAfter({ code }: Failure): ConnectionStatus {
  if (code === 'SIGN_IN_NEEDED') return 'sign-in-needed';
  return code === 'PROTOCOL_TOO_OLD' ? 'update-needed' : 'offline';
}

function pauseMs({ code }: Failure, attempt: number, random: () => number): number {
  return code === 'PROTOCOL_TOO_OLD' ? updateRetryMs : backoffDelayMs(attempt, random);
}
