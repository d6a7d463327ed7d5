import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { beginWork, type Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('a payment plan is proposed, signed, changed and cancelled without the server, and stands on the list of plans', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  const [oldest = ''] = await collector.invoiceNumbers();
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  const form = page.getByRole('dialog', { name: 'Payment plan' });
  const instalments = page.getByRole('region', { name: 'Instalments' }).locator('tbody tr');

  await test.step('the schedule follows what is typed', async () => {
    await collector.choosesInvoice(oldest);
    await page.keyboard.press('l');
    await expect(instalments).toHaveCount(3);
    await form.getByRole('textbox', { name: `Amount for ${oldest}` }).fill('100');
    await expect(instalments.first()).toContainText('33.33');
    await expect(instalments.last()).toContainText('33.34');
    await form.getByRole('textbox', { name: 'Instalments' }).fill('x');
    await expect(instalments).toHaveCount(0);
    await form.getByRole('textbox', { name: 'Instalments' }).fill('4');
    await expect(instalments.last()).toContainText('25.00');
    await expect(form.getByText(/Within your authority/)).toBeVisible();
    await form.getByRole('textbox', { name: 'Fee' }).fill('10000');
    await expect(form.getByText(/Beyond your authority/)).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'plan form');
    await form.getByRole('textbox', { name: 'Fee' }).fill('');
  });

  await test.step('what was typed is still there after the form was closed', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await expect(form.getByRole('textbox', { name: 'Instalments' })).toHaveValue('4');
    await form.getByRole('button', { name: /^Propose plan/ }).click();
    await expect(page.getByText(/Payment plan of .* recorded/).first()).toBeVisible();
  });

  await test.step('the customer signs', async () => {
    await collector.opensTab('Plans');
    await expect(page.getByText('approved', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Customer has signed' }).click();
    const dialog = page.getByRole('dialog', { name: 'Customer has signed' });
    await dialog.getByRole('textbox').fill('Ida Brandt');
    await dialog.getByRole('button', { name: /^Customer has signed/ }).click();
    await expect(page.getByText('active', { exact: true })).toBeVisible();
    await page.getByText(/^Version 1 ·/).click();
    await expect(page.getByText(/Signed by Ida Brandt/)).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'account, Plans');
  });

  await test.step('a change makes a version that is signed anew', async () => {
    await page.getByRole('button', { name: 'Change plan' }).click();
    const change = page.getByRole('dialog', { name: 'Change the payment plan' });
    await expect(change.getByRole('textbox', { name: `Amount for ${oldest}` })).toHaveValue('100.00');
    await change.getByRole('textbox', { name: 'Instalments' }).fill('2');
    await expect(instalments.last()).toContainText('50.00');
    await change.getByRole('button', { name: /^Propose change/ }).click();
    await expect(page.getByText(/^Version 2 ·/)).toContainText('approved, not signed');
    await expect(page.getByText(/^Version 1 ·/)).toContainText('signed');
  });

  await test.step('it stands on the list, which leads back to it', async () => {
    await collector.goesTo('Plans');
    const row = collector.rows.filter({ hasText: name });
    await collector.goesDownTo(row);
    await expect(row).toContainText('waiting to sync');
    await expectNoViolationsInBothThemes(page, 'plans');
    await row.getByRole('button', { name }).click();
    await expect(page.getByRole('tab', { name: /^Plans/ })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('it is cancelled with a reason', async () => {
    await page.getByRole('button', { name: 'Cancel plan' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel plan' });
    await expect(dialog.getByRole('button', { name: /^Cancel plan/ })).toBeDisabled();
    await dialog.getByRole('textbox').fill('Paid by other means');
    await dialog.getByRole('button', { name: /^Cancel plan/ }).click();
    await expect(page.getByText(/Cancelled by .*: Paid by other means/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Change plan' })).toHaveCount(0);
  });
});

test('a plan beyond the collector’s authority is refused by a manager with why, revised, and approved', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  const [oldest = ''] = await collector.invoiceNumbers();
  await collector.choosesInvoice(oldest);
  await page.keyboard.press('l');
  const form = page.getByRole('dialog', { name: 'Payment plan' });
  await form.getByRole('textbox', { name: 'Instalments' }).fill('24');
  await expect(form.getByText(/Beyond your authority.*manager/)).toBeVisible();
  await form.getByRole('button', { name: /^Send for approval/ }).click();
  await expect(form).toBeHidden();
  await collector.opensTab('Plans');
  await expect(page.getByText('waits for approval', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve plan' })).toHaveCount(0);
  await collector.waitsUntilUpToDate();

  const other = await beginWork(open, server, { who: 'manager', dataFolder: join(dataFolder, 'manager') });
  const manager = other.collector;
  await opensPlan(other.page, manager, name);

  await test.step('the manager refuses it', async () => {
    await other.page.getByRole('button', { name: 'Refuse plan' }).click();
    const dialog = other.page.getByRole('dialog', { name: 'Refuse plan' });
    await expect(dialog.getByRole('button', { name: /^Refuse plan/ })).toBeDisabled();
    await dialog.getByRole('textbox').fill('Too long');
    await dialog.getByRole('button', { name: /^Refuse plan/ }).click();
    await expect(other.page.getByText('refused', { exact: true }).first()).toBeVisible();
    await manager.waitsUntilUpToDate();
  });

  await test.step('the collector revises it', async () => {
    await page.getByText(/^Version 1 ·/).click();
    await expect(page.getByText(/Refused by .*: Too long/)).toBeVisible();
    await page.getByRole('button', { name: 'Change plan' }).click();
    const change = page.getByRole('dialog', { name: 'Change the payment plan' });
    await change.getByRole('textbox', { name: 'Instalments' }).fill('12');
    await change.getByRole('button', { name: /^Send for approval/ }).click();
    await expect(page.getByText(/^Version 2 ·/)).toContainText('not decided');
    await collector.waitsUntilUpToDate();
  });

  await test.step('the manager approves it', async () => {
    await other.page.getByRole('button', { name: 'Approve plan' }).click();
    const dialog = other.page.getByRole('dialog', { name: 'Approve plan' });
    await dialog.getByRole('button', { name: /^Approve plan/ }).click();
    await expect(other.page.getByText('approved', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Customer has signed' })).toBeVisible();
  });
});

async function opensPlan(page: Page, worker: Collector, name: string): Promise<void> {
  await worker.goesTo('Plans');
  await worker.filters('Not signed');
  await worker.rows.filter({ hasText: name }).getByRole('button', { name }).click();
  await expect(page.getByRole('tab', { name: /^Plans/ })).toHaveAttribute('aria-selected', 'true');
}
