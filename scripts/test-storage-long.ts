import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';
import { requireNode24 } from './require-node.ts';

/** The storage's random tests with many more rounds than `npm test` has time for; for the night. */
requireNode24();
const rounds = { DUEBOOK_KILL_ROUNDS: '250', DUEBOOK_FUZZ_RUNS: '2000' };
const result = spawnSync(
  process.execPath,
  [join(projectFolder, 'node_modules/vitest/vitest.mjs'), 'run', 'test/contracts', '--testTimeout=7200000'],
  { cwd: projectFolder, stdio: 'inherit', env: { ...rounds, ...process.env } },
);
process.exitCode = result.status ?? 1;
