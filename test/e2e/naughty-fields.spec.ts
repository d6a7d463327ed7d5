import { expect, type Locator, type Page } from '@playwright/test';
import { naughtyStrings } from '../fixtures/naughty-strings.ts';
import { beginWork, Collector } from './fixtures/collector.ts';
import { goTo, walkAccount, walkListActions } from './fixtures/dialog-walk.ts';
import { test } from './fixtures/duebook-test.ts';
import { fillForm, isHandedIn, makeChoices, submitOf, textFieldsOf } from './fixtures/fill-form.ts';

/** Lists below which something can be done with a row. */
const lists = ['approvals', 'credit', 'dunning', 'dunning/notices', 'cash'];

/** Where what was recorded is shown. */
const screens = ['attention', 'promises', 'disputes', 'plans', 'follow-ups/all', 'cash/all', 'approvals/all'];

test('odd text typed into every field of every form stays text wherever it is shown, and nothing of it is lost', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  test.setTimeout(1_200_000);
  const server = await startServer();
  const { page, collector: worker } = await beginWork(open, server, { who: 'manager' });
  const trouble = watchForTrouble(page);
  const title = await page.title();
  await worker.showsAllAccounts();
  await worker.opensAccount(await worker.nameInRow(0));
  await server.kill();
  await worker.waitsUntil(/^Offline/);

  const typed: { readonly form: string; readonly text: string }[] = [];
  let turn = 0;
  const next = () => naughtyStrings[turn++ % naughtyStrings.length] ?? '';
  const visit = async (form: Locator, name: string): Promise<void> => {
    const texts = await fillAndSubmit(page, form, next);
    typed.push(...texts.map((text) => ({ form: name, text })));
    await expectOnlyText(page);
  };
  const account = new URL(page.url()).hash.slice('#/'.length);
  await walkAccount(page, visit);
  for (const list of lists) await walkListActions(page, list, visit);
  expect(new Set(typed.map(({ form }) => form)).size, 'forms that record text').toBeGreaterThan(12);
  expect(turn, 'fields of all forms').toBeGreaterThan(naughtyStrings.length);

  await test.step('everything stands somewhere, as text', async () => {
    // Looked through once more where a pane came only after it was looked at.
    await expect(async () => {
      const shown = await everythingShown(page, account);
      expect(typed.filter(({ text }) => !shown.includes(bare(text)))).toEqual([]);
    }).toPass({ timeout: 60_000 });
  });

  await test.step('searches take it, too', async () => {
    await goTo(page, '');
    for (const text of naughtyStrings) await worker.searches(text);
    await expectOnlyText(page);
    const palette = await worker.searchesEverywhere(naughtyStrings[0] ?? '');
    for (const text of naughtyStrings) await palette.getByRole('combobox').fill(text);
    await expectOnlyText(page);
    await page.keyboard.press('Escape');
  });

  await test.step('the server takes it', async () => {
    await server.startAgain();
    await worker.waitsUntilUpToDate();
    await goTo(page, 'attention');
    await expectOnlyText(page);
  });
  expect(await page.title()).toBe(title);
  expect(trouble).toEqual([]);
});

test('odd text stays text in the fields of the sign-in and of the settings', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page } = await open({ serverUrl: server.url });
  const trouble = watchForTrouble(page);
  await expect(page.getByRole('heading', { name: 'Enrol this workstation' })).toBeVisible();
  let turn = 0;
  const next = () => naughtyStrings[turn++ % naughtyStrings.length] ?? '';
  for (let round = 0; round < 3; round += 1) {
    await fillForm(page.locator('form'), next);
    await page.getByRole('textbox', { name: 'Password' }).fill(next().slice(0, 60));
    await page.getByRole('button', { name: 'Sign in' }).click();
    // What is no address is refused at its field, what no server knows by the server.
    const refusal = page.getByRole('alert').or(page.getByText('This is not the address of a server.'));
    await expect(refusal.first()).toBeVisible();
    await expectOnlyText(page);
  }
  const { userName, password } = server.signInOf('collector');
  await page.getByLabel('Server address').fill(server.url);
  await page.getByLabel('User name').fill(userName);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await expect(async () => {
    await page.getByRole('button', { name: 'Sign in' }).click({ timeout: 1_000 });
    await expect(page.getByRole('button', { name: 'Later' })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Later' }).click();
  await new Collector(page).seesWorklistUpToDate();
  await goTo(page, 'settings');
  for (const field of await textFieldsOf(page.locator('#main'))) await field.fill(next());
  await expectOnlyText(page);
  expect(trouble).toEqual([]);
});

/** Fills a form and hands it in. Gives what was recorded; what was refused must still stand in the form. */
async function fillAndSubmit(page: Page, form: Locator, next: () => string): Promise<readonly string[]> {
  const submit = submitOf(form);
  if ((await submit.count()) === 0) return [];
  await makeChoices(page, form);
  const texts = await fillForm(form, next);
  if (!(await submit.isEnabled())) return [];
  await submit.click();
  if (await isHandedIn(form)) return texts;
  const values: string[] = [];
  for (const field of await textFieldsOf(form)) values.push(await field.inputValue());
  if (values.length > 0)
    expect(values, 'a refused form keeps what was typed').toEqual(expect.arrayContaining([...texts]));
  return [];
}

/** Errors of the page, and windows that a script has opened. */
function watchForTrouble(page: Page): readonly string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => {
    trouble.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { hostname, port } = new URL(request.url());
    if (hostname === '127.0.0.1' && port === '1') trouble.push(`a request: ${request.url()}`);
  });
  return trouble;
}

/** Nothing of what was typed became an element or ran. */
async function expectOnlyText(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: Reflect.get(window, 'ranBy') ?? null,
    elements: document.querySelectorAll(
      '#root iframe, #root script, #root base, #root math, #root img[src="x"], #root [onload], #root [onerror], #root [onfocus], #root a[href^="javascript"], body > div iframe, body > div script',
    ).length,
    isHidden: getComputedStyle(document.body).display === 'none',
  }));
  expect(found).toEqual({ ran: null, elements: 0, isHidden: false });
}

/** What the lists and every pane of an account show. */
async function everythingShown(page: Page, account: string): Promise<string> {
  let shown = '';
  for (const screen of screens) {
    await goTo(page, screen);
    shown += await textOf(page);
  }
  await goTo(page, account);
  await expect(page.getByRole('tab', { name: /^Invoices/ })).toBeVisible();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    shown += await textOf(page);
    await expectOnlyText(page);
  }
  return shown;
}

async function textOf(page: Page): Promise<string> {
  return bare((await page.locator('#main').textContent()) ?? '');
}

/** Without spaces: where a text is broken into lines is of no matter. */
function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}
