import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workstationMigrations } from '../src-main/storage/migrations/workstation-migrations.ts';
import { requireNode24 } from './require-node.ts';
import { readOrExplain } from './script-usage.ts';
import { readSignOptions, signUsage } from './sign-update-options.ts';
import { runSignUpdate, SigningRefused } from './sign-update-program.ts';

requireNode24();

const options = readOrExplain(process.argv.slice(2), signUsage, readSignOptions);
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
  readonly version: string;
};
try {
  if (options !== undefined)
    runSignUpdate(options, {
      version,
      storageVersion: workstationMigrations.length,
      now: new Date().toISOString(),
      say: (line) => console.log(line),
    });
} catch (error) {
  if (!(error instanceof SigningRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
