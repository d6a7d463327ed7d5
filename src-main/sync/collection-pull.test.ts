import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandScheduler, turn } from '../engine/hand-scheduler.fixture.ts';
import type { LogFields } from '../engine/ports/log.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import { createBackoff } from './backoff.ts';
import { runCollectionPull } from './collection-pull.ts';
import { createPullProgress, type PullProgress } from './pull-progress.ts';

describe('the pull of a collection', () => {
  let progress: PullProgress;
  let time: ReturnType<typeof createHandScheduler>;
  let closing: AbortController;
  let logged: (LogFields | undefined)[];
  let isConnected: boolean;
  /** What each call of the step does; the last one goes for all that follow. */
  let steps: (() => Promise<void>)[];
  let stepCount: number;

  const confirm = async () => progress.confirm('invoices', progress.wanted('invoices'));
  const start = () => {
    const { signal } = closing;
    const backoff = createBackoff({ scheduler: time.scheduler, random: () => 0.5, signal });
    const ended = runCollectionPull({
      name: 'invoices',
      progress,
      connection: { whenConnected: async () => isConnected },
      async step() {
        const step = steps[Math.min(stepCount, steps.length - 1)];
        stepCount += 1;
        await step?.();
      },
      backoff,
      log: (_level, _event, fields) => logged.push(fields),
      signal,
    });
    return { ended, backoff };
  };

  beforeEach(() => {
    progress = createPullProgress();
    time = createHandScheduler();
    closing = new AbortController();
    logged = [];
    isConnected = true;
    steps = [confirm];
    stepCount = 0;
  });
  afterEach(() => closing.abort());

  it('takes page after page until everything wanted is confirmed, then waits', async () => {
    steps = [async () => undefined, async () => undefined, confirm];
    start();
    await turn();
    expect(stepCount).toBe(3);
    progress.want(['payments']);
    await turn();
    expect(stepCount).toBe(3);
    progress.want(['invoices']);
    await turn();
    expect(stepCount).toBe(4);
  });

  it('a hundred hints while a page is at work cost one more page, and none is missed', async () => {
    const page = Promise.withResolvers<void>();
    steps = [
      async () => {
        const wanted = progress.wanted('invoices');
        await page.promise;
        progress.confirm('invoices', wanted);
      },
      confirm,
    ];
    start();
    await turn();
    for (let hint = 0; hint < 100; hint += 1) progress.want(['invoices']);
    await turn();
    expect(stepCount).toBe(1);
    page.resolve();
    await turn();
    expect(stepCount).toBe(2);
    expect(progress.isConfirmed('invoices')).toBe(true);
  });

  it('a page that cannot be stored is tried again after ever longer pauses, and said', async () => {
    const full = async () => {
      throw new StorageError('STORAGE_FULL');
    };
    steps = [full, full, full, confirm];
    start();
    const delays: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await turn();
      delays.push(...time.delays());
      await time.end();
    }
    expect(delays).toEqual([250, 500, 1_000]);
    expect(stepCount).toBe(4);
    expect(progress.isConfirmed('invoices')).toBe(true);
    expect(logged).toEqual(Array(3).fill({ collection: 'invoices', cause: 'STORAGE_FULL' }));
  });

  it('a page that the program fails at does not end the pull, and the person can end the pause', async () => {
    steps = [
      async () => {
        throw new TypeError('a bug');
      },
      confirm,
    ];
    const { backoff } = start();
    await turn();
    expect(stepCount).toBe(1);
    expect(logged).toEqual([{ collection: 'invoices', cause: 'TypeError' }]);
    backoff.now();
    await turn();
    expect(stepCount).toBe(2);
  });

  it('ends with the page at work, and takes no further one', async () => {
    const page = Promise.withResolvers<void>();
    steps = [() => page.promise];
    let hasEnded = false;
    const ended = start().ended.then(() => {
      hasEnded = true;
    });
    await turn();
    closing.abort();
    await turn();
    expect(hasEnded).toBe(false);
    page.resolve();
    await ended;
    expect(stepCount).toBe(1);
  });

  it('ends while it waits for something to pull', async () => {
    const { ended } = start();
    await turn();
    closing.abort();
    await ended;
    expect(stepCount).toBe(1);
  });

  it('asks for nothing without a line', async () => {
    isConnected = false;
    await start().ended;
    expect(stepCount).toBe(0);
  });
});
