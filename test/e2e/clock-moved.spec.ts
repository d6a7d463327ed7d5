import { expect, type Page } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

const nextYear = '2014-04-10';
const yesterday = '2013-04-09';

test('a clock that is a year ahead at a start locks until the server is reached, and nothing is lost', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const first = await beginWork(open, server);
  const name = await first.collector.nameInRow(0);
  await first.collector.opensAccount(name);
  await server.kill();
  await first.collector.waitsUntil(/^Offline/);
  await first.collector.logsCall('Before the clock was moved.');
  await first.stop();

  const ahead = await open({ serverUrl: server.url, today: nextYear });
  const locked = ahead.page.getByTestId('locked');
  const title = 'Locked: check the clock, then connect';
  await expect(ahead.page.getByRole('heading', { name: title })).toBeVisible();
  await expect(
    locked.getByText(/^The clock of this computer says .*2014\. Last up to date .*2013/),
  ).toBeVisible();
  await expect(locked.getByText('1 change that was not sent is kept.')).toBeVisible();
  await expect(locked.getByText(/date and time of this computer/)).toBeVisible();
  await server.startAgain();
  await ahead.page.getByRole('button', { name: 'Try now' }).click();
  const wrong = new Collector(ahead.page);
  await wrong.seesWorklist();
  await wrong.opensAccount(name);
  await expect(ahead.page.getByText('Before the clock was moved.')).toHaveCount(1);

  await test.step('what is dated a year ahead is refused in words, with everything that was typed', async () => {
    await wrong.logsCall('On a day that is not to come yet.');
    await wrong.goesTo('Needs attention');
    await expect(ahead.page.getByText(/is not a possible date for this device. Set its clock/)).toBeVisible();
  });
  await ahead.stop();

  await test.step('with the clock set right it is recorded again, and work goes on', async () => {
    const right = await open({ serverUrl: server.url });
    const collector = new Collector(right.page);
    await collector.waitsUntilUpToDate();
    await collector.opensAccount(name);
    await collector.logsCall('On the right day.');
    await collector.waitsUntilUpToDate();
    await expectOnce(right.page, 'Before the clock was moved.');
    await expectOnce(right.page, 'On the right day.');
    await collector.goesTo('Needs attention');
    await expect(right.page.getByText(/is not a possible date for this device/)).toBeVisible();
  });
});

test('a clock that is a day behind at a start locks nobody out, and the work of that day counts', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const first = await beginWork(open, server);
  const name = await first.collector.nameInRow(0);
  await first.stop();

  const behind = await open({ serverUrl: server.url, today: yesterday });
  const collector = new Collector(behind.page);
  await collector.seesWorklistUpToDate();
  await collector.opensAccount(name);
  await collector.logsCall('With yesterday on the clock.');
  await collector.waitsUntilUpToDate();
  await expectOnce(behind.page, 'With yesterday on the clock.');
  await behind.stop();

  const right = await open({ serverUrl: server.url });
  const again = new Collector(right.page);
  await again.seesWorklistUpToDate();
  await again.opensAccount(name);
  await expectOnce(right.page, 'With yesterday on the clock.');
});

async function expectOnce(page: Page, words: string): Promise<void> {
  await expect(page.getByText(words)).toHaveCount(1);
}
