import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Collector } from '../fixtures/collector.ts';
import { test } from '../fixtures/duebook-test.ts';
import { readPdfPages } from '../fixtures/read-pdf.ts';
import { CallSession } from './call-session.ts';

test('a call session of ten accounts by the keyboard alone, which a manager sees as it was recorded', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const { page } = await open({ serverUrl: server.url });
  const session = new CallSession(page);
  const collector = new Collector(page);
  const marked = page.locator('tr[aria-current="true"]');

  await test.step('signs in on a new workstation, moves in the worklist and opens its first account', async () => {
    await session.signsIn(server.signInOf('collector'));
    await collector.seesWorklistUpToDate();
    const moves = async (keys: readonly string[], index: string) => {
      await session.press(...keys);
      await expect(marked).toHaveAttribute('data-index', index, { timeout: 2_000 });
    };
    await expect(async () => {
      // The order still changes while the list follows the end of the first sync.
      await moves(['Home', 'j', 'j'], '2');
      await moves(['k'], '1');
      await moves(['k'], '0');
    }).toPass({ timeout: 30_000 });
    const first = (await marked.getByRole('button').nth(1).textContent()) ?? '';
    await session.press('Enter');
    await expect(session.heading).toHaveText(first);
    await session.begins();
  });

  await test.step('1: all that is to be collected is promised by Friday', async () => {
    await session.calls('promised', 'Pays on Friday, says the bookkeeper.');
    const form = session.form('Promise to pay');
    await session.pushes(form.getByRole('button', { name: /^Friday/ }));
    await expect(form.getByRole('region', { name: 'Read back' })).toContainText('Friday 12 April');
    await session.records(form);
    await session.reads('by 12 Apr');
  });

  await test.step('2: an amount is promised on two invoices by the end of the month', async () => {
    await session.goesOn();
    await session.choosesInvoices(2);
    const form = await session.opensPromise();
    await session.writes(form.getByLabel('Promised amount'), '123.45');
    await session.pushes(form.getByRole('button', { name: /^Month end/ }));
    await session.writes(form.getByRole('textbox', { name: 'Note' }), 'In two parts.');
    await session.records(form);
    await session.reads(/123\.45 .*by 30 Apr/);
    await session.reads('In two parts.');
  });

  await test.step('3: an invoice is disputed', async () => {
    await session.goesOn();
    await session.choosesInvoices(1);
    await session.press('d');
    const form = session.form('Open a dispute');
    await expect(form.getByRole('combobox', { name: 'Reason' })).toBeFocused();
    await session.type('q');
    await expect(page.locator('[role="option"][data-combobox-selected]')).toHaveText('Quality');
    await session.press('Enter');
    await session.writes(form.getByLabel('What does the customer say?'), 'Half of the crates were crushed.');
    await session.records(form);
    await session.reads('Half of the crates were crushed.');
  });

  await test.step('4: a payment plan in four instalments', async () => {
    await session.goesOn();
    await session.choosesInvoices(1);
    await session.press('l');
    const form = session.form('Payment plan');
    await session.writes(form.getByRole('textbox', { name: 'Instalments' }), '4');
    await expect(page.getByRole('region', { name: 'Instalments' }).locator('tbody tr')).toHaveCount(4);
    await session.writes(form.getByRole('textbox', { name: 'Why is a plan agreed?' }), 'Cash comes weekly.');
    await session.records(form);
    await session.reads('Payment plan');
  });

  await test.step('5: nobody answers, and a follow-up is planned', async () => {
    await session.goesOn();
    await session.calls('noAnswer', 'Rang twice.', 'Try before nine');
  });

  await test.step('6: a follow-up without a call', async () => {
    await session.goesOn();
    await session.asksFor('Set a follow-up');
    const form = session.form('Set a follow-up');
    await session.writes(form.getByLabel('What is to be done'), 'Ask for the remittance advice');
    await session.pushes(form.getByRole('button', { name: /^In a week/ }));
    await session.records(form);
    await session.reads('next 17 Apr: Ask for the remittance advice');
  });

  await test.step('7: a statement', async () => {
    await session.goesOn();
    const file = await (await session.savesStatement()).path();
    expect((await readPdfPages(await readFile(file)))[0]).toContain(session.accounts.at(-1));
    await session.press('Escape');
    await expect(session.heading).toHaveText(session.accounts.at(-1) ?? '');
    await session.calls('reached', 'Wants a statement by mail.');
  });

  await test.step('8: a note', async () => {
    await session.goesOn();
    await session.asksFor('Write a note');
    const form = session.form('Write a note');
    await session.writes(form.getByLabel('Note'), 'Moves to Bremen in May.');
    await session.records(form);
    await session.reads('Moves to Bremen in May.');
  });

  await test.step('9: a message on the answering machine', async () => {
    await session.goesOn();
    await session.calls('voicemail', 'Asked to be called back.');
  });

  await test.step('10: somebody calls back later', async () => {
    await session.goesOn();
    await session.calls('callBack', 'In a meeting.', 'Expect the call');
  });

  await test.step('everything is on the server', async () => {
    expect(new Set(session.accounts).size).toBe(10);
    await session.press('Escape');
    await expect(session.heading).toHaveText('Worklist');
    await collector.waitsUntilUpToDate();
    await expect(page.getByText('waiting to sync')).toHaveCount(0);
  });

  await test.step('the manager finds each entry at its account', async () => {
    const other = await open({
      serverUrl: server.url,
      signIn: server.signInOf('manager'),
      dataFolder: join(dataFolder, 'manager'),
    });
    const manager = new CallSession(other.page);
    await new Collector(other.page).seesWorklistUpToDate();
    for (const account of session.accounts) {
      await manager.asksFor(account);
      await expect(manager.heading).toHaveText(account);
      for (const { text } of session.recorded.filter((one) => one.account === account))
        await expect(manager.timeline.getByText(text).first()).toBeVisible();
    }
  });
});
