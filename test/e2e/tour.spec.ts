import { expect, type Page } from '@playwright/test';
import { Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

const stepCount = 8;

test('the tour begins at the first start, goes by keyboard, and does not come again', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const signIn = server.signInOf('collector');
  const { page, stop } = await open({ serverUrl: server.url, signIn, isTourNew: true });
  const collector = new Collector(page);
  const card = page.getByRole('dialog', { name: 'Everything has its place here' });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await collector.waitsUntilUpToDate();

  await test.step('every step points at what is there, and nothing moves', async () => {
    await watchLayoutShifts(page);
    const titles: string[] = [];
    for (let step = 1; step <= stepCount; step += 1) {
      const shown = page.getByRole('dialog');
      await expect(shown).toContainText(`Step ${step} of ${stepCount}`);
      await expect(
        shown.getByRole('button', { name: step === stepCount ? 'Begin to work' : 'Next' }),
      ).toBeFocused();
      titles.push((await shown.getByRole('heading').textContent()) ?? '');
      await expect(shown).toBeInViewport({ ratio: 1 });
      await expect(page.locator('[class*="ring"]')).toBeVisible();
      if (step === 2) await expectNoViolationsInBothThemes(page, 'tour');
      if (step < stepCount) await page.keyboard.press('ArrowRight');
    }
    expect(new Set(titles).size).toBe(stepCount);
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('dialog')).toContainText(`Step ${stepCount - 1} of`);
    await page.keyboard.press('ArrowRight');
    expect(await layoutShiftOf(page)).toBeLessThan(0.01);
  });

  await test.step('at its end the keys are those of the worklist again', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('j');
    await expect(page.locator('tr[aria-current="true"]')).toHaveAttribute('data-index', '1');
  });

  await test.step('it comes again when it is asked for, in German too, and Escape ends it', async () => {
    await page.reload();
    await collector.seesWorklist();
    await collector.goesTo('Settings');
    await page.getByRole('link', { name: 'Tour and training' }).click();
    await page.getByRole('button', { name: 'Take the tour' }).click();
    await expect(card).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('deutsch');
    await page.keyboard.press('Enter');
    // The words of a language come when it is chosen.
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('rundgang');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Alles hat hier seinen Platz' })).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'tour in German');
    await page.getByRole('button', { name: 'Rundgang überspringen' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('another browser of the same person does not begin it', async () => {
    // What is kept is on its way for a moment.
    await page.waitForTimeout(1_000);
    await stop();
    const again = await open({ serverUrl: server.url, isTourNew: true });
    await new Collector(again.page).seesWorklistUpToDate();
    await expect(again.page.getByRole('dialog')).toHaveCount(0);
  });
});

async function watchLayoutShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as typeof window & { layoutShift?: number };
    watched.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        if (!shift.hadRecentInput) watched.layoutShift = (watched.layoutShift ?? 0) + shift.value;
      }
    }).observe({ type: 'layout-shift' });
  });
}

function layoutShiftOf(page: Page): Promise<number> {
  return page.evaluate(() => (window as typeof window & { layoutShift?: number }).layoutShift ?? Number.NaN);
}
