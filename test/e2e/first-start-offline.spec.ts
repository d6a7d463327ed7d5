import { expect } from '@playwright/test';
import { Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('a first start with nothing but a policy and no network waits, and goes on by itself when it is there', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { userName, password } = server.signInOf('collector');
  await server.kill();
  const contact = 'IT desk, extension 100';
  const policy = { serverAddress: server.url, userName, fixedUserName: true, contact };
  const { page } = await open({ policy });

  await expect(page.getByLabel('Server address')).toHaveValue(server.url);
  await expect(page.getByLabel('User name')).toHaveValue(userName);
  await expect(page.getByText(contact)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');

  const waits = page.getByText(/The server cannot be reached.*tried again by itself every 10 seconds/);
  await expect(waits).toBeVisible();
  await test.step('a button asks at once', async () => {
    await page.getByRole('button', { name: 'Try now' }).click();
    await expect(waits).toBeVisible();
  });

  await server.startAgain();
  await page.getByRole('button', { name: 'Later' }).click({ timeout: 30_000 });
  await new Collector(page).seesWorklistUpToDate();
});
