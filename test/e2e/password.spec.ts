import { expect } from '@playwright/test';
import { Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations } from './fixtures/expect-no-violations.ts';

const newPassword = 'correct horse battery 9';

test('a collector changes the password with the keyboard and signs in with the new one', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { userName, password } = server.signInOf('collector');
  const { page } = await open({ serverUrl: server.url, signIn: { userName, password } });
  const collector = new Collector(page);
  await collector.seesWorklistUpToDate();
  await collector.goesTo('Settings');
  const form = page.getByRole('region', { name: 'Password' });
  const field = (name: string) => form.getByRole('textbox', { name, exact: true });
  const change = async (present: string, next: string, repeated: string) => {
    await field('Current password').fill(present);
    await field('New password').fill(next);
    await field('New password again').fill(repeated);
    await page.keyboard.press('Enter');
  };

  await change(password, 'short', 'short');
  await expect(form.getByText('Choose a password of at least 12 characters')).toBeVisible();
  await expect(field('New password')).toBeFocused();
  await change(password, newPassword, `${newPassword}!`);
  await expect(form.getByText('The two new passwords are not the same.')).toBeVisible();
  await expectNoViolations(page, 'settings with a problem');
  await change('not the password', newPassword, newPassword);
  await expect(form.getByText('This is not your present password.')).toBeVisible();
  await expect(field('Current password')).toBeFocused();
  await server.kill();
  await change(password, newPassword, newPassword);
  await expect(form.getByRole('alert')).toContainText('The server cannot be reached.');
  await server.startAgain();
  await collector.waitsUntilUpToDate();
  await field('New password again').press('Enter');
  await expect(form.getByRole('status')).toHaveText('✓ The password is changed.');
  await expect(field('Current password')).toHaveValue('');

  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page.getByLabel('User name')).toHaveValue('');
  await page.getByLabel('User name').fill(userName);
  const signIn = async (typed: string) => {
    await page.getByRole('textbox', { name: 'Password' }).fill(typed);
    await page.keyboard.press('Enter');
  };
  await signIn(password);
  await expect(page.getByText('User name or password is wrong.')).toBeVisible();
  await signIn(newPassword);
  await collector.seesWorklist();
});
