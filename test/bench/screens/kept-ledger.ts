import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchOptions } from '../harness/bench-options.ts';
import { askChild } from '../harness/child-program.ts';
import { progress } from '../harness/progress.ts';
import { withEngine } from '../read-models/engine-child.ts';
import { ledgerToday } from '../read-models/ledger.ts';
import { waitUntilBuilt } from '../read-models/measure-build.ts';

/** Of the replica that is kept, and of each copy. */
export const ledgerKey = Array.from({ length: 32 }, (_, index) => index + 1);

const sourceFolder = fileURLToPath(new URL('../read-models', import.meta.url));
const ledgerProgram = join(sourceFolder, 'write-ledger-process.ts');

/**
 * The folder of a replica with a whole ledger, its read models built: written once, kept beside the runs until the
 * ledger is another one.
 * @param parent where runs lie
 */
export async function keepLedger({ size, seed }: BenchOptions, parent: string): Promise<string> {
  const name = `ledger-${size}-${seed}-${sourceHash()}`;
  const directory = join(parent, name);
  const doneFile = join(parent, `${name}.done`);
  removeOthers(parent, `ledger-${size}-${seed}-`, name);
  if (!existsSync(doneFile)) {
    rmSync(directory, { recursive: true, force: true });
    progress(`ledger of ${size} accounts, kept in ${directory}`);
    await askChild(ledgerProgram, { directory, key: ledgerKey, seed, accounts: size });
  }
  progress('read models');
  // Another version of the program may compute them anew.
  await withEngine({ directory, key: ledgerKey, today: ledgerToday }, async ({ client, atRest }) => {
    await waitUntilBuilt(client, size);
    await atRest();
  });
  writeFileSync(doneFile, '');
  return directory;
}

/** Of what makes the ledger: another generator makes another one. */
function sourceHash(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(sourceFolder).sort()) {
    if (/^(write-)?ledger[\w-]*\.(ts|json)$/.test(name) && !name.endsWith('.test.ts')) {
      hash.update(readFileSync(join(sourceFolder, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** They take gigabytes. */
function removeOthers(parent: string, prefix: string, kept: string): void {
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix) && !name.startsWith(kept)) {
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
