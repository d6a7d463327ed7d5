import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { drawSignature } from './fixtures/draw-signature.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations } from './fixtures/expect-no-violations.ts';

test('a visit on a tablet without the server: check in, take cash, check out, hand the money in, make a receipt void', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  await page.setViewportSize({ width: 1024, height: 768 });
  const form = (title: string) => page.getByRole('dialog', { name: title });
  const givesCash = async (): Promise<string> => {
    const receipt = form('Take money');
    await receipt.getByRole('button', { name: 'One more of 50.00' }).click({ clickCount: 2 });
    await expect(receipt.getByLabel('Amount taken')).toHaveValue('100.00');
    await expect(receipt.getByText('Counted: 100.00 EUR')).toBeVisible();
    await drawSignature(receipt);
    await expectNoViolations(page, 'receipt form');
    await receipt.getByRole('button', { name: /^Give the receipt/ }).click();
    const number = await receipt
      .getByRole('region', { name: 'The receipt is recorded' })
      .locator('strong')
      .textContent();
    await receipt.getByRole('button', { name: 'Done' }).click();
    await expect(receipt).toBeHidden();
    return number ?? '';
  };

  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menuitem', { name: 'Check in' }).click();
  const checkIn = form('Check in');
  const reason = checkIn.getByLabel(/^Reason for contacting/);
  await expect(async () => {
    // A1: the rules answer by the clock of the customer.
    if (await reason.isVisible()) await reason.fill('The customer asked for the visit.');
    await checkIn.getByRole('button', { name: /^Check in now/ }).click({ timeout: 1_000 });
    await expect(checkIn).toBeHidden({ timeout: 2_000 });
  }).toPass();

  await collector.goesTo('Visits');
  await expect(page.getByText(/is there since/)).toBeVisible();
  await expectNoViolations(page, 'visits');
  await page.getByRole('button', { name: `Take money, ${name}` }).click();
  const first = await givesCash();
  await page.getByRole('button', { name: `Take money, ${name}` }).click();
  const second = await givesCash();
  expect(second).not.toBe(first);

  await page.getByRole('button', { name: `Check out, ${name}` }).click();
  const checkOut = form('Check out');
  await checkOut.getByRole('button', { name: /^Check out now/ }).click();
  await expect(checkOut.getByText('Choose an outcome.')).toBeVisible();
  await expect(checkOut.getByText(first)).toBeVisible();
  await checkOut.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Has paid' }).click();
  await test.step('a signature that was drawn and cannot be kept is said, and nothing is recorded without it', async () => {
    await drawSignature(checkOut);
    await page.evaluate(() => {
      const { toBlob } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.toBlob = function once(answer) {
        HTMLCanvasElement.prototype.toBlob = toBlob;
        answer(null);
      };
    });
    await checkOut.getByRole('button', { name: /^Check out now/ }).click();
    await expect(checkOut.getByRole('alert').filter({ hasText: '“Signature' })).toBeFocused();
    await expectNoViolations(page, 'signature that was not kept');
    await checkOut.getByRole('button', { name: /^Check out now/ }).click();
    await expect(checkOut).toBeHidden();
  });

  await test.step('receipts and visit hold what was drawn, though nobody pressed to take it', async () => {
    await collector.goesTo('Worklist');
    await collector.opensAccount(name);
    await collector.opensTab('Timeline');
    await expect(page.getByRole('button', { name: /^Open Signature/ })).toHaveCount(3);
  });

  await collector.goesTo('Cash');
  await expectNoViolations(page, 'cash');
  const row = (number: string) => collector.rows.filter({ hasText: number });
  await row(first).click();
  await page.getByRole('button', { name: /^Make void/ }).click();
  const dialog = form(`Make ${first} void`);
  await dialog.getByRole('textbox').fill('Written twice');
  await dialog.getByRole('button', { name: /^Make void/ }).click();
  await expect(row(first)).toBeHidden();
  await row(second).click();
  await page.getByRole('button', { name: /^Choose(?! all)/ }).click();
  await expect(row(second)).toContainText('chosen');
  await page.getByRole('button', { name: /^Hand in 1/ }).click();
  await form('Hand in money').getByRole('textbox').fill('Slip 4711');
  await form('Hand in money')
    .getByRole('button', { name: /^Hand in/ })
    .click();
  await expect(page.getByText('Nothing is to be handed in')).toBeVisible();
  await page.getByRole('link', { name: 'Cash report' }).click();
  await expect(page.getByRole('heading', { name: 'Cash report', level: 1 })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(first.split('-')[0] ?? '') })).toContainText('none');
  await expectNoViolations(page, 'cash report');
});
