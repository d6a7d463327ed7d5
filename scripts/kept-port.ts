import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const fileName = 'server-port';

/**
 * The port that the embedded server of a data folder had last, while nobody else has it: other workstations were told
 * its address. 0 (any free port) at first and where it is taken.
 */
export async function keptPort(dataFolder: string): Promise<{ port: number; isTaken: boolean }> {
  const file = join(dataFolder, fileName);
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return { port: 0, isTaken: false };
  return (await isFree(port)) ? { port, isTaken: false } : { port: 0, isTaken: true };
}

/** Remembers the port of an address for the next start. */
export function keepPort(dataFolder: string, url: string): void {
  writeFileSync(join(dataFolder, fileName), new URL(url).port);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
