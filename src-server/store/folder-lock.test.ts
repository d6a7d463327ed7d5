import { existsSync } from 'node:fs';
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
    await expect(lockFolder(folder)).rejects.toThrow(
      new RegExp(`may be in use by process ${process.ppid}\\..* another program, leave it alone and remove `),
    );
    expect(await readFile(join(folder, 'store.lock'), 'utf8')).toBe(`${process.ppid}\n`);
  });

  it.each(['4194399\n', '', 'rubbish'])('is taken over from a process that is gone (%j)', async (content) => {
    await writeFile(join(folder, 'store.lock'), content);
    const release = await lockFolder(folder);
    expect(await readFile(join(folder, 'store.lock'), 'utf8')).toMatch(
      new RegExp(`^${process.pid}( \\d+)?\\n$`),
    );
    await release();
  });

  it.runIf(existsSync('/proc/self/stat'))(
    'is taken over when its process number is now another program',
    async () => {
      const lock = join(folder, 'store.lock');
      await (await lockFolder(folder))();
      await writeFile(lock, `${process.ppid} 1\n`);
      const release = await lockFolder(folder);
      const own = await readFile(lock, 'utf8');
      await release();
      const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8');
      const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      expect(own).toMatch(/^\d+ \d+\n$/);
      await writeFile(lock, `${process.ppid} ${startedAt}\n`);
      await expect(lockFolder(folder)).rejects.toThrow(/is in use by process \d+, another Duebook server/);
    },
  );

  it('is given to exactly one of several who take over at once', async () => {
    await writeFile(join(folder, 'store.lock'), '4194399\n');
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => lockFolder(folder)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});
