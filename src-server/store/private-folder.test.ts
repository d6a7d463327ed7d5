import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartFailure } from '../app/start-failure.ts';
import { openStore } from './open-store.ts';
import { makePrivateFolder } from './private-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-private-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe.runIf(process.platform !== 'win32')('the folder of a store', () => {
  it('is closed to others when it is opened, and so is the database in it', async () => {
    const database = join(folder, 'database');
    await mkdir(database);
    await chmod(folder, 0o755);
    await chmod(database, 0o777);
    const store = await openStore({ databaseUrl: undefined, dataFolder: folder });
    await store.close();
    expect([await modeOf(folder), await modeOf(database)]).toEqual([0o700, 0o700]);
    expect(await readdir(database)).not.toEqual([]);
  });

  it('is made with all folders above it', async () => {
    await makePrivateFolder(join(folder, 'a', 'b'));
    expect([await modeOf(join(folder, 'a')), await modeOf(join(folder, 'a', 'b'))]).toEqual([0o700, 0o700]);
  });

  it.runIf(process.platform === 'linux')('is refused where the system lets nothing be made', async () => {
    await expect(makePrivateFolder('/proc/nope/deeper')).rejects.toThrow(
      /^The folder \/proc\/nope\/deeper cannot/,
    );
  });

  it('is none that many users share, and no file', async () => {
    await chmod(folder, 0o1777);
    await expect(makePrivateFolder(folder)).rejects.toThrow(/is shared by many users/);
    expect(await modeOf(folder)).toBe(0o777);
    await writeFile(join(folder, 'file'), '');
    await expect(makePrivateFolder(join(folder, 'file'))).rejects.toThrow(StartFailure);
  });

  it('is refused in words when it cannot be closed', async () => {
    // Belongs to the system: its mode cannot be changed, whoever asks.
    await expect(makePrivateFolder('/proc/self/task')).rejects.toThrow(
      /^The folder \/proc\/self\/task .*\.$/,
    );
  });
});
