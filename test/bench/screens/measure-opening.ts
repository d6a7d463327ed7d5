import type { Browser } from '@playwright/test';
import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { startScreensHost } from './screens-host.ts';
import { openScreensPage } from './screens-page.ts';

/** Starts the workstation again and again, each time in a fresh process and window, until the worklist can be worked. */
export async function measureOpening(browser: Browser, folder: string, starts: number): Promise<Measurement> {
  const whole: number[] = [];
  const ofWindow: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const host = await startScreensHost(folder);
    try {
      const { page, context } = await openScreensPage(browser, host);
      const [usableAt, openedAt] = await page.evaluate(() => [
        window.pageWatch.usableAt ?? Number.NaN,
        performance.timeOrigin,
      ]);
      if (usableAt === undefined || openedAt === undefined) throw new Error('the page told nothing');
      whole.push((usableAt - host.spawnedAt) / 1000);
      ofWindow.push((usableAt - openedAt) / 1000);
      await context.close();
    } finally {
      await host.stop();
    }
  }
  const distribution = distributionOf(whole);
  return {
    name: 'opening',
    part: 'screens',
    title: 'start to usable worklist',
    figures: [
      { side: 'from the start of the process', unit: 's', distribution },
      { side: 'from the opening of the window', unit: 's', distribution: distributionOf(ofWindow) },
    ],
    verdicts: [verdict('p95, from the start of the process', distribution.p95, { unit: 's', atMost: 2.5 })],
  };
}
