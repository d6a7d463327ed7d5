import { expect, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

/** The filters with accounts whose cells are the fullest. */
const fullest = ['all', 'broken-promises', 'promises-due'] as const;
const widths = [1280, 1440, 1920] as const;

/** Words of the worklist's bar and tags that are cut, or stand over what is beside them. */
async function cutWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const shown = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());
    const wordsOf = (one: HTMLElement) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
    const bar = document.querySelector('#worklist-search')?.closest('[class*="bar"]');
    if (!(bar instanceof HTMLElement)) return ['there is no bar'];
    if (bar.scrollWidth > bar.clientWidth) found.push(`the bar is ${bar.scrollWidth} in ${bar.clientWidth}`);
    for (const button of bar.querySelectorAll('button')) {
      for (const one of [button, ...button.querySelectorAll('span')]) {
        if (one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
          found.push(`"${wordsOf(one)}" is ${one.scrollWidth} in ${one.clientWidth}`);
      }
    }
    for (const cell of shown('tr[data-index] td')) {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      const row = (cell.closest('tr') ?? cell).getBoundingClientRect();
      for (const tag of cell.querySelectorAll<HTMLElement>('[class*="tag"]:not(td)')) {
        const box = tag.getBoundingClientRect();
        const isOver =
          box.left < left - 1 || box.right > right + 1 || box.top < row.top || box.bottom > row.bottom;
        if (isOver) found.push(`"${wordsOf(tag)}" stands outside of its cell`);
        if (tag.scrollWidth > tag.clientWidth + 1) found.push(`"${wordsOf(tag)}" is cut`);
      }
      if (bottom - top > row.height + 1) found.push(`"${wordsOf(cell)}" is higher than its row`);
    }
    return found;
  });
}

test('no words of the worklist are cut, in either language, at any width, with rows of either height', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  test.setTimeout(180_000);
  const { page, collector } = await beginWork(open, await startServer());
  const problems: string[] = [];
  const look = async (how: string): Promise<void> => {
    for (const filter of fullest) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/worklist/${filter}`);
      await expect(page.locator('tr[data-index]').first()).toBeVisible();
      if (filter !== 'all')
        await expect(page.locator('tr[data-index] td [class*="tag"]').first()).toBeVisible();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const problem of await cutWords(page)) problems.push(`${how}, ${filter}, ${width}: ${problem}`);
      }
    }
  };
  await look('English');
  await collector.goesToSetting('Language');
  await page.getByText('Deutsch').click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await look('German');
  await page.getByRole('button', { name: 'Ansicht', exact: true }).click();
  await page.getByText('Dicht', { exact: false }).first().click();
  await page.keyboard.press('Escape');
  await look('German, low rows');
  expect(problems).toEqual([]);
});
