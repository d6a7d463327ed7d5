import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork, Collector } from '../fixtures/collector.ts';
import { test } from '../fixtures/duebook-test.ts';
import { Requests } from './requests.ts';

test('a manager decides on what was asked for, gives accounts to somebody else, and looks at the figures', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const { page: desk, collector } = await beginWork(open, server);
  const [account, ...given] = await namesInRows(collector, 4);
  let limited = '';

  await test.step('a collector asks for what a manager has to decide', async () => {
    const requests = new Requests(desk);
    await collector.opensAccount(account);
    const [oldest = '', second = ''] = await collector.invoiceNumbers();
    await requests.plan(oldest, 'Cash comes in with the harvest.');
    await requests.writeOff(second, '12.34', 'Not worth a suit.');
    limited = await requests.creditLimit('20,000.00', 'Frame contract from May.');
    await collector.waitsUntilUpToDate();
  });

  const office = await beginWork(open, server, { who: 'manager', dataFolder: join(dataFolder, 'manager') });
  const { page } = office;
  const manager = new Collector(page);
  const request = (reason: string) => manager.rows.filter({ hasText: reason });
  const bar = page.getByRole('region', { name: 'Work on the chosen accounts' });
  await manager.seesWorklistUpToDate();

  await test.step('approves the plan', async () => {
    await manager.goesTo('Approvals');
    const plan = manager.rows.filter({ hasText: 'Payment plan' });
    await expect(plan).toContainText(account);
    await plan.click();
    await page.keyboard.press('a');
    await expect(page.getByText(`Granted: ${account}`)).toBeVisible();
    await expect(plan).toHaveCount(0);
  });

  await test.step('refuses the write-off, with why', async () => {
    const writeOff = request('Not worth a suit.');
    await expect(writeOff).toContainText('12.34');
    await writeOff.click();
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: 'Refuse the request' });
    await expect(dialog.getByRole('button', { name: 'Refuse' })).toBeDisabled();
    await dialog.getByLabel('Reason').fill('They have paid worse ones.');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await expect(writeOff).toHaveCount(0);
  });

  await test.step('grants the credit limit, with a note', async () => {
    const limit = request('Frame contract from May.');
    await expect(limit).toContainText(limited);
    await limit.click();
    await page.getByRole('button', { name: 'Grant with a note' }).click();
    const dialog = page.getByRole('dialog', { name: 'Grant the request' });
    await dialog.getByLabel('Note').fill('Until the end of the year.');
    await dialog.getByRole('button', { name: 'Grant' }).click();
    await expect(page.getByText(`Granted: ${limited}`)).toBeVisible();
    await expect(page.getByText('Nothing waits for your decision')).toBeVisible();
    await manager.waitsUntilUpToDate();
  });

  await test.step('the collector reads the decisions at the account', async () => {
    await collector.goesTo('Worklist');
    await collector.opensAccount(account);
    const timeline = desk.getByRole('complementary', { name: 'Timeline' });
    const refused = timeline.getByRole('listitem').filter({ hasText: 'They have paid worse ones.' });
    await expect(refused).toContainText(/Write-off 12\.34 EUR · refused/);
    await collector.opensTab('Plans');
    await expect(desk.getByRole('button', { name: 'Customer has signed' })).toBeVisible();
    await collector.goesTo('Worklist');
    await collector.opensAccount(limited);
    await expect(desk.getByText('of 20,000.00', { exact: true })).toBeVisible();
  });

  await test.step('gives three accounts to another collector at once', async () => {
    await manager.goesTo('Worklist');
    await manager.showsAllAccounts();
    for (const name of given) {
      await manager.searches(name);
      await page.getByRole('checkbox', { name: `Choose ${name}`, exact: true }).check();
    }
    await expect(bar).toContainText('3 accounts chosen');
    await bar.getByRole('button', { name: 'Reassign' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reassign 3 accounts' });
    await dialog.getByRole('combobox', { name: 'Collector' }).fill('Tomasz');
    await page.getByRole('option', { name: /^Tomasz Lindqvist/ }).click();
    await dialog.getByLabel('Reason').fill('Holiday cover');
    await dialog.getByRole('button', { name: 'Reassign' }).click();
    await expect(bar).toContainText('3 accounts reassigned to Tomasz Lindqvist');
    await bar.getByRole('button', { name: 'Close' }).click();
    await manager.waitsUntilUpToDate();
  });

  await test.step('they are no longer with the one, and they are with the other', async () => {
    const other = await open({
      serverUrl: server.url,
      signIn: server.signInOf('secondCollector'),
      dataFolder: join(dataFolder, 'second'),
    });
    const second = new Collector(other.page);
    await second.seesWorklistUpToDate();
    await second.showsAllAccounts();
    await collector.goesTo('Worklist');
    await collector.showsAllAccounts();
    for (const name of given) {
      await second.searches(name);
      await expect(second.rows.getByRole('button', { name, exact: true })).toBeVisible();
      await collector.searches(name);
      await expect(desk.getByText('Nothing matches')).toBeVisible();
      await expect(collector.rows.getByRole('button', { name, exact: true })).toHaveCount(0);
    }
  });

  await test.step('makes the statements of a selection', async () => {
    const download = page.waitForEvent('download');
    for (const name of given) {
      await manager.searches(name);
      await page.getByRole('checkbox', { name: `Choose ${name}`, exact: true }).check();
    }
    await manager.makesStatements();
    const file = await download;
    expect(file.suggestedFilename()).toBe('statements-2013-04-10.zip');
    const bytes = await readFile(await file.path());
    expect(bytes.toString('latin1').match(/%PDF-/g)).toHaveLength(3);
    const made = page.getByRole('region', { name: 'Statements in a batch' });
    await expect(made).toContainText('Statements: 3 documents made');
    await made.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('looks at the figures of another date, and at what stands behind a bar', async () => {
    await manager.goesTo('Dashboard');
    const date = page.getByRole('textbox', { name: 'Date of the figures' });
    const late = page.getByRole('region', { name: 'Ageing EUR' }).getByRole('button', { name: /^31–60 / });
    const today = await late.textContent();
    await date.fill('2013-01-31');
    await date.press('Enter');
    await expect(page.getByText('As of 31 Jan 2013').first()).toBeVisible();
    await expect(late).not.toHaveText(today ?? '');
    const amount = /[\d,]+\.\d\d/.exec((await late.textContent()) ?? '')?.[0] ?? '';
    await late.click();
    const dialog = page.getByRole('dialog', { name: 'Ageing: 31–60' });
    await expect(dialog).toContainText(`${amount} EUR · As of 31 Jan 2013`);
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export CSV' }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(sumOfLastColumn(text)).toBe(amount.replaceAll(',', ''));
  });
});

/** The names of the first accounts of the worklist. */
async function namesInRows(collector: Collector, count: number): Promise<[string, ...string[]]> {
  const first = await collector.nameInRow(0);
  const names: [string, ...string[]] = [first];
  for (let row = 1; row < count; row += 1) names.push(await collector.nameInRow(row));
  return names;
}

/** What the values of a CSV come to, to the cent, without the program's own arithmetic. */
function sumOfLastColumn(csv: string): string {
  const [, ...lines] = csv.trim().split('\r\n');
  const cents = lines.map((line) => Math.round(Number(line.slice(line.lastIndexOf(',') + 1)) * 100));
  return (cents.reduce((sum, one) => sum + one, 0) / 100).toFixed(2);
}
