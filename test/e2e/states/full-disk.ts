import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chooseDisks } from '../../simulation-processes/processes/disks.ts';
import { beginWork } from '../fixtures/collector.ts';
import { dayOf, type State } from './stage.ts';

/** Room for the demonstration and what SQLite writes beside it. */
const megabytes = 200;

export const fullDisk: State = {
  name: 'full-disk',
  title: 'on a full disk nothing is recorded, the form says so and keeps what was typed',
  async make(stage) {
    const server = await stage.startServer(dayOf(stage));
    const disk = await chooseDisks().open(join(stage.dataFolder, 'small-disk'), { megabytes });
    const work = await beginWork(stage.open, server, { dataFolder: disk.folder, ...dayOf(stage) });
    const { page, collector } = work;
    stage.later(async () => {
      await disk.free(await work.enginePid());
      await work.stop();
      await disk.remove();
    });
    await collector.opensAccount(await collector.nameInRow(0));
    await server.kill();
    await collector.waitsUntil(/^Offline/);
    await disk.fill(await work.enginePid());
    await page.keyboard.press('c');
    const form = page.getByRole('dialog', { name: 'Log an activity' });
    await form.getByText('They contacted', { exact: true }).click();
    await form.getByRole('button', { name: /Reached/ }).click();
    // Longer than what a page of the file may still have room for.
    const note = 'Asks for the invoice again. '.repeat(60);
    await form.getByRole('textbox', { name: 'Note' }).fill(note);
    await form.getByRole('button', { name: /^Record/ }).click();
    await expect(form.getByRole('alert')).toContainText(/disk|storage/i);
    await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue(note);
    return page;
  },
};
