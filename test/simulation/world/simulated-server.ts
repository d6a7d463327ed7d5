import { text } from 'node:stream/consumers';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildApp } from '../../../src-server/app/build-app.ts';
import { standardLimits } from '../../../src-server/app/server-limits.ts';
import { createServerMetrics } from '../../../src-server/app/server-metrics.ts';
import { openHintHub } from '../../../src-server/store/hints.ts';
import { businessDateAt, instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { mortalStore } from './mortal-store.ts';
import { createMortality, type Mortality, ProcessDied } from './mortality.ts';
import type { SharedStore } from './shared-store.ts';
import type { Answering } from './virtual-network.ts';
import type { WireReply, WireRequest, WireStream } from './wire.ts';

export type ServerOptions = {
  readonly shared: SharedStore;
  readonly now: () => Date;
  readonly newId: () => string;
  /** A bug that the server met. */
  readonly onBug: (error: unknown, where: string) => void;
  readonly onDeath: () => void;
  /** Sees every request before it is answered, and when that has ended. */
  readonly onRequest: (request: WireRequest) => void;
  readonly onEnd: (request: WireRequest) => void;
  /** Sees every reply before it leaves. */
  readonly onReply: (request: WireRequest, reply: WireReply) => void;
};

/** Limits count the real time, of which a run takes next to none. */
const rate = { perSecond: 1e9, burst: 1e9 };
const unlimited = { ...standardLimits, perDevice: rate, perUser: rate, perAddress: rate };

type Running = { readonly app: FastifyInstance; readonly mortality: Mortality };

/** The real server without a socket, in a process that can be killed at every query and started again. */
export class SimulatedServer implements Answering {
  readonly #options: ServerOptions;
  #running: Running | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  isRunning(): boolean {
    return this.#running !== undefined && !this.#running.mortality.isDead();
  }

  async start(): Promise<void> {
    await this.stop();
    const { shared, now, newId, onBug, onDeath } = this.#options;
    const mortality = createMortality(() => {
      shared.listenNoMore();
      onDeath();
    });
    const store = mortalStore({ ...shared.store, listen: shared.listen }, mortality);
    const bug = (error: unknown, where: string): void => {
      if (!mortality.isDead() && !(error instanceof ProcessDied)) onBug(error, where);
    };
    const app = await buildApp({
      store,
      hints: await openHintHub(store),
      clock: now,
      newId,
      today: () => businessDateAt(instant(now().toISOString()), 'UTC'),
      log: { info: () => undefined, warn: () => undefined, request: () => undefined, bug },
      metrics: createServerMetrics(),
      limits: unlimited,
      trustProxy: false,
      operatorToken: null,
    });
    await app.ready();
    this.#running = { app, mortality };
  }

  /** It dies at the so-manieth query or commit from now. */
  dieAfter(points: number): void {
    this.#running?.mortality.dieAfter(points);
  }

  /** Ends the process at once. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    running?.mortality.die();
    await running?.app.close();
  }

  async answer(sent: WireRequest): Promise<WireReply> {
    const { app, mortality } = this.#present();
    // One that arrives twice is two requests.
    const request = { ...sent };
    this.#options.onRequest(request);
    try {
      const reply = await app.inject(injectOptions(request));
      if (mortality.isDead()) throw new ProcessDied();
      const answered = { status: reply.statusCode, headers: textHeaders(reply.headers), body: reply.body };
      this.#options.onReply(request, answered);
      return answered;
    } finally {
      this.#options.onEnd(request);
    }
  }

  async openStream(request: WireRequest): Promise<WireReply | WireStream> {
    const { app, mortality } = this.#present();
    const reply = await app.inject({ ...injectOptions(request), payloadAsStream: true });
    if (mortality.isDead()) throw new ProcessDied();
    const { statusCode: status } = reply;
    const headers = textHeaders(reply.headers);
    const body = reply.stream();
    if (status !== 200) {
      return { status, headers, body: await text(body) };
    }
    return {
      status,
      headers,
      read(onBytes, onEnd) {
        body.on('data', onBytes);
        body.on('error', onEnd);
        body.on('end', onEnd);
      },
      cancel: () => void reply.raw.res.destroy(),
    };
  }

  #present(): Running {
    const running = this.#running;
    if (running === undefined || running.mortality.isDead()) throw new ProcessDied();
    return running;
  }
}

function injectOptions({ method, path, headers, body }: WireRequest): InjectOptions {
  const options = { method: method as 'POST', url: path, headers: { ...headers } };
  return body === undefined ? options : { ...options, payload: body };
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
