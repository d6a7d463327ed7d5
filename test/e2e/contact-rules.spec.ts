import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';
import { runImport } from './fixtures/run-import.ts';

// The Thursday before Good Friday; after Easter Monday comes the next working day. In Berlin it is an hour later.
const thursday = '2013-03-28';
const evening = `${thursday}T18:30:00Z`;
const morning = `${thursday}T09:00:00Z`;
const customer = 'Nordwind Handels GmbH';

test('A1: a call after hours is warned of beforehand and needs a reason, one in the morning needs none', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  const server = await startServer({ demo: 'users', today: thursday });
  const file = join(dataFolder, 'ledger.csv');
  const rows = [
    'Customer,Name,Invoice number,Invoice date,Due date,Amount',
    `N-1,${customer},R-1,2013-01-05,2013-02-04,10.00`,
  ];
  writeFileSync(file, rows.join('\n'));
  expect(runImport(file, dataFolder, 'EUR').lastLine).toContain('new 1,');

  const { page, collector } = await beginWork(open, server, { today: evening });
  await collector.opensAccount(customer);
  await page.keyboard.press('c');
  const form = page.getByRole('dialog', { name: 'Log an activity' });
  const warning = form.getByRole('alert').filter({ hasText: 'This contact is not allowed now.' });
  const reason = form.getByRole('textbox', { name: 'Reason for contacting all the same' });

  await test.step('the form says which rule speaks against the call, and when it is allowed again', async () => {
    await expect(warning).toContainText('Business hours (House rule)');
    await expect(warning).toContainText('it is too early or too late at the customer’s.');
    await expect(warning).toContainText('Allowed again from 2 Apr 2013, 08:00.');
    await expectNoViolationsInBothThemes(page, 'a call that is not allowed');
  });

  await test.step('what no rule limits is not warned of', async () => {
    await form.getByText('They contacted', { exact: true }).click();
    await expect(warning).toBeHidden();
    await expect(reason).toBeHidden();
    await form.getByText('We contacted', { exact: true }).click();
    await expect(warning).toBeVisible();
    await form.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Email' }).click();
    await expect(warning).toBeHidden();
    await form.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Call', exact: true }).click();
    await expect(warning).toBeVisible();
  });

  await test.step('without a reason it is not recorded, with one it is, by the keys alone', async () => {
    await form.getByRole('button', { name: /No answer/ }).focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await expect(form.getByText('Say why this contact takes place all the same.')).toBeVisible();
    await expect(reason).toBeFocused();
    await expect(reason).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.type('They had asked for a call after seven.');
    await expect(form.getByText('Say why this contact takes place all the same.')).toBeHidden();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(reason).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(form).toBeHidden();
    await collector.waitsUntilUpToDate();
    const reasonInTimeline = 'Contacted against a rule: They had asked for a call after seven.';
    await expect(page.getByText(reasonInTimeline)).toBeVisible();
    await expect(page.getByText('waiting to sync')).toHaveCount(0);
  });

  await test.step('within the hours nothing is asked', async () => {
    const elsewhere = { dataFolder: join(dataFolder, 'second'), today: morning };
    const second = await beginWork(open, server, elsewhere);
    await second.collector.opensAccount(customer);
    await second.page.keyboard.press('c');
    const call = second.page.getByRole('dialog', { name: 'Log an activity' });
    await call.getByRole('button', { name: /Reached/ }).click();
    await call.getByRole('textbox', { name: 'Note' }).fill('Called in the morning.');
    await expect(call.getByRole('alert')).toHaveCount(0);
    await call.getByRole('button', { name: /^Record/ }).click();
    await expect(call).toBeHidden();
    await expect(page.getByText('Called in the morning.')).toBeVisible();
  });
});
