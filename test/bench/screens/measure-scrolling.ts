import type { Page } from '@playwright/test';
import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';

/** Scrolls the worklist of all accounts from end to end in this time. */
export async function measureScrolling(page: Page, durationMs: number): Promise<Measurement> {
  await page.evaluate(() => {
    location.hash = '#/worklist/all';
  });
  await page.waitForSelector('tr[data-index="0"]');
  const { framesMs, blanksMs, shareWithContent } = await page.evaluate(
    (ms) => window.pageWatch.scroll(ms),
    durationMs,
  );
  const frames = distributionOf(framesMs);
  const perSecond = 1000 / frames.median;
  // A list that is never blank has no stretch to tell of.
  const blanks = distributionOf(blanksMs.length === 0 ? [0] : blanksMs);
  return {
    name: 'scrolling',
    part: 'screens',
    title: `worklist of all accounts, end to end in ${(durationMs / 1000).toString()} s`,
    figures: [
      { side: 'from frame to frame', unit: 'ms', distribution: frames },
      { side: 'stretches without one row of content in view', unit: 'ms', distribution: blanks },
      {
        side: 'rows in view that have their content, of 100',
        unit: 'count',
        distribution: distributionOf([shareWithContent * 100]),
      },
    ],
    verdicts: [
      verdict('frames, median', perSecond, { unit: 'frames/s', atLeast: 50 }),
      verdict('longest stretch without content', blanks.max, { unit: 'ms', atMost: 100 }),
    ],
  };
}
