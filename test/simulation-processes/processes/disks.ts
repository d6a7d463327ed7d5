import { execFile, spawnSync } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where a process keeps its files; can be made full. */
export type Disk = {
  readonly folder: string;
  isFull(): boolean;
  /** From now on nothing more can be written by the process. */
  fill(pid: number | undefined): Promise<void>;
  free(pid: number | undefined): Promise<void>;
  /** Takes the disk and everything on it away. */
  remove(): Promise<void>;
};

export type DiskOwner = { readonly uid: number; readonly gid: number };
export type DiskSize = { readonly megabytes: number; readonly owner?: DiskOwner };

export type Disks = {
  /** What stands for a full disk on this machine, in words. */
  readonly description: string;
  open(folder: string, size: DiskSize): Promise<Disk>;
};

/** The best that this machine has to offer. */
export function chooseDisks(): Disks {
  const isLinux = process.platform === 'linux';
  if (isLinux && process.getuid?.() === 0) return { description: 'small tmpfs mounts', open: openTmpfs };
  if (isLinux)
    return { description: 'file size limits (prlimit), because this is not root', open: openLimited };
  return { description: 'none: neither tmpfs nor prlimit on this system', open: openPlain };
}

const mounted = new Set<string>();
// A run that breaks off leaves no mount behind.
process.on('exit', () => {
  for (const folder of mounted) spawnSync('umount', ['-l', folder]);
});

async function openTmpfs(folder: string, { megabytes, owner }: DiskSize): Promise<Disk> {
  await mkdir(folder, { recursive: true });
  const rights = owner === undefined ? '' : `,uid=${owner.uid},gid=${owner.gid}`;
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700${rights}`, 'duebook', folder]);
  mounted.add(folder);
  const ballast = join(folder, 'ballast');
  let isFull = false;
  return {
    folder,
    isFull: () => isFull,
    async fill() {
      isFull = true;
      await fillWith(ballast);
    },
    async free() {
      await rm(ballast, { force: true });
      isFull = false;
    },
    async remove() {
      await run('umount', ['-l', folder]);
      mounted.delete(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Writes until the system refuses. */
async function fillWith(path: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    for (const size of [1 << 20, 4096]) await writeUntilFull(file, Buffer.alloc(size));
  } finally {
    await file.close();
  }
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, block: Buffer): Promise<void> {
  try {
    for (;;) await file.write(block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

async function openLimited(folder: string): Promise<Disk> {
  const disk = await openPlain(folder);
  let isFull = false;
  const limit = async (pid: number | undefined, soft: string): Promise<void> => {
    if (pid !== undefined) await run('prlimit', ['--pid', String(pid), `--fsize=${soft}:`]);
  };
  return {
    ...disk,
    isFull: () => isFull,
    async fill(pid) {
      isFull = true;
      await limit(pid, '0');
    },
    async free(pid) {
      await limit(pid, 'unlimited');
      isFull = false;
    },
  };
}

async function openPlain(folder: string): Promise<Disk> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    folder,
    isFull: () => false,
    fill: async () => undefined,
    free: async () => undefined,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
