import { protocolHeader, protocolVersion } from '../../../src-shared/protocol/version.ts';
import type { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { drawFate, drawLatencyMs, type Fate, type LinkQuality } from './link.ts';
import type { Mortality } from './mortality.ts';
import { openVirtualStream } from './virtual-stream.ts';
import type { VirtualTime } from './virtual-time.ts';
import { strangeReplies, type WireReply, type WireRequest, type WireStream } from './wire.ts';

/** The server's side of the network; rejects where nobody answers. */
export type Answering = {
  answer(request: WireRequest): Promise<WireReply>;
  openStream(request: WireRequest): Promise<WireReply | WireStream>;
};

/** One workstation's line. */
export type Line = {
  quality: LinkQuality;
  readonly random: SeededRandom;
  /** What the client in the process at the moment waits for; each ends it with a broken line. */
  readonly breaks: Set<() => void>;
  /** The process at the workstation, which can be killed at each request. */
  mortality: Mortality;
  /** The major of the protocol that the program there speaks. */
  major: number;
};

const giveUpMs = 30_000;

/** Carries requests over lines of any quality. Nothing here is decided by anything but the seed. */
export class VirtualNetwork {
  readonly #time: VirtualTime;
  readonly #server: Answering;
  readonly #lines: readonly Line[];
  /** How many requests were made, by path. */
  readonly requests: string[] = [];
  /** Grows when whatever is on its way is to get lost. */
  #epoch = 0;

  constructor(time: VirtualTime, server: Answering, lines: readonly Line[]) {
    this.#time = time;
    this.#server = server;
    this.#lines = lines;
  }

  lineOf(device: number): Line {
    const line = this.#lines[device];
    if (line === undefined) throw new RangeError(`there is no line ${device}`);
    return line;
  }

  /** Breaks every line and loses what is on its way. */
  cutAll(): void {
    this.#epoch += 1;
    for (const line of this.#lines) cut(line);
  }

  setQuality(device: number, quality: LinkQuality): void {
    const line = this.lineOf(device);
    line.quality = quality;
    // Half of the lines that go off do so without a word: the client finds out by the silence.
    if (quality === 'off' && line.random.chance(0.5)) cut(line);
  }

  fetch(device: number, sent: WireRequest, signal: AbortSignal | undefined): Promise<Response> {
    const line = this.lineOf(device);
    const request = line.major === protocolVersion ? sent : inMajor(sent, line.major);
    line.mortality.pass();
    if (line.mortality.isDead()) return Promise.reject(new TypeError('fetch failed'));
    this.requests.push(request.path);
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const end = (): void => {
        line.breaks.delete(breakOff);
        signal?.removeEventListener('abort', abort);
      };
      const breakOff = (): void => {
        end();
        reject(new TypeError('fetch failed'));
      };
      const abort = (): void => {
        end();
        reject(signal?.reason);
      };
      line.breaks.add(breakOff);
      signal?.addEventListener('abort', abort);
      const done = (response: Response): void => {
        end();
        resolve(response);
      };
      if (line.quality === 'off') this.#time.after(line.random.integer(1, 2000), breakOff);
      else if (request.method === 'GET') this.#stream(line, request, { done, breakOff, signal });
      else this.#exchange(line, request, { done, breakOff });
    });
  }

  #exchange(line: Line, request: WireRequest, { done, breakOff }: Ends): void {
    const { random } = line;
    const fate = drawFate(line.quality, random);
    const epoch = this.#epoch;
    const strange = random.pick(strangeReplies);
    const there = drawLatencyMs(fate, random);
    const back = drawLatencyMs(fate, random);
    const copyLater = random.chance(0.5) ? 0 : random.integer(1, 40_000);
    const deliver = async (isCopy: boolean): Promise<void> => {
      if (this.#epoch !== epoch) return;
      try {
        const reply = await this.#time.hold(this.#server.answer(request));
        if (!isCopy && fate !== 'lose-answer') {
          this.#time.after(back, () => (line.quality === 'off' ? breakOff() : done(responseOf(reply, fate))));
        }
      } catch {
        // Nobody listens there, or the server died over it: what a client sees is a broken line.
        if (!isCopy) this.#time.after(back, breakOff);
      }
    };
    if (fate === 'lose-request' || fate === 'lose-answer') this.#time.after(giveUpMs, breakOff);
    if (fate === 'lose-request') return;
    if (fate === 'strange-answer') return void this.#time.after(there, () => done(responseOf(strange, fate)));
    this.#time.after(there, () => void deliver(false));
    if (fate === 'duplicate') this.#time.after(there + copyLater, () => void deliver(true));
  }

  #stream(line: Line, request: WireRequest, { done, breakOff, signal }: Ends): void {
    const fate = drawFate(line.quality, line.random);
    if (fate === 'lose-request' || fate === 'lose-answer') return void this.#time.after(giveUpMs, breakOff);
    const strange = line.random.pick(strangeReplies);
    const open = async (): Promise<void> => {
      if (fate === 'strange-answer') return done(responseOf(strange, fate));
      try {
        const reply = await this.#time.hold(this.#server.openStream(request));
        if ('body' in reply) return done(responseOf(reply, 'pass'));
        done(openVirtualStream({ time: this.#time, line, stream: reply, signal }));
      } catch {
        breakOff();
      }
    };
    this.#time.after(drawLatencyMs(fate, line.random), () => void open());
  }
}

type Ends = {
  readonly done: (response: Response) => void;
  readonly breakOff: () => void;
  readonly signal?: AbortSignal | undefined;
};

function inMajor(request: WireRequest, major: number): WireRequest {
  return { ...request, headers: { ...request.headers, [protocolHeader]: String(major) } };
}

function cut({ breaks }: Line): void {
  for (const breakOff of [...breaks]) breakOff();
}

function responseOf({ status, headers, body }: WireReply, fate: Fate): Response {
  const half = body.slice(0, Math.floor(body.length / 2));
  if (fate === 'cut-answer') return new Response(half, { status, headers });
  if (fate !== 'break-answer') return new Response(body, { status, headers });
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(half));
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(broken, { status, headers });
}
