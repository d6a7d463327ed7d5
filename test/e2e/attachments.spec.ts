import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { drawOnPaper } from './fixtures/draw-signature.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations, expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';
import {
  handOverFiles,
  hostilePdf,
  makePicture,
  watchOutside,
  withCameraNotes,
} from './fixtures/hand-over-files.ts';

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const hostileText =
  '<script>document.title = "pwned"</script><img src="http://127.0.0.1:9/img" onerror="alert(1)">';

test('files are dropped and pasted onto a dispute offline, survive kill -9, go with it, and can run nothing', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  // Two workstations, a server that comes back, and a look with axe at each of three places.
  test.slow();
  const server = await startServer();
  const first = await beginWork(open, server);
  const { page, collector } = first;
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  await collector.choosesOldestInvoice();
  await server.kill();
  await collector.waitsUntil(/^Offline/);

  const picture = await makePicture(page, 'image/png');
  await page.keyboard.press('d');
  const form = dialog(page, 'Open a dispute');
  await form.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'Damaged goods' }).click();
  const files = form.getByRole('list', { name: 'Files' });

  await test.step('what can run is refused in words, what cannot is kept', async () => {
    await handOverFiles(page, 'drop', [
      { name: 'delivery note.pdf', type: 'application/pdf', content: hostilePdf('Delivery note 4711') },
      { name: 'logo.svg', type: 'image/svg+xml', content: Buffer.from('<svg onload="alert(1)"/>') },
      { name: 'setup.exe', type: 'application/x-msdownload', content: Buffer.from('MZ') },
    ]);
    await expect(form.getByRole('alert').filter({ hasText: 'logo.svg' })).toContainText(
      '“setup.exe” was not added: Files of this kind are not taken',
    );
    await handOverFiles(page, 'paste', [
      { name: 'image.png', type: 'image/png', content: picture },
      { name: 'mail.txt', type: 'text/plain', content: Buffer.from(hostileText) },
    ]);
    await expect(files.getByRole('listitem')).toHaveCount(3);
    await expect(files.getByText('not saved yet')).toHaveCount(3);
    await expectNoViolations(page, 'dispute form with files');
  });

  await test.step('one that is too large is refused before it is read', async () => {
    await form
      .getByTestId('attach-files')
      .setInputFiles({ name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.alloc(15_000_001, 'a') });
    await expect(form.getByText('“scan.txt” was not added: The file is too large.')).toBeVisible();
  });

  await test.step('one is removed again, the others go with the dispute', async () => {
    await form.getByRole('button', { name: 'Remove image.png' }).click();
    await expect(files.getByRole('listitem')).toHaveCount(2);
    await handOverFiles(page, 'paste', [{ name: 'image.png', type: 'image/png', content: picture }]);
    await expect(files.getByRole('listitem')).toHaveCount(3);
    await form.getByRole('button', { name: /^Open dispute/ }).click();
    await expect(form).toBeHidden();
    await collector.waitsUntil(/1 change waiting/);
  });

  await first.kill();
  const again = await open({ serverUrl: server.url });
  const after = new Collector(again.page);
  await after.seesWorklist();
  await after.waitsUntil(/Offline since .* 1 change waiting/);
  await after.opensAccount(name);
  await after.opensTab('Disputes');
  await again.page.getByRole('button', { name: 'Open the case' }).first().click();
  const drawer = dialog(again.page, 'Dispute');
  await expect(drawer.getByText('waiting to be sent')).toHaveCount(3);

  await test.step('pictures, pages and text are shown, and nothing in them runs or asks the network', async () => {
    const outside = watchOutside(again.page);
    await drawer.getByRole('button', { name: 'Open delivery note.pdf' }).click();
    await expect(dialog(again.page, 'delivery note.pdf').getByText('Delivery note 4711')).toBeVisible();
    // Where the link is.
    await dialog(again.page, 'delivery note.pdf').getByText('Delivery note 4711').click();
    await again.page.keyboard.press('Escape');
    await drawer.getByRole('button', { name: 'Open mail.txt' }).click();
    await expect(dialog(again.page, 'mail.txt').getByText(hostileText)).toBeVisible();
    await expectNoViolationsInBothThemes(again.page, 'viewer');
    await again.page.keyboard.press('Escape');
    await drawer.getByRole('button', { name: 'Open image.png' }).click();
    const shown = dialog(again.page, 'image.png').getByRole('img', { name: 'image.png' });
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2400);
    await again.page.keyboard.press('Escape');
    await expect(again.page).not.toHaveTitle('pwned');
    expect(outside).toEqual([]);
  });

  await test.step('with the server back, files and dispute arrive, and another file is put on the case', async () => {
    await server.startAgain();
    await after.waitsUntilUpToDate();
    await expect(drawer.getByText('on this device and on the server')).toHaveCount(3);
    await handOverFiles(again.page, 'paste', [
      { name: 'answer.txt', type: 'text/plain', content: Buffer.from('We will send a credit note.') },
    ]);
    await drawer.getByRole('button', { name: 'Attach the file' }).click();
    await expect(drawer.getByRole('button', { name: 'Open answer.txt' })).toBeVisible();
    await after.waitsUntilUpToDate();
    await expect(drawer.getByText('on this device and on the server')).toHaveCount(4);
    await expectNoViolations(again.page, 'case with files');
  });
});

