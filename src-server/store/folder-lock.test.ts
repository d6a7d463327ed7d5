import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the lock of a store folder', () => {
  it('is held by one at a time and free again after its release', async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(/in use/);
    await release();
    await (await lockFolder(folder))();
  });

  it('is not taken from a process that lives', async () => {
    await writeFile(join(folder, 'store.lock'), `${process.ppid}\n`);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.ppid}`);
    expect(await readFile(join(folder, 'store.lock'), 'utf8')).toBe(`${process.ppid}\n`);
  });

  it.each(['4194399\n', '', 'rubbish'])('is taken over from a process that is gone (%j)', async (content) => {
    await writeFile(join(folder, 'store.lock'), content);
    const release = await lockFolder(folder);
    expect(await readFile(join(folder, 'store.lock'), 'utf8')).toBe(`${process.pid}\n`);
    await release();
  });

  it('is given to exactly one of several who take over at once', async () => {
    await writeFile(join(folder, 'store.lock'), '4194399\n');
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => lockFolder(folder)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});
