import { beforeEach, describe, expect, it } from 'vitest';
import { failure } from '../../src-shared/domain/failure.ts';
import { createHandScheduler, turn } from '../engine/hand-scheduler.fixture.ts';
import { createBackoff } from './backoff.ts';

describe('the pauses after failures', () => {
  let time: ReturnType<typeof createHandScheduler>;
  let chance: number;
  const backoffOf = (signal = new AbortController().signal) =>
    createBackoff({ scheduler: time.scheduler, random: () => chance, signal });

  beforeEach(() => {
    time = createHandScheduler();
    chance = 0.5;
  });

  it('grow with each failure and start over after a success', async () => {
    const backoff = backoffOf();
    const delays: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const pause = backoff.wait();
      delays.push(...time.delays());
      await time.end();
      await pause;
    }
    backoff.succeed();
    const last = backoff.wait();
    delays.push(...time.delays());
    await time.end();
    await last;
    expect(delays).toEqual([250, 500, 1_000, 250]);
  });

  it('last at least as long as the server asks for, and not all to the same moment', () => {
    const busy = failure('SERVER_UNAVAILABLE', { status: 503, retryAfterSeconds: 20 });
    chance = 0;
    void backoffOf().wait(busy);
    chance = 0.9;
    void backoffOf().wait(busy);
    expect(time.delays()).toEqual([20_000, 20_450]);
  });

  it('end at once when somebody asks for it, or the program ends', async () => {
    const closing = new AbortController();
    const backoff = backoffOf(closing.signal);
    let ended = 0;
    const count = () => {
      ended += 1;
    };
    void backoff.wait(failure('TOO_MANY_ATTEMPTS', { retryAfterSeconds: 600 })).then(count);
    await turn();
    expect(ended).toBe(0);
    backoff.now();
    await turn();
    expect(ended).toBe(1);
    void backoff.wait().then(count);
    closing.abort();
    await turn();
    expect(ended).toBe(2);
  });
});
