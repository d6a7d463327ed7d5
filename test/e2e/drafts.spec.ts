import { expect, type Page } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

const form = (page: Page) => page.getByRole('dialog', { name: 'Log an activity' });
const note = (page: Page) => form(page).getByRole('textbox', { name: 'Note' });

/** Opens the call form of the account, and waits until it is there. */
async function opensCall(page: Page): Promise<void> {
  await expect(page.getByRole('tab', { name: /^Invoices/ })).toBeVisible();
  await page.locator('#main').focus();
  await page.keyboard.press('c');
  await expect(note(page)).toBeVisible();
}

/** A1: a customer may call at any hour. */
async function records(page: Page): Promise<void> {
  await form(page).getByText('They contacted', { exact: true }).click();
  await form(page)
    .getByRole('button', { name: /Reached/ })
    .click();
  await note(page).press('Control+Enter');
}

test('what is typed without a pause is kept, and what was typed since stays when something is taken back', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.opensAccount(await collector.nameInRow(0));

  await test.step('a reload in the middle of a word loses half a second at most', async () => {
    await opensCall(page);
    await note(page).focus();
    const words = 'She will look for the delivery note and call back on Friday';
    await page.keyboard.type(words, { delay: 60 });
    await page.reload();
    await opensCall(page);
    const kept = await note(page).inputValue();
    expect(words.startsWith(kept)).toBe(true);
    expect(kept.length).toBeGreaterThan(words.length / 2);
  });

  await test.step('Undo brings nothing back over a newer draft', async () => {
    await server.kill();
    await collector.waitsUntil(/^Offline/);
    await note(page).fill('The first call');
    await records(page);
    await expect(form(page)).toBeHidden();
    await opensCall(page);
    await note(page).fill('The second call');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Taken back. The form keeps what you typed since.')).toBeVisible();
    await opensCall(page);
    await expect(note(page)).toHaveValue('The second call');
  });

  await test.step('a form does not stay open over another screen, and keeps what was typed', async () => {
    await page.goBack();
    await expect(form(page)).toBeHidden();
    await page.goForward();
    await opensCall(page);
    await expect(note(page)).toHaveValue('The second call');
    await page.keyboard.press('Escape');
  });
});

test('words typed while something is recorded are not lost, nor is the form that was opened meanwhile', async ({
  startServer,
  open,
}) => {
  test.skip(process.platform === 'win32', 'no process can be made to wait there');
  const { page, collector, enginePid } = await beginWork(open, await startServer());
  const pid = await enginePid();
  await collector.opensAccount(await collector.nameInRow(0));
  await opensCall(page);
  await note(page).fill('Asked for a copy');

  await test.step('words', async () => {
    process.kill(pid, 'SIGSTOP');
    await records(page);
    await note(page).press('End');
    await page.keyboard.type(' of the invoice');
    process.kill(pid, 'SIGCONT');
    await expect(page.getByRole('alert').filter({ hasText: 'recorded' })).toBeVisible();
    await expect(note(page)).toHaveValue('Asked for a copy of the invoice');
  });

  await test.step('a form', async () => {
    process.kill(pid, 'SIGSTOP');
    await note(page).press('Control+Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    const plan = page.getByRole('dialog', { name: 'Payment plan' });
    await expect(plan).toBeVisible();
    process.kill(pid, 'SIGCONT');
    await expect(
      page.locator('aside, section').getByText('Asked for a copy of the invoice').first(),
    ).toBeVisible();
    await expect(plan).toBeVisible();
  });
});

test('two windows do not overwrite each other, and what is recorded in one is no draft of the other', async ({
  startServer,
  open,
}) => {
  const { page, collector } = await beginWork(open, await startServer());
  const first = await collector.nameInRow(0);
  const second = await collector.nameInRow(1);
  const other = await page.context().newPage();
  await other.goto(page.url());
  const colleague = new Collector(other);
  await colleague.seesWorklist();
  await collector.opensAccount(first);
  await colleague.opensAccount(second);
  await opensCall(page);
  await note(page).fill('Typed in the first window');
  await opensCall(other);
  await note(other).fill('Typed in the second window');
  // What is kept is on its way for a moment.
  await page.waitForTimeout(1_500);
  await page.reload();
  await other.reload();
  await opensCall(page);
  await expect(note(page)).toHaveValue('Typed in the first window');
  await opensCall(other);
  await expect(note(other)).toHaveValue('Typed in the second window');
  await other.keyboard.press('Escape');

  await colleague.goesTo('Worklist');
  await colleague.opensAccount(first);
  await opensCall(other);
  await expect(note(other)).toHaveValue('Typed in the first window');
  await records(page);
  await expect(form(page)).toBeHidden();
  await expect(note(other)).toHaveValue('');
});
