import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRowWindow } from './row-window.ts';
import {
  firstRequests,
  listChanged,
  viewMoved,
  type WindowRequests,
  windowAnswered,
  windowFailed,
} from './window-requests.ts';

const total = 100_000;
const rowsInView = 20;
const frameMs = 16;

/** A list whose first window is there. */
const standing = (first: number) => {
  const asked = viewMoved(windowAnswered(firstRequests(0), total, 20), first, first + rowsInView, 1_000);
  return windowAnswered(asked, total, 1_020);
};

function isCovered({ asked }: Pick<WindowRequests, 'asked'>, first: number): boolean {
  return asked.offset <= first && first + rowsInView < asked.offset + asked.limit;
}

/** Reports come by so many milliseconds too late, in turn. */
const latenesses = [0, 9, 1, 14, 3, 15, 0, 6];

/** Scrolls from `start`, frame by frame; gives the share of frames in which every row in view had its content. */
function scroll(start: number, rowsPerMs: number, answerMs: number, frames: number): number {
  let requests = standing(start);
  let shown = requests.asked;
  let covered = 0;
  for (let frame = 1; frame <= frames; frame += 1) {
    const atMs = 5_000 + frame * frameMs;
    if (requests.askedAtMs !== null && atMs - requests.askedAtMs >= answerMs) {
      shown = requests.asked;
      requests = windowAnswered(requests, total, atMs);
    }
    const first = Math.round(start + rowsPerMs * frame * frameMs);
    if (isCovered({ asked: shown }, first)) covered += 1;
    const lateMs = latenesses[frame % latenesses.length] ?? 0;
    requests = viewMoved(requests, first, first + rowsInView, atMs + lateMs);
  }
  return covered / frames;
}

describe('the windows that a list asks for', () => {
  it('never give up a request that is on its way for a movement of the view', () => {
    const running = viewMoved(standing(0), 5_000, 5_020, 2_000);
    const moved = viewMoved(running, 9_000, 9_020, 2_016);
    expect(running.asked).toEqual({ offset: 4_950, limit: 150 });
    expect(moved.asked).toBe(running.asked);
    expect(moved.askedAtMs).toBe(2_000);
  });

  it('go on to what is in view by then as soon as the answer is there', () => {
    const running = viewMoved(standing(0), 5_000, 5_020, 2_000);
    const answered = windowAnswered(viewMoved(running, 9_000, 9_020, 2_300), total, 2_310);
    expect(answered.asked).toEqual({ offset: 8_950, limit: 150 });
    expect(answered.askedAtMs).toBe(2_310);
  });

  it('stay where the view stays inside, whatever changes in the rows', () => {
    const still = standing(5_000);
    expect(viewMoved(still, 5_004, 5_024, 9_000).asked).toBe(still.asked);
    expect(windowAnswered(still, total, 9_000)).toBe(still);
    expect(windowAnswered(still, total + 1, 9_000)).toEqual({ ...still, total: total + 1 });
  });

  it.each([
    ['down', 0, 3.3],
    ['up', 60_000, -3.3],
  ])('keep up with a list that goes by from end to end in half a minute (%s)', (_, start, rowsPerMs) => {
    expect(scroll(start, rowsPerMs, 48, 600)).toBeGreaterThan(0.97);
    expect(scroll(start, rowsPerMs, 96, 600)).toBeGreaterThan(0.9);
  });

  it('take a leap for no movement', () => {
    const leapt = viewMoved(standing(0), 50_000, 50_020, 1_100);
    expect(leapt.asked).toEqual({ offset: 49_950, limit: 150 });
  });

  it('ask again after a refusal only when the view moves', () => {
    const refused = windowFailed(viewMoved(standing(0), 5_000, 5_020, 2_000));
    expect(refused.asked.offset).toBe(4_950);
    expect(viewMoved(refused, 7_000, 7_020, 3_000).asked.offset).toBe(6_950);
  });

  it('wait for the first answer of another list, too', () => {
    const changed = listChanged(standing(0), 2_000);
    const moved = viewMoved(changed, 700, 720, 2_500);
    expect(moved.asked).toEqual(firstRowWindow);
    expect(windowAnswered(moved, 900, 2_600).asked).toEqual({ offset: 650, limit: 150 });
  });

  it('cover the view in the end, however it moved and however long the answers took', () => {
    const step = fc.record({
      first: fc.nat(total - rowsInView - 1),
      pauseMs: fc.integer({ min: 1, max: 400 }),
      isAnswered: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let requests = firstRequests(0);
        let atMs = 0;
        let first = 0;
        for (const one of steps) {
          atMs += one.pauseMs;
          first = one.first;
          const answered = one.isAnswered ? windowAnswered(requests, total, atMs) : requests;
          requests = viewMoved(answered, first, first + rowsInView, atMs);
          expect(requests.asked.limit).toBeLessThanOrEqual(500);
          expect(requests.asked.offset).toBeLessThan(total);
        }
        for (let answers = 0; requests.askedAtMs !== null; answers += 1) {
          expect(answers).toBeLessThan(20);
          atMs += 100;
          requests = windowAnswered(requests, total, atMs);
        }
        expect(isCovered(requests, first)).toBe(true);
      }),
    );
  });
});
