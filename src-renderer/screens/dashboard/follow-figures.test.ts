import { describe, expect, it } from 'vitest';
import type { FiguresMessage } from '../../../src-shared/contract/figures-view.ts';
import { keyFiguresOf } from '../../../src-shared/domain/key-figures/figures.fixture.ts';
import { engineUnreachable } from '../../app/problem.ts';
import { type FiguresProgress, followFigures } from './follow-figures.ts';

const half = { kind: 'progress', done: 100, total: 200 } as const;
const whole: FiguresMessage = {
  kind: 'figures',
  asOf: '2026-02-15',
  figures: keyFiguresOf([]),
  periodDays: 90,
  accountCount: 200,
};

async function shownOf(messages: readonly (FiguresMessage | Error)[]): Promise<FiguresProgress[]> {
  const shown: FiguresProgress[] = [];
  async function* sent() {
    for (const message of messages) {
      if (message instanceof Error) throw message;
      yield message;
    }
  }
  await followFigures(
    async () => sent(),
    (progress) => shown.push(progress),
  );
  return shown;
}

describe('the figures of a date', () => {
  const begun = { phase: 'running', done: 0, total: 0 };
  const running = { phase: 'running', done: 100, total: 200 };

  it('show how far they are, and then themselves', async () => {
    expect(await shownOf([half, whole])).toEqual([begun, running, { phase: 'ready', value: whole }]);
  });

  it('are stopped where the engine ends without them, as on a locked device', async () => {
    expect(await shownOf([half])).toEqual([begun, running, { phase: 'stopped' }]);
  });

  it('say what went wrong where the connection is lost', async () => {
    const failed = { phase: 'failed', problem: engineUnreachable };
    expect(await shownOf([half, new Error('closed')])).toEqual([begun, running, failed]);
  });
});
