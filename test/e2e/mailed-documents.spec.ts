import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { startMailServer } from '../fixtures/server/mail-server.ts';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('a statement is mailed offline by keyboard, waits, and arrives with the very bytes of the register', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  test.slow();
  const mailServer = await startMailServer();
  const server = await startServer({ smtpPort: mailServer.port });
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  await collector.opensAccount(name);
  await page.keyboard.press('s');
  await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible({ timeout: 30_000 });
  const dialog = page.getByRole('dialog', { name: 'E-mail the document' });
  const state = page.getByRole('status').filter({ hasText: /^Mail to/ });
  let address = '';

  await test.step('E opens it with recipient, subject and text in the language of the customer', async () => {
    await page.keyboard.press('e');
    await expect(dialog).toBeVisible();
    address = (await dialog.getByRole('combobox', { name: 'To' }).inputValue()).split(' · ').at(-1) ?? '';
    expect(address).toMatch(/^[^@\s]+@[^@\s]+\.example$/);
    await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveValue(/Kundenkonto/);
    await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue(
      /Sehr geehrte[\s\S]*Offener Saldo: /,
    );
    await expectNoViolationsInBothThemes(page, 'the dialog of a mail');
  });

  await test.step('what was typed is there again after a reload, and what is missing is said at its field', async () => {
    const size = page.viewportSize();
    await page.setViewportSize({ width: 1280, height: 720 });
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveAttribute('aria-invalid', 'true');
    await expect(dialog.getByRole('button', { name: /^Send/ })).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByRole('textbox', { name: /^Reason/ })).toHaveCount(0);
    if (size !== null) await page.setViewportSize(size);
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('Ihr Kontoauszug – ärgerlich: "ü", 日本');
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'E-mail' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveValue(/日本/);
  });

  await test.step('sent without a connection it waits, and the register has it', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(state).toContainText('waits on this device');
    await collector.waitsUntil(/\d changes? waiting/);
    expect(mailServer.mails).toEqual([]);
  });

  await test.step('with the server back it is sent once, with the bytes that the register names', async () => {
    await server.startAgain();
    await expect(state).toContainText(`(${address}): sent`, { timeout: 60_000 });
    await expectNoViolationsInBothThemes(page, 'a mailed document');
    await page.keyboard.press('Escape');
    await collector.goesTo('Documents');
    await expect(collector.rows.first()).toContainText(/e-mail sent.*Statement/);
    await expect(page.getByText(`${address}: sent.`)).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'the register with a mailed document');
    const text = (await page.getByText(/^Fingerprint of the file: /).textContent()) ?? '';
    expect(mailServer.mails).toMatchObject([{ to: [address], pdfHashes: [text.split(': ').at(-1)] }]);
    expect(mailServer.mails[0]?.head).toContain('Subject: =?UTF-8?');
  });

  await test.step('the timeline of the account says so', async () => {
    await collector.goesTo('Worklist');
    await collector.opensAccount(name);
    const paper = page.getByRole('listitem').filter({ hasText: /^today ?Statement · \w+-D\d+ · by e-mail/ });
    await expect(paper).toContainText(address);
    await expect(page.getByText('sent', { exact: true })).toHaveCount(2);
    await expectNoViolationsInBothThemes(page, 'a document in the timeline');
    await paper.getByRole('button', { name: /^Open / }).press('Enter');
    await expect(page).toHaveURL(/\/issued\//);
    await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/\/account\//);
  });
  await mailServer.stop();
});

test('a mail is finished in the own mail program, and one that fails is sent again', async ({
  startServer,
  open,
}) => {
  const mailServer = await startMailServer();
  mailServer.refuse = { recipient: { responseCode: 550, message: 'no such user' } };
  const server = await startServer({ smtpPort: mailServer.port });
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  await collector.opensAccount(await collector.nameInRow(0));
  await page.keyboard.press('s');
  await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible({ timeout: 30_000 });
  const dialog = page.getByRole('dialog', { name: 'E-mail the document' });
  const state = page.getByRole('status').filter({ hasText: /^Mail to/ });

  await test.step('as a file with the document, still to be sent', async () => {
    await page.getByRole('button', { name: 'E-mail' }).click();
    await dialog.getByRole('combobox', { name: 'How' }).click();
    await page.getByRole('option', { name: /open the saved mail/ }).click();
    const coming = page.waitForEvent('download');
    await dialog.getByRole('button', { name: /^Send/ }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^statement-.*\.eml$/);
    const source = await readFile(await download.path(), 'latin1');
    expect(source).toMatch(/^X-Unsent: 1\r$/m);
    expect(source).not.toMatch(/^(From|Bcc|Cc):/im);
    const attached = /application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(source)?.[1] ?? '';
    const pdf = Buffer.from(attached, 'base64');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await collector.goesTo('Documents');
    const hash = createHash('sha256').update(pdf).digest('hex');
    await expect(page.getByText(`Fingerprint of the file: ${hash}`)).toBeVisible();
    await collector.rows.first().getByRole('button', { name: 'Statement' }).click();
  });

  await test.step('a mailbox that is not there is said, and the mail sent again', async () => {
    await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('e');
    await dialog.getByRole('button', { name: /^Send/ }).click();
    await expect(state).toContainText('There is no such mailbox', { timeout: 60_000 });
    await expectNoViolationsInBothThemes(page, 'a mail that failed');
    await page.keyboard.press('Escape');
    await expect(collector.rows.first()).toContainText(/e-mail not sent/);
    await page.keyboard.press('k');
    await expect(page.getByText(/: not sent\. There is no such mailbox/)).toBeVisible();
    await collector.rows.first().getByRole('button', { name: 'Statement' }).click();
    mailServer.refuse = {};
    await page.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByRole('button', { name: /^Send/ }).click();
    await expect(state).toContainText(': sent', { timeout: 60_000 });
    expect(mailServer.mails).toHaveLength(1);
  });
  await mailServer.stop();
});
