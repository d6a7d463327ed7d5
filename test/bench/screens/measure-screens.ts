import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { buildWhenChanged } from '../../../scripts/build.ts';
import { rendererFlags } from '../../../src-main/electron/renderer-flags.ts';
import { chromiumSwitches } from '../../fixtures/chromium-switches.ts';
import { type BenchOptions, isWanted } from '../harness/bench-options.ts';
import { type Measurement, measurementNames } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import type { BenchResult } from '../harness/run-bench.ts';
import { largestAccount } from '../read-models/ledger-shape.ts';
import { chromiumPath } from '../storage/dexie-browser.ts';
import { keepLedger } from './kept-ledger.ts';
import { measureAnswers } from './measure-answers.ts';
import { measureOpening } from './measure-opening.ts';
import { measureScrolling } from './measure-scrolling.ts';
import { memoryMeasurement, scriptMeasurement, shiftMeasurement } from './measure-weight.ts';
import { startScreensHost } from './screens-host.ts';
import { openScreensPage } from './screens-page.ts';

// Five minutes from end to end of 100,000 rows: some twenty screens a second.
const fullCounts = { starts: 7, rounds: 8, scrollingMs: 300_000 };
const quickCounts = { starts: 1, rounds: 1, scrollingMs: 2_000 };

/** The screens in Chromium over a ledger of `size` accounts with ten times as many invoices. */
export async function measureScreens(options: BenchOptions, folder: string): Promise<BenchResult> {
  buildWhenChanged(progress);
  const names = measurementNames.screens.filter((name) => isWanted(options, name));
  const found: Measurement[] = names.includes('first-script') ? [scriptMeasurement()] : [];
  const path = options.isWithoutChromium ? undefined : chromiumPath(process.env);
  if (path === undefined || names.every((name) => name === 'first-script')) {
    return { measurements: found, programs: { Chromium: 'not measured' } };
  }
  const kept = await keepLedger(options, dirname(folder));
  // What is done in a run stays in it.
  cpSync(kept, join(folder, 'workstation'), { recursive: true });
  const browser = await chromium.launch({
    executablePath: path,
    args: [...chromiumSwitches(), `--js-flags=${rendererFlags}`],
  });
  try {
    found.unshift(...(await measureInBrowser(browser, options, folder)));
    return { measurements: found, programs: { Chromium: browser.version() } };
  } finally {
    await browser.close();
    rmSync(join(folder, 'workstation'), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measureInBrowser(
  browser: Browser,
  options: BenchOptions,
  folder: string,
): Promise<readonly Measurement[]> {
  const counts = options.isQuick ? quickCounts : fullCounts;
  const found: Measurement[] = [];
  if (isWanted(options, 'opening')) {
    progress('opening');
    found.push(await measureOpening(browser, folder, counts.starts));
  }
  const host = await startScreensHost(folder);
  try {
    const screens = await openScreensPage(browser, host);
    const { page } = screens;
    const memories = [await screens.memory()];
    if ((['answers', 'shift', 'renderer-memory'] as const).some((name) => isWanted(options, name))) {
      const number = (10_000_000 + largestAccount).toString();
      const answers = await measureAnswers(screens, counts.rounds, number);
      found.push(answers.measurement);
      memories.push(...answers.memories);
    }
    if (isWanted(options, 'scrolling')) {
      progress('scrolling');
      found.push(await measureScrolling(page, counts.scrollingMs));
      memories.push(await screens.memory());
    }
    found.push(
      shiftMeasurement(await page.evaluate(() => window.pageWatch.shifts)),
      memoryMeasurement(memories),
    );
  } finally {
    await host.stop();
  }
  return found.filter(({ name }) => isWanted(options, name));
}