test('a visit on a tablet keeps a photo without its place, and a signature', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  await page.setViewportSize({ width: 1024, height: 768 });
  const photo = withCameraNotes(await makePicture(page, 'image/jpeg'), 'GPS 53.5436 N 9.9885 E');
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menuitem', { name: 'Log a visit' }).click();
  const form = dialog(page, 'Log a visit');
  await form.getByLabel('From').fill('2013-04-10T10:00');
  await form.getByLabel('Until').fill('2013-04-10T10:20');
  await form.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Reached' }).click();
  await form
    .getByTestId('add-photos')
    .setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(form.getByRole('button', { name: 'Open door.jpg' })).toBeVisible();

  await form.getByRole('button', { name: 'Let somebody sign' }).click();
  const take = form.getByRole('button', { name: 'Take the signature' });
  await expect(take).toBeDisabled();
  await expectNoViolations(page, 'visit form with signature pad');
  await drawOnPaper(form);
  await take.click();
  await expect(form.getByRole('button', { name: /^Open Signature/ })).toBeVisible();

  await test.step('a typed name does as well', async () => {
    await form.getByRole('button', { name: /^Remove Signature/ }).click();
    await form.getByRole('button', { name: 'Let somebody sign' }).click();
    await form.getByLabel('Or type the name').fill('Ida Brandt');
    await form.getByRole('button', { name: 'Sign with this name' }).press('Enter');
    await expect(form.getByRole('button', { name: 'Open Signature Ida Brandt.png' })).toBeVisible();
  });

  const reason = form.getByLabel(/^Reason for contacting/);
  await expect(async () => {
    // A1: the rules answer by the clock of the customer.
    if (await reason.isVisible()) await reason.fill('The customer asked for the visit.');
    await form.getByRole('button', { name: /^Log the visit/ }).click({ timeout: 1_000 });
    await expect(form).toBeHidden({ timeout: 2_000 });
  }).toPass();
  await collector.waitsUntilUpToDate();
  await collector.opensTab('Timeline');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save door.jpg' }).click();
  const saved = await readFile(await (await download).path());
  expect((await download).suggestedFilename()).toBe('door.jpg');
  expect(saved.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  expect(saved.includes('GPS') || saved.includes('Exif')).toBe(false);
  await page.getByRole('button', { name: 'Open Signature Ida Brandt.png' }).click();
  const signed = dialog(page, 'Signature Ida Brandt.png').getByRole('img', { name: /^Signature/ });
  await expect.poll(() => signed.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(720);
  await page.keyboard.press('Escape');
});
