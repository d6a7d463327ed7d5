import { expect, type Locator, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { goTo, walkAccount, walkListActions } from './fixtures/dialog-walk.ts';
import { test } from './fixtures/duebook-test.ts';
import { fillForm, isHandedIn, makeChoices, submitOf } from './fixtures/fill-form.ts';

test('a press counts for the row that moved away under it, a double click on the button of a promise is one command', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  const name = await collector.nameInRow(0);
  await pressWhileItMoves(page, page.getByRole('button', { name, exact: true }));
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  await page.keyboard.press('p');
  const form = page.getByRole('dialog', { name: 'Promise to pay' });
  await form.getByLabel('Promised amount').fill('10');
  await form.getByRole('button', { name: /^Month end/ }).click();
  await form.getByRole('textbox', { name: 'Note' }).fill('Promised once.');
  await clickTwice(form.getByRole('button', { name: /^Record promise/ }));
  await expect(form).toBeHidden();
  await collector.waitsUntil(/1 change waiting/);
  await server.startAgain();
  await collector.waitsUntilUpToDate();
  await collector.opensTab('Promises');
  await expect(page.getByRole('tabpanel').getByText('Promised once.')).toHaveCount(1);
});

test('a double click on any button that hands something in is one command', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  test.setTimeout(600_000);
  const server = await startServer();
  const { page, collector: worker } = await beginWork(open, server, { who: 'manager' });
  await worker.showsAllAccounts();
  await worker.opensAccount(await worker.nameInRow(0));
  await server.kill();
  await worker.waitsUntil(/^Offline/);
  const counts: { readonly form: string; readonly commands: number }[] = [];
  const visit = async (form: Locator, name: string): Promise<void> => {
    const before = await waitingCount(page);
    if (!(await handInTwice(page, form))) return;
    await expect(async () => {
      expect(await waitingCount(page)).toBeGreaterThan(before);
    }).toPass({ timeout: 5_000 });
    // A second command would have come by now: the first one has, and both were asked for at once.
    await page.waitForTimeout(300);
    counts.push({ form: name, commands: (await waitingCount(page)) - before });
  };
  await walkAccount(page, visit);
  for (const list of ['approvals', 'credit', 'dunning', 'dunning/notices', 'cash'])
    await walkListActions(page, list, visit);
  expect(counts.filter(({ commands }) => commands !== 1)).toEqual([]);
  expect(counts.length, 'forms that were handed in').toBeGreaterThan(12);
  await goTo(page, 'attention');
});

/** True where the form was recorded. */
async function handInTwice(page: Page, form: Locator): Promise<boolean> {
  const submit = submitOf(form);
  if ((await submit.count()) === 0) return false;
  await makeChoices(page, form);
  let turn = 0;
  await fillForm(form, () => `Typed as number ${turn++}`);
  if (!(await submit.isEnabled())) return false;
  await clickTwice(submit);
  return isHandedIn(form);
}

/** What is pressed moves away below the pointer before it is released, as a row does when the list changes. */
async function pressWhileItMoves(page: Page, button: Locator): Promise<void> {
  await button.hover();
  await page.mouse.down();
  await page.locator('#main').evaluate((main) => {
    main.style.transform = 'translateY(120px)';
  });
  await page.mouse.up();
  await page.locator('#main').evaluate((main) => {
    main.style.transform = '';
  });
}

/** Both clicks in one go: a mouse is never quicker. */
async function clickTwice(button: Locator): Promise<void> {
  await button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
}

/** Changes that wait on this device, as the pill says. */
async function waitingCount(page: Page): Promise<number> {
  const words = (await page.getByTestId('sync-state').textContent()) ?? '';
  return Number(/(\d+) changes? waiting/.exec(words)?.[1] ?? '0');
}
