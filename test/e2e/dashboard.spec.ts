import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('key figures open to their documents, of any date, beside an earlier one, and are taken along as CSV', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.goesTo('Dashboard');
  const ageing = page.getByRole('region', { name: 'Ageing EUR' });
  await expect(ageing.getByRole('button', { name: /^1–30 / })).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'dashboard');

  await test.step('the documents behind a bar lead to the account', async () => {
    await ageing.getByRole('button', { name: /^1–30 / }).click();
    const dialog = page.getByRole('dialog', { name: 'Ageing: 1–30' });
    await expect(dialog.getByRole('row').nth(1)).toContainText('Invoice');
    await expectNoViolationsInBothThemes(page, 'documents behind a figure');
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export CSV' }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(text).toMatch(
      /^\uFEFFAccount number,Account,Kind,Document,Date,Counts as,Currency,Unit,Value\r\n/,
    );
    expect(text).toContain(',Invoice,');
    const account = dialog.getByRole('link').first();
    const name = (await account.textContent()) ?? '';
    await account.click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  });

  await test.step('workload and results of each person open to accounts, contacts and promises', async () => {
    await collector.goesTo('Dashboard');
    const panels = [
      ['Accounts carried, per person', 'Account'],
      ['Contacts made, per person', 'Activity'],
      ['Promises taken, per person', 'Promise'],
      ['Promise-kept rate, per person', 'Promise'],
    ] as const;
    for (const [panel, kind] of panels) {
      const bar = page.getByRole('region', { name: panel }).getByRole('button', { name: /^Amelie Vogt / });
      const count = Number(/(\d+) $/.exec((await bar.textContent()) ?? '')?.[1]);
      await bar.click();
      const dialog = page.getByRole('dialog', { name: `${panel}: Amelie Vogt` });
      await expect(dialog.getByRole('row').nth(1)).toContainText(kind);
      // A rate has no number of documents, and the first hundred are shown at once.
      if (count <= 100) await expect(dialog.getByText(`${count} entries shown`)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
  });

  await test.step('of a date in the past, and what has changed since an earlier one', async () => {
    await collector.goesTo('Dashboard');
    const date = page.getByRole('textbox', { name: 'Date of the figures' });
    await date.fill('31.12.2099');
    await date.press('Enter');
    await expect(page.getByText('Figures are for today or a date in the past.')).toBeVisible();
    await date.fill('2012-10-01');
    await date.press('Enter');
    await expect(page.getByText('As of 1 Oct 2012').first()).toBeVisible();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.getByText('30 days before').click();
    await expect(page.getByText(/^Change since /)).toBeVisible();
    await expect(ageing.getByRole('button', { name: / Change [+−\d]/ }).first()).toBeVisible();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(text).toMatch(/,"Accounts carried, per person",Amelie Vogt,,count,\d+,,/);
    expect(text).toMatch(/\r\n\d{4}-\d\d-\d\d,Days,DSO,EUR,days,\d+\.\d,,\d{4}-\d\d-\d\d,/);
  });

  await test.step('as a report, of the date and beside the earlier one of the screen', async () => {
    await page.getByRole('button', { name: 'Report (PDF)' }).click();
    await expect(page.getByRole('heading', { name: 'Report of the key figures' })).toBeVisible();
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect(preview.getByText('Key figures', { exact: true })).toBeVisible();
    await expect(preview.getByText('Compared with', { exact: true })).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('figures-report.png') });
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^key-figures-\d{4}-\d\d-\d\d-en\.pdf$/);
    expect((await readFile(await saved.path())).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await saved.saveAs(test.info().outputPath('figures-report.pdf'));
    await page.getByText('Deutsch', { exact: true }).click();
    await expect(preview.getByText('Kennzahlen', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^Change since /)).toBeVisible();
  });

  await test.step('on paper stand the figures alone', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(ageing).toBeVisible();
    await expect(page.getByRole('region', { name: 'Contacts made, per person' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await page.screenshot({ path: test.info().outputPath('dashboard-print.png'), fullPage: true });
  });
});
