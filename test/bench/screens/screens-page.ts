import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { installPageWatch } from './page-watch.ts';
import type { ScreensHost } from './screens-host.ts';

/** A window with the workstation in it. */
export type ScreensPage = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly memory: () => Promise<PageMemory>;
};

/** In bytes; `ownBytes` is what the renderer's process has for itself, undefined where the system does not tell. */
export type PageMemory = { readonly heapBytes: number; readonly ownBytes: number | undefined };

/** Opens the workstation in a window with an empty cache and waits for the first row of the worklist. */
export async function openScreensPage(browser: Browser, host: ScreensHost): Promise<ScreensPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
  });
  const page = await context.newPage();
  await page.addInitScript(installPageWatch);
  // The tour of a first start would lie over the screens.
  await page.addInitScript(() => localStorage.setItem('duebook.tour', 'seen'));
  await page.goto(host.address);
  await page.waitForFunction(() => window.pageWatch.usableAt !== undefined, undefined, { timeout: 60_000 });
  const ofBrowser = await browser.newBrowserCDPSession();
  const ofPage = await context.newCDPSession(page);
  await ofPage.send('Performance.enable');
  return { page, context, memory: () => readMemory(ofBrowser, ofPage) };
}

async function readMemory(ofBrowser: CDPSession, ofPage: CDPSession): Promise<PageMemory> {
  const { metrics } = await ofPage.send('Performance.getMetrics');
  const heapBytes = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  const { processInfo } = await ofBrowser.send('SystemInfo.getProcessInfo');
  const own = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => ownBytesOf(id))
    .filter((bytes) => bytes !== undefined);
  // There may be one in waiting, which is small.
  return { heapBytes, ownBytes: own.length === 0 ? undefined : Math.max(...own) };
}

/** What no other process shares, as the task manager of Chromium tells it; Linux only. */
function ownBytesOf(processId: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const lines = readFileSync(`/proc/${processId.toString()}/smaps_rollup`, 'utf8').matchAll(
    /^Private_(?:Clean|Dirty): +(\d+) kB$/gm,
  );
  return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
}
