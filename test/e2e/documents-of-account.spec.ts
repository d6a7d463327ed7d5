import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations } from './fixtures/expect-no-violations.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';

test('without the server a receipt is given and printed, and the agreement of a plan that waits for approval', {
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

  const number =
    await test.step('money is taken, and its receipt opened from where its number stands', async () => {
      await page.getByRole('button', { name: 'More' }).first().click();
      await page.getByRole('menuitem', { name: 'Take money' }).click();
      const form = page.getByRole('dialog', { name: 'Take money' });
      await form.getByRole('button', { name: 'One more of 50.00' }).click({ clickCount: 2 });
      await form.getByRole('button', { name: /^Give the receipt/ }).click();
      const issued = form.getByRole('region', { name: 'The receipt is recorded' });
      const given = (await issued.locator('strong').textContent()) ?? '';
      await issued.getByRole('button', { name: 'Receipt PDF' }).click();
      await expect(form).toBeHidden();
      await expect(page.getByRole('heading', { level: 1, name: `Receipt ${given}` })).toBeVisible();
      return given;
    });

  await test.step('the paper says what was taken, in the language that is chosen', async () => {
    await page.getByText('English', { exact: true }).click();
    const text = await savedText(page);
    expect(text).toContain(`Receipt ${number}`);
    expect(text).toMatch(/100\.00\s[A-Z]{3}/);
    expect(text).toContain('Notes and coins');
    await page.getByText('Deutsch', { exact: true }).click();
    expect(await savedText(page)).toContain(`Quittung ${number}`);
    await page.getByText('Polski', { exact: true }).click();
    expect(await savedText(page)).toContain(`Pokwitowanie ${number}`);
    await page.getByText('Français', { exact: true }).click();
    expect(await savedText(page)).toContain(`Reçu ${number}`);
    await page.getByText('Español', { exact: true }).click();
    expect(await savedText(page)).toContain(`Recibo ${number}`);
    await expectNoViolations(page, 'receipt PDF');
  });

  await test.step('it is left to where it was opened, and opened again from the payments', async () => {
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await collector.opensTab('Payments');
    await page.getByRole('button', { name: `Receipt ${number}` }).click();
    await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tab', { name: /^Payments/ })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('a plan beyond the authority is a proposal on paper', async () => {
    await collector.opensTab('Invoices');
    await collector.choosesInvoice(oldest);
    await page.keyboard.press('l');
    const form = page.getByRole('dialog', { name: 'Payment plan' });
    await form.getByRole('textbox', { name: 'Instalments' }).fill('24');
    await form.getByRole('button', { name: /^Send for approval/ }).click();
    await page.getByRole('button', { name: 'Agreement PDF' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Payment plan agreement' })).toBeVisible();
    await page.getByText('English', { exact: true }).click();
    const text = await savedText(page);
    expect(text).toContain('Proposal: not approved yet');
    expect(text).toContain(oldest);
    expect(text).toMatch(/\b24 +\d+ \w+ \d{4}/);
  });

  await test.step('and is opened from the plans of the account, in each of its versions', async () => {
    await page.keyboard.press('Escape');
    await collector.opensTab('Plans');
    await page.getByRole('button', { name: 'Agreement PDF', exact: true }).click();
    await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByText(/^Version 1 ·/).click();
    await page.getByRole('button', { name: 'Agreement PDF of version 1' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Payment plan agreement' })).toBeVisible();
  });
});

/** The text of the document on the screen, as it is saved. */
async function savedText(page: Page): Promise<string> {
  await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const pages = await readPdfPages(await readFile(await (await download).path()));
  return pages.join(' ');
}
