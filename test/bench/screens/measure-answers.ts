import type { Page } from '@playwright/test';
import { distributionOf } from '../harness/distribution.ts';
import { type Figure, type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { type Interaction, interactions, largest } from './interactions.ts';
import type { PageMemory, ScreensPage } from './screens-page.ts';

const noticedMs = 100;
/** Between two inputs of a quick person. */
const pauseMs = 80;

export type Answers = {
  readonly measurement: Measurement;
  /** What the window had for itself after each round. */
  readonly memories: readonly PageMemory[];
};

/**
 * Works through every screen again and again: from each input until the frame with its answer was drawn. The first
 * round is not counted, for it loads what the first script leaves out.
 * @param number of the account with most invoices
 */
export async function measureAnswers(
  { page, memory }: ScreensPage,
  rounds: number,
  number: string,
): Promise<Answers> {
  const byScreen = new Map<string, number[]>();
  const memories: PageMemory[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    progress(`answers, round ${round} of ${rounds}`);
    await page.evaluate(() => {
      location.hash = '#/settings';
    });
    // While it is being loaded, the screen before it is still there, hidden.
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    for (const interaction of [...interactions, ...largest(number)]) {
      const durationMs = await answerTo(page, interaction);
      const samples = byScreen.get(interaction.screen) ?? [];
      byScreen.set(interaction.screen, samples);
      if (round > 0) samples.push(durationMs);
      await page.waitForTimeout(pauseMs);
    }
    memories.push(await memory());
  }
  const figures = [...byScreen].map(
    ([side, samples]): Figure => ({ side, unit: 'ms', distribution: distributionOf(samples) }),
  );
  const toFrame = await page.evaluate(() => window.pageWatch.inputs);
  return { measurement: measurementOf(figures, toFrame), memories };
}

async function answerTo(page: Page, { screen, input, answer }: Interaction): Promise<number> {
  await page.evaluate((wanted) => window.pageWatch.expect(wanted), answer);
  await input(page);
  const durationMs = await page.evaluate(() => window.pageWatch.answered());
  if (durationMs === undefined) {
    throw new Error(
      `${screen}: "${answer.selector}" ${answer.kind} came not in time after ${input.toString()}`,
    );
  }
  return durationMs;
}

function measurementOf(figures: readonly Figure[], toFrame: readonly number[]): Measurement {
  const browserFigure: Figure[] =
    toFrame.length === 0
      ? []
      : [
          {
            side: 'all, to the next frame (Event Timing, those of 16 ms or more)',
            unit: 'ms',
            distribution: distributionOf(toFrame),
          },
        ];
  return {
    name: 'answers',
    part: 'screens',
    title: 'input to its answer on the screen',
    figures: [...figures, ...browserFigure],
    verdicts: figures.map((figure) =>
      verdict(`${figure.side}, p95`, 'distribution' in figure ? figure.distribution.p95 : undefined, {
        unit: 'ms',
        atMost: noticedMs,
      }),
    ),
  };
}
