import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations } from './fixtures/expect-no-violations.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';

test('without the server a promise is confirmed and a dispute acknowledged by letter', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  const [promised = '', disputed = ''] = await collector.invoiceNumbers();
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  const title = (text: string | RegExp) => page.getByRole('heading', { level: 1, name: text });

  await test.step('a promise is recorded, and its confirmation opened from what is said of it', async () => {
    await collector.choosesInvoice(promised);
    await collector.recordsPromise('12.34');
    await page.getByRole('button', { name: 'Confirmation PDF' }).first().click();
    await expect(title('Confirmation of a promise to pay')).toBeVisible();
  });

  await test.step('the paper says who promised how much for what, in the language that is chosen', async () => {
    await page.getByText('English', { exact: true }).click();
    const text = await savedText(page);
    expect(text).toContain('Confirmation of your promise to pay');
    expect(text).toContain(promised);
    expect(text).toMatch(/you will pay us 12\.34 [A-Z]{3} by \d+ \w+ \d{4}/);
    expect(text).not.toContain('no longer');
    await page.getByText('Deutsch', { exact: true }).click();
    expect(await savedText(page)).toContain('Bestätigung Ihrer Zahlungszusage');
    await expectNoViolations(page, 'promise confirmation');
  });

  await test.step('it is opened by keyboard from the promises of the account, and left to them', async () => {
    await page.keyboard.press('Escape');
    await collector.opensTab('Promises');
    await page.getByRole('button', { name: 'Confirmation PDF' }).first().focus();
    await page.keyboard.press('Enter');
    await expect(title('Confirmation of a promise to pay')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tab', { name: /^Promises/ })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('once the promise is cancelled, its confirmation is marked as worth nothing', async () => {
    await page.getByRole('button', { name: 'Cancel promise' }).first().click();
    await page.getByRole('textbox', { name: 'Why is it cancelled?' }).fill('Promised by mistake');
    await page.getByRole('button', { name: 'Cancel the promise' }).click();
    await expect(page.getByText(/^Cancelled by/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Confirmation PDF' }).first().click();
    await page.getByText('English', { exact: true }).click();
    const text = await savedText(page);
    expect(text).toContain('Cancelled: no longer valid');
    expect(text).not.toContain('Promised by mistake');
    await page.keyboard.press('Escape');
  });

  await test.step('a dispute is opened, and its acknowledgement from what is said of it', async () => {
    await collector.opensTab('Invoices');
    await collector.choosesInvoice(disputed);
    await collector.opensDispute('Damaged', 'Two crates were\ncrushed.');
    await page.getByRole('button', { name: 'Acknowledgement PDF' }).first().click();
    await expect(title(/^Acknowledgement of dispute [0-9A-F]{4}-[0-9A-F]{4}$/)).toBeVisible();
  });

  const reference =
    await test.step('the paper says what is disputed in the words of the customer', async () => {
      const shown = (await title(/^Acknowledgement/).textContent())?.split(' ').at(-1) ?? '';
      await page.getByText('English', { exact: true }).click();
      const text = await savedText(page);
      expect(text).toContain(shown);
      expect(text).toContain(disputed);
      expect(text).toContain('damaged');
      expect(text).toContain('Two crates were crushed.');
      expect(text).toContain('we neither send reminders for the disputed amounts nor collect them');
      await expectNoViolations(page, 'dispute acknowledgement');
      return shown;
    });

  await test.step('it is opened by keyboard from the disputes of the account, which call the case the same', async () => {
    await page.keyboard.press('Escape');
    await collector.opensTab('Disputes');
    await expect(page.getByText(`Case ${reference}`)).toBeVisible();
    await page.getByRole('button', { name: 'Acknowledgement PDF' }).first().focus();
    await page.keyboard.press('Enter');
    await expect(title(`Acknowledgement of dispute ${reference}`)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tab', { name: /^Disputes/ })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('the register names them, and makes them again', async () => {
    await collector.goesTo('Documents');
    await expect(collector.rows.filter({ hasText: 'Promise confirmation' })).toHaveCount(3);
    await expect(collector.rows.filter({ hasText: 'Acknowledgement' })).toHaveCount(1);
    await expect(collector.rows.filter({ hasText: reference })).toHaveCount(1);
    await page.locator('#main').focus();
    await page.keyboard.press('Enter');
    await expect(title(/^Acknowledgement [A-Z0-9]+-D\d+$/)).toBeVisible();
    await expect(page.getByText('This is the document that was issued, byte for byte.')).toBeVisible();
    await page.getByRole('button', { name: 'What the account says now' }).click();
    await expect(title(`Acknowledgement of dispute ${reference}`)).toBeVisible();
    await expect(page.getByText('Unchanged since: this is the same document.')).toBeVisible();
  });
});

/** The text of the document on the screen, as it is saved; every run of blanks as one. */
async function savedText(page: Page): Promise<string> {
  await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const pages = await readPdfPages(await readFile(await (await download).path()));
  return pages.join(' ').replace(/\s+/g, ' ');
}
