import { expect, type Locator } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

/** Pastes a text in place of what a field holds. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.evaluate((input: HTMLInputElement, pasted) => {
    input.select();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (input.dispatchEvent(event)) document.execCommand('insertText', false, pasted);
  }, text);
}

test('pasted amounts are understood, questioned or refused in words, and what is shown is what is recorded', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.opensAccount(await collector.nameInRow(0));
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  await page.keyboard.press('p');
  const form = page.getByRole('dialog', { name: 'Promise to pay' });
  const amount = form.getByLabel('Promised amount');

  for (const [pasted, shown] of [
    ['1.234,50', '1,234.50'],
    ['1,234.50', '1,234.50'],
    ["1'234.50 EUR", '1,234.50'],
    ['1 234,50', '1,234.50'],
    ['€ 12', '12.00'],
    ['١٢', '12.00'],
    ['12,345', '12,345.00'],
  ] as const) {
    await paste(amount, pasted);
    await page.keyboard.press('Tab');
    await expect(amount, pasted).toHaveValue(shown);
  }

  await test.step('two readings are a question with both as choices', async () => {
    await paste(amount, '12.345');
    await expect(form.getByText('Did you mean 12,345.00 or 12.35?')).toBeVisible();
    await expect(amount).toHaveAttribute('aria-invalid', 'true');
    await expectNoViolationsInBothThemes(page, 'amount in question');
    await form.getByRole('button', { name: /^Month end/ }).click();
    await form.getByRole('button', { name: /^Record promise/ }).click();
    await expect(form.getByText('Did you mean 12,345.00 or 12.35?')).toBeVisible();
    await form.getByRole('button', { name: '12.35', exact: true }).click();
    await expect(amount).toHaveValue('12.35');
    await expect(amount).toBeFocused();
    await expect(form.getByText(/^Did you mean/)).toBeHidden();
  });

  await test.step('another currency is refused by its name', async () => {
    await paste(amount, "CHF 1'234.50");
    await expect(form.getByText('This amount is in CHF. Enter it in EUR.')).toBeVisible();
    await form.getByRole('button', { name: /^Record promise/ }).click();
    await expect(form).toBeVisible();
    await expect(amount).toHaveValue("CHF 1'234.50");
  });

  await test.step('below zero and nonsense are refused in words', async () => {
    await paste(amount, '(12.00)');
    await form.getByRole('button', { name: /^Record promise/ }).click();
    await expect(form.getByText('Enter an amount above zero.')).toBeVisible();
    await paste(amount, '1e5');
    await form.getByRole('button', { name: /^Record promise/ }).click();
    await expect(form.getByText('This is not an amount.')).toBeVisible();
    await paste(amount, '12345678901234567890');
    await expect(form.getByText('This amount is too large.')).toBeVisible();
  });

  await test.step('what stands there is what is recorded', async () => {
    await paste(amount, '12,50');
    await form.getByRole('button', { name: /^Record promise/ }).click();
    await expect(form).toBeHidden();
    await collector.opensTab('Promises');
    await expect(page.getByRole('tabpanel').getByText('12.50 EUR').first()).toBeVisible();
  });

  await test.step('a dialog says what is wrong with an amount as soon as its field is left', async () => {
    await collector.opensTab('Invoices');
    await page.getByRole('button', { name: 'More', exact: true }).last().click();
    await page.getByRole('menuitem', { name: 'Charge a fee' }).click();
    const dialog = page.getByRole('dialog', { name: 'Charge a fee' });
    const fee = dialog.getByRole('textbox').first();
    for (const [typed, words] of [
      ['1e5', 'This is not an amount.'],
      ['12345678901234567890', 'This amount is too large.'],
      ['0', 'Enter an amount above zero.'],
    ] as const) {
      await fee.fill(typed);
      await page.keyboard.press('Tab');
      await expect(dialog.getByText(words)).toBeVisible();
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});

test('days are typed in the order of the language, named from today, and refused in words where there are none', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const { page, collector } = await beginWork(open, await startServer());
  await collector.opensAccount(await collector.nameInRow(0));
  await page.keyboard.press('p');
  const form = page.getByRole('dialog', { name: 'Promise to pay' });
  const day = form.getByRole('textbox', { name: 'Pays by' });
  // The business date is Wednesday 10 April 2013.
  for (const [typed, shown] of [
    ['12/04/2013', '12 Apr 2013'],
    ['12.4.2013', '12 Apr 2013'],
    ['2013-04-12', '12 Apr 2013'],
    ['fri', '12 Apr 2013'],
    ['+7', '17 Apr 2013'],
    ['heute', '10 Apr 2013'],
  ] as const) {
    await day.fill(typed);
    await page.keyboard.press('Tab');
    await expect(day, typed).toHaveValue(shown);
  }
  await day.fill('30 Feb');
  await page.keyboard.press('Tab');
  await expect(form.getByText('There is no such day: 30 Feb.')).toBeVisible();
  await day.fill('whenever');
  await page.keyboard.press('Tab');
  await expect(form.getByText(/^This date cannot be read\. Type it like/)).toBeVisible();

  await day.fill('fri');
  await page.keyboard.press('ArrowUp');
  await expect(day).toHaveValue('13 Apr 2013');
  await page.keyboard.press('PageUp');
  await expect(day).toHaveValue('20 Apr 2013');
  await page.keyboard.press('Alt+ArrowDown');
  const calendar = page.getByRole('dialog', { name: 'Open the calendar' });
  await expect(calendar).toBeVisible();
  await expect(calendar.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(calendar).toBeHidden();
  await expect(form).toBeVisible();
});
