import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';

test('work without a server survives kill -9 and arrives exactly once, for a second workstation too', async ({
  dataFolder,
  startServer,
  open,
}) => {
  const server = await startServer();
  const first = await beginWork(open, server);
  const { collector } = first;
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  const [oldest = '', second = ''] = await collector.invoiceNumbers();

  await server.kill();
  await collector.waitsUntil(/^Offline/);

  await collector.choosesInvoice(oldest);
  await collector.recordsPromise('1.23');
  await collector.waitsUntil(/1 change waiting/);
  await first.page.getByRole('checkbox', { name: `Choose ${oldest}`, exact: true }).uncheck();
  await collector.choosesInvoice(second);
  await collector.opensDispute('Freight', 'Freight was billed twice, says Ms Lindqvist.');
  await collector.logsCall('Spoke about both invoices.');
  await collector.waitsUntil(/Offline since .* 3 changes waiting/);

  await collector.beginsCall('Half a sentence that was');

  await first.kill();
  const again = await open({ serverUrl: server.url });
  const afterRestart = new Collector(again.page);
  await afterRestart.seesWorklist();
  await afterRestart.waitsUntil(/Offline since .* 3 changes waiting/);
  await afterRestart.opensAccount(name);
  await expectAllThere(again.page);
  await expect(again.page.getByText('waiting to sync').first()).toBeVisible();
  await afterRestart.findsBegunCall('Half a sentence that was');

  const offlineStatement = await (await afterRestart.savesStatement()).path();
  expect((await readPdfPages(await readFile(offlineStatement)))[0]).toContain(name);
  await again.page.goBack();

  await server.startAgain();
  await afterRestart.waitsUntilUpToDate();
  await expect(again.page.getByText('waiting to sync')).toHaveCount(0);
  await expectAllThere(again.page);

  const other = await beginWork(open, server, { dataFolder: join(dataFolder, 'second') });
  const elsewhere = other.collector;
  await elsewhere.opensAccount(name);
  await expectAllThere(other.page);
  await expect(other.page.getByText('Spoke about both invoices.')).toHaveCount(1);

  await elsewhere.logsCall('Called back from the other desk.');
  await expect(again.page.getByText('Called back from the other desk.')).toBeVisible();
});

async function expectAllThere(page: Page): Promise<void> {
  await expect(page.getByText('Spoke about both invoices.').first()).toBeVisible();
  await expect(page.getByText('promised 1.23')).toHaveCount(1);
  await page.getByRole('tab', { name: /^Disputes/ }).click();
  const disputes = page.getByRole('tabpanel');
  await expect(disputes.getByText('Freight was billed twice, says Ms Lindqvist.')).toHaveCount(1);
  await page.getByRole('tab', { name: /^Invoices/ }).click();
}
