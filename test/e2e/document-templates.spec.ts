import { expect } from '@playwright/test';
import { testPng } from '../../src-main/documents/receipt/receipt-content.fixture.ts';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';
import { handOverFiles } from './fixtures/hand-over-files.ts';

const invisible = { name: 'white.png', type: 'image/png', content: Buffer.from(testPng(60, 40), 'base64') };
const logo = { name: 'logo.png', type: 'image/png', content: Buffer.from(testPng(), 'base64') };

test('an administrator gives the papers a logo and a text, previews them with a real account and saves; a collector’s statement has them', {
  tag: '@walk',
}, async ({ startServer, open, dataFolder }) => {
  // Two people, a restart and a server that comes back.
  test.setTimeout(240_000);
  const server = await startServer();
  const signIn = server.signInOf('administrator');
  const own = { serverUrl: server.url, dataFolder: `${dataFolder}/admin` };
  const first = await open({ ...own, signIn });
  let { page } = first;
  let administrator = new Collector(page);
  await administrator.seesWorklistUpToDate();
  await administrator.goesToSetting('Documents');
  const preview = page.getByRole('region', { name: 'Preview', exact: true });
  let title = page.getByRole('textbox', { name: 'Title', exact: true });
  let save = page.getByRole('button', { name: 'Save for everybody' });

  await test.step('the built-in paper of a real account is there', async () => {
    await expect(preview).toContainText('Statement of open items', { timeout: 30_000 });
    await expect(save).toBeDisabled();
    await expectNoViolationsInBothThemes(page, 'templates');
  });

  await test.step('what is wrong stands at its field while one types, and keeps it from being saved', async () => {
    await title.fill('Statement of {konto}');
    await expect(page.getByText('{konto} is not known here. Use the places below.')).toBeVisible();
    await expect(save).toBeDisabled();
    await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#ffee00');
    await expect(page.getByText(/Too light to be read on white/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#8a1f3d');
  });

  await test.step('a place is put in by its chip, a logo by dropping it, and the preview shows both', async () => {
    await title.fill('Your account ');
    await page
      .getByRole('group', { name: 'Places of Title', exact: true })
      .getByRole('button', { name: 'Account number' })
      .click();
    await expect(title).toHaveValue('Your account {account}');
    await handOverFiles(page, 'drop', [invisible]);
    await expect(page.getByText(/Nothing of this picture can be seen on white paper/)).toBeVisible();
    await handOverFiles(page, 'drop', [logo]);
    await expect(page.getByRole('img', { name: 'Logo' })).toBeVisible();
    await expect(preview).toContainText(/Your account \S+/, { timeout: 30_000 });
    await expect(preview).not.toContainText('Statement of open items');
  });

  await test.step('wherever one writes, the bar that saves is in sight and the preview shows the text', async () => {
    const closing = page.getByRole('textbox', { name: 'Closing', exact: true });
    for (const [width, height] of [
      [1366, 768],
      [1024, 700],
      [512, 384],
    ] as const) {
      await page.setViewportSize({ width, height });
      // The field that has the focus already is not scrolled to when the window gets smaller.
      await title.focus();
      await closing.focus();
      await expect(closing).toBeInViewport();
      await expect(save).toBeInViewport({ ratio: 1 });
      await expect(page.getByText('Changed, not saved yet.')).toBeInViewport({ ratio: 1 });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('textbox', { name: 'Below the title with a balance forward' }).focus();
    await expect(preview).toContainText('Statement of account', { timeout: 30_000 });
    await closing.fill('With our thanks, Leipzig.');
    await expect(preview.getByText('With our thanks, Leipzig.')).toBeInViewport({ timeout: 30_000 });
    await closing.fill('');
  });

  await test.step('it says which paper it shows, and of an account without one what to do', async () => {
    const shown = page.getByRole('region', { name: 'Live preview' });
    await expect(shown).toContainText('The statement of today');
    const kind = page.getByRole('combobox', { name: 'Kind of document' });
    await kind.click();
    await page.getByRole('option', { name: 'Receipt', exact: true }).click();
    await expect(shown).toContainText(/ · \d+ has no receipt that could be shown\. Choose another account/);
    await kind.click();
    await page.getByRole('option', { name: 'Dunning letter', exact: true }).click();
    await expect(shown).toContainText('The newest letter of this level');
    await kind.click();
    await page.getByRole('option', { name: 'Statement', exact: true }).click();
  });

  await test.step('without the server nothing is lost, and what was typed is there after a restart', async () => {
    await server.kill();
    await save.click();
    await expect(page.getByText(/What you changed stays here/)).toBeVisible({ timeout: 40_000 });
    await first.stop();
    ({ page } = await open(own));
    administrator = new Collector(page);
    title = page.getByRole('textbox', { name: 'Title', exact: true });
    save = page.getByRole('button', { name: 'Save for everybody' });
    await administrator.seesWorklist();
    await administrator.goesToSetting('Documents');
    await expect(title).toHaveValue('Your account {account}');
    await server.startAgain();
  });

  await test.step('it is saved for everybody', async () => {
    await administrator.waitsUntilUpToDate();
    await save.click();
    await expect(page.getByText('Saved for everybody.')).toBeVisible({ timeout: 30_000 });
  });

  const { page: other, collector } = await beginWork(open, server, { dataFolder: `${dataFolder}/collector` });
  await test.step('a collector sees it and cannot change it', async () => {
    await collector.goesToSetting('Documents');
    await expect(other.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
      'Your account {account}',
    );
    await expect(other.getByRole('textbox', { name: 'Title', exact: true })).toBeDisabled();
    await expect(other.getByRole('button', { name: 'Save for everybody' })).toHaveCount(0);
  });

  await test.step('the statement of the collector carries it', async () => {
    await collector.goesTo('Worklist');
    await collector.opensAccount(await collector.nameInRow(0));
    await other.keyboard.press('s');
    // The customer speaks German, for which nobody has written a text.
    await other.getByText('English', { exact: true }).click();
    await expect(other.getByRole('region', { name: 'Preview', exact: true })).toContainText(
      /Your account \S+/,
      {
        timeout: 30_000,
      },
    );
  });
});
