import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { basename, dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';

/** What figures depend on. */
export type Machine = {
  readonly processor: string;
  readonly cores: number;
  readonly memoryMb: number;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
  readonly cipher: string;
  /** File system and kind of disk that the files lay on. */
  readonly disk: string;
  /** Other programs that were measured, by name. */
  readonly programs: Readonly<Record<string, string>>;
};

/** Describes the machine; `folder` is where the files of the run lie. */
export function describeMachine(folder: string, programs: Machine['programs']): Machine {
  const processors = cpus();
  const database = new SqliteDatabase(':memory:');
  const sqlite = String(database.prepare('SELECT sqlite_version()').pluck().get());
  database.close();
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryMb: Math.round(totalmem() / 1e6),
    system: `${platform()} ${release()}`,
    node: process.version,
    sqlite,
    cipher: 'AEGIS-256 on every page, synchronous = FULL, write-ahead log',
    disk: describeDisk(folder),
    programs,
  };
}

function describeDisk(folder: string): string {
  const mount = mountOf(folder);
  if (mount === undefined) return 'unknown';
  const device = basename(existsSync(mount.device) ? realpathSync(mount.device) : mount.device);
  return `${mount.type} on ${device}${kindOf(device)}`;
}

/** The last mount of the longest path that leads to the folder; Linux only. */
function mountOf(folder: string): { readonly device: string; readonly type: string } | undefined {
  if (!existsSync('/proc/self/mounts')) return undefined;
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([device = '', path = '', type = '']) => ({ device, path, type }));
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    const found = mounts.findLast((mount) => mount.path === path);
    if (found !== undefined || path === dirname(path)) return found;
  }
}

function kindOf(device: string): string {
  // What lies below the disk of a virtual machine cannot be seen.
  if (/^x?vd/.test(device)) return ' (virtual)';
  // A partition has its disk's queue one level up.
  const candidates = [device, device.replace(/p?\d+$/, '')].map(
    (name) => `/sys/block/${name}/queue/rotational`,
  );
  const file = candidates.find((path) => existsSync(path) && statSync(path).isFile());
  if (file === undefined) return '';
  return readFileSync(file, 'utf8').trim() === '0' ? ' (not rotating)' : ' (rotating)';
}
