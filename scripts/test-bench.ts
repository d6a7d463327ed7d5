import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';
import { requireNode24 } from './require-node.ts';

/** The tests of the benchmarks with every measurement, of which `npm test` runs a few; for the night. */
requireNode24();
const result = spawnSync(
  process.execPath,
  [join(projectFolder, 'node_modules/vitest/vitest.mjs'), 'run', 'test/bench'],
  { cwd: projectFolder, stdio: 'inherit', env: { ...process.env, DUEBOOK_BENCH_ALL: 'yes' } },
);
process.exitCode = result.status ?? 1;
