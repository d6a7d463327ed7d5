import { describe, expect, it } from 'vitest';
import { createWorkQueue, type WorkBound } from './work-queue.ts';

/** Work that ends when the test says so, and in which order it began. */
function openBoard(limits: Parameters<typeof createWorkQueue>[0]) {
  const queue = createWorkQueue(limits);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (whose: string, name: string, bounds?: readonly WorkBound[]): Promise<string> =>
    queue.run(
      whose,
      () => {
        begun.push(name);
        return new Promise((resolve) => ends.set(name, () => resolve(name)));
      },
      bounds,
    );
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { queue, begun, add, end };
}

describe('the work of a server', () => {
  it('goes on some at a time, and whoever has much to do waits no less than others', async () => {
    const { begun, add, end } = openBoard({ maxWorking: 2, maxWaitMs: 60_000 });
    const done = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map((name) => add(name.slice(0, 1), name));
    expect(begun).toEqual(['a1', 'a2']);
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2']) await end(name);
    expect(begun).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2']);
    expect(await Promise.all(done)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']);
  });

  it('goes on for others while somebody has as much at work as they may', async () => {
    const { begun, add, end } = openBoard({ maxWorking: 4, maxWaitMs: 60_000 });
    const user = { holder: 'user', most: 3 };
    const ofDevice = (device: string) => [{ holder: device, most: 2 }, user];
    const done = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((name) => {
      const device = name.slice(0, 1);
      return add(device, name, device === 'c' ? [{ holder: 'c', most: 2 }] : ofDevice(device));
    });
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1']);
    await end('c1');
    expect(begun).toHaveLength(4);
    // The device has room again, and so has its user.
    await end('a1');
    expect(begun.slice(4)).toEqual(['a3']);
    for (const name of ['b1', 'a2', 'a3', 'b2']) await end(name);
    expect(begun.slice(5)).toEqual(['b2']);
    expect(await Promise.all(done)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'c1']);
  });

  it('leaves its place when it fails, and takes it again', async () => {
    const { queue, begun, add, end } = openBoard({ maxWorking: 1, maxWaitMs: 60_000 });
    const failing = queue.run('a', () => Promise.reject(new Error('no')));
    const next = add('a', 'a1');
    await expect(failing).rejects.toThrow('no');
    await new Promise(setImmediate);
    expect(begun).toEqual(['a1']);
    await end('a1');
    await next;
    const last = add('b', 'b1');
    expect(begun).toEqual(['a1', 'b1']);
    await end('b1');
    expect(await last).toBe('b1');
  });

  it('is refused after too long a wait, and no place is lost by that', async () => {
    const { begun, add, end } = openBoard({ maxWorking: 1, maxWaitMs: 10 });
    const first = add('a', 'a1');
    const refused = add('b', 'b1');
    await expect(refused).rejects.toMatchObject({ code: 'SERVER_UNAVAILABLE', status: 503 });
    await end('a1');
    await first;
    const last = add('b', 'b2');
    expect(begun).toEqual(['a1', 'b2']);
    await end('b2');
    expect(await last).toBe('b2');
  });
});
