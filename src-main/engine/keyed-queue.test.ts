import { describe, expect, it } from 'vitest';
import { createKeyedQueue } from './keyed-queue.ts';

describe('the queue per account', () => {
  it('runs work of one key in order and one at a time, also after a failure', async () => {
    const queue = createKeyedQueue();
    const steps: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        steps.push(`${name} begins`);
        await Promise.resolve();
        steps.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const first = queue('a', work('one', true));
    const second = queue('a', work('two'));
    await expect(first).rejects.toThrow('one');
    await second;
    expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('does not make other keys wait', async () => {
    const queue = createKeyedQueue();
    const { promise, resolve } = Promise.withResolvers<void>();
    const blocked = queue('a', () => promise);
    expect(await queue('b', async () => 'done')).toBe('done');
    resolve();
    await blocked;
  });
});
