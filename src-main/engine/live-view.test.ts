import { describe, expect, it } from 'vitest';
import { createChangeBus } from './change-bus.ts';
import { createHandScheduler, turn } from './hand-scheduler.fixture.ts';
import { changedValues, liveView } from './live-view.ts';
import type { Scheduler } from './ports/scheduler.ts';
import { timerScheduler } from './timer-scheduler.ts';

const sessionChange = { kind: 'session' } as const;

function viewOf<Value>(read: () => Value, signal?: AbortSignal, scheduler: Scheduler = timerScheduler) {
  let listeners = 0;
  const bus = createChangeBus();
  const counting = {
    emit: bus.emit,
    listen: (listener: Parameters<typeof bus.listen>[0]) => {
      const stop = bus.listen(listener);
      listeners += 1;
      return () => {
        listeners -= 1;
        stop();
      };
    },
  };
  const view = liveView({
    bus: counting,
    scheduler,
    signal,
    concerns: (change) => change.kind === 'session',
    read,
    messageOf: changedValues<Value>(),
  });
  return { view, emit: bus.emit, listeners: () => listeners };
}

describe('a live view', () => {
  it('yields the present value at once and one value for any number of changes', async () => {
    let value = 0;
    const { view, emit } = viewOf(() => value);
    expect((await view.next()).value).toBe(0);
    const next = view.next();
    for (let index = 0; index < 100; index += 1) {
      value += 1;
      emit(sessionChange);
    }
    expect((await next).value).toBe(100);
    await view.return();
  });

  it('sees a change that happens while the last value is on its way', async () => {
    let value = 0;
    const { view, emit } = viewOf(() => value);
    await view.next();
    value = 1;
    emit(sessionChange);
    expect((await view.next()).value).toBe(1);
    await view.return();
  });

  it('reads at once what changes after a quiet time, and once only what changes within the pause', async () => {
    const hand = createHandScheduler();
    let reads = 0;
    const { view, emit } = viewOf(
      () => {
        reads += 1;
        return reads;
      },
      undefined,
      hand.scheduler,
    );
    await view.next();
    void view.next();
    await turn();
    expect(hand.delays()).toEqual([40]);
    await hand.end();
    emit(sessionChange);
    await turn();
    expect(reads).toBe(2);
    const third = view.next();
    emit(sessionChange);
    emit(sessionChange);
    await turn();
    expect(reads).toBe(2);
    await hand.end();
    expect((await third).value).toBe(3);
    await view.return();
  });

  it('leaves out values that are equal to the last one and changes that do not concern it', async () => {
    const controller = new AbortController();
    let reads = 0;
    const read = () => {
      reads += 1;
      return reads >= 3 ? 'new' : 'same';
    };
    const { view, emit } = viewOf(read, controller.signal);
    expect((await view.next()).value).toBe('same');
    const next = view.next();
    emit({ kind: 'worklist' });
    const pokes = setInterval(() => emit(sessionChange), 5);
    expect((await next).value).toBe('new');
    clearInterval(pokes);
    controller.abort();
  });

  it('ends and stops listening when the screen lets go while it waits', async () => {
    const controller = new AbortController();
    const { view, listeners } = viewOf(() => 1, controller.signal);
    await view.next();
    expect(listeners()).toBe(1);
    const next = view.next();
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(listeners()).toBe(0);
  });

  it('reads again when a value holds no longer, and leaves no wait behind', async () => {
    const bus = createChangeBus();
    const waits = new Map<number, { readonly signal: AbortSignal | undefined; readonly end: () => void }>();
    const scheduler: Scheduler = {
      wait: (delayMs, signal) =>
        new Promise((resolve) => {
          waits.set(delayMs, { signal, end: resolve });
        }),
    };
    let reads = 0;
    const read = () => {
      reads += 1;
      return reads;
    };
    const whenever = { bus, scheduler, signal: undefined, concerns: () => true };
    const view = liveView({ ...whenever, holdsForMs: () => 7_000 + reads, read, messageOf: changedValues() });
    expect((await view.next()).value).toBe(1);
    const second = view.next();
    await turn();
    expect([...waits.keys()]).toEqual([7_000, 40]);
    for (const one of waits.values()) one.end();
    expect((await second).value).toBe(2);

    const third = view.next();
    await turn();
    bus.emit(sessionChange);
    waits.get(40)?.end();
    expect((await third).value).toBe(3);
    expect(waits.get(7_001)?.signal?.aborted).toBe(true);
    await view.return();
    expect(waits.get(7_002)?.signal?.aborted).toBe(true);
  });

  it('does not read at all when the screen has let go before', async () => {
    const { view } = viewOf(() => {
      throw new Error('read');
    }, AbortSignal.abort());
    expect(await view.next()).toEqual({ done: true, value: undefined });
  });

  it('passes on what reading throws, and stops listening', async () => {
    const { view, listeners } = viewOf(() => {
      throw new Error('broken');
    });
    await expect(view.next()).rejects.toThrow('broken');
    expect(listeners()).toBe(0);
  });
});
