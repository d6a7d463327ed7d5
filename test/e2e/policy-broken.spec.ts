import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('a policy that is broken at a start is said in words, and work goes on where it was when it is put right', async ({
  startServer,
  open,
  dataFolder,
}) => {
  test.skip(process.env.DUEBOOK_E2E_HOST === 'electron', 'there a box of the system says so');
  const server = await startServer();
  const first = await beginWork(open, server);
  const name = await first.collector.nameInRow(0);
  await first.collector.opensAccount(name);
  await server.kill();
  await first.collector.waitsUntil(/^Offline/);
  await first.collector.logsCall('Before the policy was broken.');
  await first.stop();

  const contact = 'IT desk, extension 100';
  const missing = join(dataFolder, 'company.pem');
  const policy = { idelLock: 5, contact, certificateAuthorities: [missing] };
  const { page } = await open({ serverUrl: server.url, policy });
  const policyFile = join(dataFolder, 'policy.json');
  await expect(page.getByText(policyFile)).toBeVisible();
  await expect(page.getByText(/idelLock is not a key of a policy/)).toBeVisible();
  await expect(page.getByText(contact)).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);

  await test.step('trying again changes nothing while it is broken', async () => {
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/idelLock is not a key of a policy/)).toBeVisible();
  });

  await test.step('put right, it is in force, and what was recorded is there', async () => {
    const broken = readFileSync(policyFile, 'utf8');
    writeFileSync(policyFile, broken.replace('idelLock', 'idleLockMinutes'));
    await page.getByRole('button', { name: 'Try again' }).click();
    const collector = new Collector(page);
    await collector.seesWorklist();
    await collector.opensAccount(name);
    await expect(page.getByText('Before the policy was broken.')).toHaveCount(1);
    await server.startAgain();
    await collector.waitsUntilUpToDate();
  });

  await test.step('a file of authorities that is not there is named where the policy is shown', async () => {
    await new Collector(page).goesToSetting('Sync and device');
    await expect(page.getByText(`The file of authorities ${missing} is not there`)).toBeVisible();
    await expect(page.getByText(/Tell your administrator; when it is put right/)).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'authority left out');
  });
});
