import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectEngine, type EngineClient } from './engine-client.ts';

/** A line as a browser has it, opened and cut by hand. */
class Line extends EventTarget {
  static last: Line;
  readonly protocols: readonly string[];
  readonly sent: unknown[] = [];
  /** How often somebody asked, after its end, whether it can carry a message. */
  askedAfterEnd = 0;
  #state = 0;

  constructor(_address: string, protocols: readonly string[]) {
    super();
    this.protocols = protocols;
    Line.last = this;
  }

  get readyState(): number {
    if (this.#state === 3) this.askedAfterEnd += 1;
    return this.#state;
  }

  send(message: unknown): void {
    this.sent.push(message);
  }

  open(): void {
    this.#state = 1;
    this.dispatchEvent(new Event('open'));
  }

  cut(): void {
    this.#state = 3;
    this.dispatchEvent(new Event('close'));
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the line to the engine', () => {
  let key: string | null;

  beforeEach(() => {
    key = 'abc';
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    vi.stubGlobal('WebSocket', Line);
    const address = { host: '127.0.0.1', hash: '', replace: vi.fn() };
    vi.stubGlobal('location', address);
    vi.stubGlobal('window', { location: address, localStorage: { getItem: () => key } });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('has ended its calls when it says that it is lost: to cancel one then sends nothing', async () => {
    const following = new AbortController();
    const clients: EngineClient[] = [];
    connectEngine({ connected: (client) => clients.push(client), lost: () => following.abort() });
    Line.last.open();
    const [client] = clients;
    const call = client?.training.watch(undefined, { signal: following.signal });
    const ended = expect(call).rejects.toThrow(/closed or aborted/);
    await turn();
    expect(Line.last.sent).toHaveLength(1);
    Line.last.cut();
    await ended;
    await turn();
    expect(Line.last.askedAfterEnd).toBe(0);
  });

  it('is opened again after it was lost, with a client of its own', () => {
    const clients: EngineClient[] = [];
    connectEngine({ connected: (client) => clients.push(client), lost: () => undefined });
    const first = Line.last;
    first.open();
    first.cut();
    vi.advanceTimersByTime(1_000);
    expect(Line.last).not.toBe(first);
    Line.last.open();
    expect(clients).toHaveLength(2);
    expect(clients[0]).not.toBe(clients[1]);
  });

  it('carries the key of this browser each time', () => {
    connectEngine({ connected: () => undefined, lost: () => undefined });
    Line.last.cut();
    vi.advanceTimersByTime(1_000);
    expect(Line.last.protocols).toEqual(['duebook', 'abc']);
  });

  it('is not tried in vain by a browser without a key: the host says how to be let in', () => {
    key = null;
    connectEngine({ connected: () => undefined, lost: () => undefined });
    expect(location.replace).toHaveBeenCalledWith('/no-key');
  });
});
