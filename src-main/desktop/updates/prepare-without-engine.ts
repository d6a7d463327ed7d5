import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Log } from '../../engine/ports/log.ts';
import type { Preparedness } from '../../engine/ports/update-readiness.ts';
import { timeInName } from '../../storage/sqlite-file/time-in-name.ts';
import type { WorkstationPlace } from '../start-anew.ts';

const namePrefix = 'before-update-as-it-lay-';

/**
 * Makes a workstation safe for a new version where its data do not open: nobody can verify a backup then, so database,
 * its logs and the envelope of its key are copied byte for byte. Only while nobody has the database open.
 */
export async function prepareWithoutEngine(
  place: WorkstationPlace,
  now: Date,
  log: Log,
): Promise<Preparedness> {
  try {
    await copyAside(place, now);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    log('warn', 'updates.no-copy', { cause: String(error.code) });
    return { name: 'no-backup' };
  }
  log('info', 'updates.copied');
  return { name: 'prepared' };
}

/** A folder in `backups`, there whole or not at all; it takes the place of an earlier one. */
async function copyAside({ path, databasePath }: WorkstationPlace, now: Date): Promise<void> {
  const backups = join(dirname(dirname(databasePath)), 'backups');
  const name = `${namePrefix}${timeInName(now)}`;
  const draft = join(backups, `${name}.part`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const wanted = [databasePath, `${databasePath}-wal`, `${databasePath}-journal`, path, `${path}.next`];
    for (const one of wanted) await copyPresent(one, join(draft, basename(one)));
    await rm(join(backups, name), { recursive: true, force: true });
    await rename(draft, join(backups, name));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  const earlier = (await readdir(backups)).filter((one) => one.startsWith(namePrefix) && one !== name);
  for (const one of earlier) await rm(join(backups, one), { recursive: true, force: true });
}

async function copyPresent(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const copied = await open(to, 'r+');
  try {
    await copied.sync();
  } finally {
    await copied.close();
  }
}
