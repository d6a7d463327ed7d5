import { describe, expect, it } from 'vitest';
import { createPullGate } from './pull-gate.ts';

/** Work that ends when the test says so, and in which order it began. */
function openBoard(most: number) {
  const gate = createPullGate(most);
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const add = (rank: number): Promise<void> =>
    gate(rank, () => {
      begun.push(rank);
      return new Promise((resolve) => ends.set(rank, resolve));
    });
  const end = async (rank: number): Promise<void> => {
    ends.get(rank)?.();
    await new Promise(setImmediate);
  };
  return { gate, begun, add, end };
}

describe('the gate of pulls', () => {
  it('lets two through at once, and of those that wait the lowest rank first', async () => {
    const { begun, add, end } = openBoard(2);
    const done = [4, 5, 3, 1, 2].map(add);
    expect(begun).toEqual([4, 5]);
    for (const rank of [5, 1, 4, 2, 3]) await end(rank);
    expect(begun).toEqual([4, 5, 1, 2, 3]);
    await Promise.all(done);
    void add(7);
    void add(8);
    expect(begun.slice(-2)).toEqual([7, 8]);
  });

  it('goes on after a pull that failed', async () => {
    const { gate, begun, add } = openBoard(1);
    const failing = gate(0, () => Promise.reject(new Error('no')));
    void add(1);
    await expect(failing).rejects.toThrow('no');
    await new Promise(setImmediate);
    expect(begun).toEqual([1]);
  });
});
