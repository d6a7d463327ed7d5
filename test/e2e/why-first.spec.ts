import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('W1: the reasons of a score stay with the selection, by pointer and by keyboard, and Escape closes them', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const { page } = await beginWork(open, await startServer());
  const row = (index: number) => page.locator(`tr[data-index="${index}"]`);
  const score = (index: number) => row(index).getByRole('button', { name: /^Priority/ });
  const reasons = page.getByRole('dialog', { name: 'Why first?' });
  await expect(row(2)).toBeVisible();

  await score(2).hover();
  await expect(reasons).toBeVisible();
  await reasons.getByText('Why first?').hover();
  await page.waitForTimeout(300);
  await expect(reasons).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reasons).toBeHidden();

  await page.mouse.move(700, 20);
  await score(0).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(score(0)).toBeFocused();
  await expect(reasons).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reasons).toBeHidden();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(reasons).toBeVisible();
  await page.keyboard.press('j');
  await expect(row(1)).toHaveAttribute('aria-current', 'true');
  await expect(reasons).toBeHidden();
  const name = await row(1).locator('td').nth(2).getByRole('button').textContent();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main h1')).toHaveText(name ?? '');
});
