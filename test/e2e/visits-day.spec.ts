import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('the day of the visits is typed in the order of the language, and what is no day is refused in words', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const { page, collector } = await beginWork(open, await startServer());
  await collector.goesTo('Visits');
  const day = page.getByRole('textbox', { name: 'Day', exact: true });
  await day.fill('05/06/2026');
  await expect(page).toHaveURL(/#\/visits\/2026-06-05$/);
  await day.fill('30 Feb');
  await expect(day).toHaveAttribute('aria-invalid', 'true');
  await day.blur();
  await expect(day).not.toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL(/#\/visits\/2026-06-05$/);
  await day.press('ArrowUp');
  await expect(page).toHaveURL(/#\/visits\/2026-06-06$/);
  await collector.goesToSetting('Language');
  await page.getByText('Deutsch').click();
  await page.evaluate(() => {
    location.hash = '#/visits';
  });
  const tag = page.getByRole('textbox', { name: 'Tag', exact: true });
  await expect(tag).toBeVisible();
  await tag.fill('7.8.2026');
  await expect(page).toHaveURL(/#\/visits\/2026-08-07$/);
});
