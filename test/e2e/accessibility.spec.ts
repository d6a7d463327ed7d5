import { expect, type Page } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { goTo, walkAccount, walkListActions } from './fixtures/dialog-walk.ts';
import { type DemoServer, type OpenWorkstation, test } from './fixtures/duebook-test.ts';
import { expectNoViolations, expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';
import { keyboardProblems } from './fixtures/keyboard-walk.ts';
import { layoutProblems } from './fixtures/layout-problems.ts';
import { namelessControls } from './fixtures/nameless-controls.ts';
import { walkScreens } from './fixtures/screen-addresses.ts';

// Two dozen screens on one workstation are quicker than as many workstations.
test.describe.configure({ timeout: 1_200_000 });

/** The desk of a manager, who may see and decide everything. */
async function openDesk(
  open: OpenWorkstation,
  server: DemoServer,
): Promise<{ readonly page: Page; readonly worker: Collector }> {
  const { page, collector: worker } = await beginWork(open, server, { who: 'manager' });
  return { page, worker };
}

test('every screen of the table of routes passes axe in both themes and both languages, with a name at every control', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const { page, worker } = await openDesk(open, await startServer());
  await worker.showsAllAccounts();
  await walkScreens(page, async (address) => {
    await expectNoViolationsInBothThemes(page, address);
    expect(await namelessControls(page), address).toEqual([]);
  });
  await worker.goesToSetting('Language');
  await page.getByText('Deutsch').click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/worklist/all';
  });
  await expect(page.locator('tr[data-index]').first()).toBeVisible();
  await walkScreens(page, async (address) => {
    // The colours are those of the English screens.
    await expectNoViolations(page, `${address} in German`);
    expect(await namelessControls(page), `${address} in German`).toEqual([]);
  });
});

/** The menus of an account with an invoice chosen, as they stand open. */
async function lookAtMenus(page: Page, look: (menu: unknown, name: string) => Promise<void>): Promise<void> {
  await page.locator('tr[data-invoice]').getByRole('checkbox').first().check();
  const buttons = page.locator('#main').getByRole('button', { name: /^(More|Mehr)$/ });
  await expect(buttons).toHaveCount(2);
  for (const button of await buttons.all()) {
    await button.click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await look(null, 'menu');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[role="menuitem"]:focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  }
}

for (const language of ['English', 'Deutsch'] as const) {
  test(`every form, dialog and drawer passes axe in ${language}, with a name at every control`, {
    tag: '@walk',
  }, async ({ startServer, open }) => {
    const { page, worker } = await openDesk(open, await startServer());
    // The colours are those of the English forms.
    const expectNone = language === 'English' ? expectNoViolationsInBothThemes : expectNoViolations;
    const palette = await worker.searchesEverywhere('copy');
    await expect(palette.locator('mark').first()).toBeVisible();
    await expectNone(page, 'search');
    await page.keyboard.press('Escape');
    await worker.showsAllAccounts();
    await worker.opensAccount(await worker.nameInRow(0));
    const account = new URL(page.url()).hash.slice('#/'.length);
    await worker.goesToSetting('Language');
    await page.getByText(language, { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'de');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: /^(Keyboard shortcuts|Tastenkürzel)$/ })).toBeVisible();
    await expectNone(page, 'shortcuts');
    await page.keyboard.press('Escape');
    await goTo(page, account);
    const looked: string[] = [];
    const look = async (_dialog: unknown, name: string): Promise<void> => {
      looked.push(name);
      await expectNone(page, name);
      expect(await namelessControls(page), name).toEqual([]);
    };
    await lookAtMenus(page, look);
    await walkAccount(page, look);
    for (const list of ['approvals', 'credit', 'dunning', 'cash']) await walkListActions(page, list, look);
    expect(looked.length, 'forms and dialogs').toBeGreaterThan(15);
  });
}

test('every screen can be walked by keyboard alone: the focus is seen, goes in order and is never trapped', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const { page, worker } = await openDesk(open, await startServer());
  await worker.showsAllAccounts();
  // A mark that fades in is not there yet when it is looked at.
  await page.addStyleTag({ content: '* { transition: none !important; }' });
  const problems: string[] = [];
  await walkScreens(page, async (address) => {
    for (const problem of await keyboardProblems(page)) problems.push(`${address}: ${problem}`);
  });
  expect(problems).toEqual([]);
});

for (const [size, width, height] of [
  ['1280 by 720', 1280, 720],
  ['1024 by 768', 1024, 768],
  // What a window has left when everything is twice as large.
  ['1440 by 900 at 200 % zoom', 720, 450],
  ['1280 by 720 at 200 % zoom', 640, 360],
] as const) {
  test(`every screen fits ${size}: nothing scrolls sideways, no control is covered`, {
    tag: '@walk',
  }, async ({ startServer, open }) => {
    const { page, worker } = await openDesk(open, await startServer());
    await worker.showsAllAccounts();
    await page.setViewportSize({ width, height });
    const problems: string[] = [];
    const look = (language: string) =>
      walkScreens(page, async (address) => {
        for (const problem of await layoutProblems(page))
          problems.push(`${language}, ${address}: ${problem}`);
      });
    await look('English');
    await worker.goesToSetting('Language');
    await page.getByText('Deutsch').click();
    await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
    await goTo(page, '');
    await look('German');
    expect(problems).toEqual([]);
  });
}

test('without a session the enrolment passes axe and lets a collector in', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page } = await open({ serverUrl: server.url });
  await expect(page.getByRole('heading', { name: 'Enrol this workstation' })).toBeVisible();
  await expectNoViolations(page, 'enrolment');
  const { userName, password } = server.signInOf('collector');
  await page.getByLabel('User name').fill(userName);
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('User name or password is wrong.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Later' }).click();
  await new Collector(page).seesWorklist();
});
