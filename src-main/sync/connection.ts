import { type OfflineReason, offlineReasons } from '../../src-shared/contract/sync-state.ts';
import { type Failure, type FailureCode, failure } from '../../src-shared/domain/failure.ts';
import type { Hint } from '../../src-shared/protocol/sync-api.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import { pauseMs } from './backoff.ts';
import { createCondition } from './condition.ts';
import { readHints } from './hint-stream.ts';
import type { ServerClient } from './server-client.ts';
import type { SessionKeeper } from './session-keeper.ts';

export type ConnectionStatus = 'starting' | 'connected' | 'offline' | EndedStatus;

/** What a person or an update must end. */
type EndedStatus =
  | 'sign-in-needed'
  | 'password-changed'
  | 'user-inactive'
  | 'device-revoked'
  | 'update-needed'
  | 'server-outdated';

export type Connection = {
  status(): ConnectionStatus;
  /** Why the last line was not opened, as far as that is known. */
  offlineBecause(): OfflineReason | null;
  /** Resolves true when connected, false when the signal aborts first. */
  whenConnected(signal: AbortSignal): Promise<boolean>;
  /**
   * A request failed. Closes the line, so that everything waits for the next connection, where nothing can go over it
   * (OFFLINE, an ended session, versions that do not fit); any other failure is that request's own.
   */
  fail(failure: Failure): void;
  /** A request succeeded: the back-off starts over. */
  succeed(): void;
  /** Tries now, whatever the back-off or a missing session said. */
  now(): void;
  /** Ends the present line, which belongs to another user or may be dead, and connects again. */
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
const updateRetryMs = 300_000;
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
  #because: OfflineReason | null = null;
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

  offlineBecause(): OfflineReason | null {
    return this.#because;
  }

  whenConnected(signal: AbortSignal): Promise<boolean> {
    return this.#isConnected.met(signal);
  }

  fail(reason: Failure): void {
    this.#parts.log('warn', 'sync.request-failed', { code: reason.code });
    const line = this.#line;
    if (line === undefined || line.failure !== undefined || !endsLine(reason)) return;
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
      const ended = await this.#tryLine(signal);
      if (!signal.aborted) await this.#pauseAfter(ended, signal);
    }
  }

  /** As `#holdLine`; where the disk fails on the way (new tokens are kept before they are used) it is tried again. */
  async #tryLine(signal: AbortSignal): Promise<Failure> {
    try {
      return await this.#holdLine(signal);
    } catch (error) {
      this.#parts.log('error', 'sync.line-failed', {
        cause: error instanceof Error ? error.name : 'unknown',
      });
      this.#ending.abort();
      this.#line = undefined;
      return failure('OFFLINE');
    }
  }

  /** One line from opening to its end; answers why it ended. */
  async #holdLine(signal: AbortSignal): Promise<Failure> {
    const { session, client, scheduler, onConnected, onHint } = this.#parts;
    const ended = session.endedBy();
    if (ended !== undefined) return failure(ended);
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
    // Any request may have learned that the session has ended; and somebody may have signed in since: then nobody would
    // end the wait for it.
    const endedBy = session.endedBy();
    const delayMs = endedBy === undefined ? lineDelayMs(ended, this.#attempt, random) : untilWokenMs;
    this.#attempt += 1;
    this.#pause = new AbortController();
    this.#because = reasonOf(ended);
    this.#setStatus(statusAfter(endedBy === undefined ? ended : failure(endedBy)));
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

const statusByCode: Readonly<Partial<Record<FailureCode, EndedStatus>>> = {
  SIGN_IN_NEEDED: 'sign-in-needed',
  PASSWORD_CHANGED: 'password-changed',
  USER_INACTIVE: 'user-inactive',
  DEVICE_REVOKED: 'device-revoked',
  PROTOCOL_TOO_OLD: 'update-needed',
  SERVER_TOO_OLD: 'server-outdated',
};

function reasonOf({ params }: Failure): OfflineReason | null {
  return offlineReasons.find((reason) => reason === params.because) ?? null;
}

function endsLine({ code }: Failure): boolean {
  return code === 'OFFLINE' || statusByCode[code] !== undefined;
}

function statusAfter({ code }: Failure): ConnectionStatus {
  return statusByCode[code] ?? 'offline';
}

function lineDelayMs(ended: Failure, attempt: number, random: () => number): number {
  const isVersion = ended.code === 'PROTOCOL_TOO_OLD' || ended.code === 'SERVER_TOO_OLD';
  // Programs are updated in hours, not seconds; all workstations must not ask in the same moment.
  return isVersion ? Math.round(updateRetryMs * (1 + random())) : pauseMs(attempt, random, ended);
}
