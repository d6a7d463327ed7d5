import { spawnSync } from 'node:child_process';
import { projectFolder } from '../../../scripts/project-folder.ts';
import type { MeasurementName } from './measurement.ts';

/** `npm run test:bench` runs every measurement of every benchmark; `npm test` a few, which show that it works. */
export const isWhole = process.env.DUEBOOK_BENCH_ALL === 'yes';

/** What a benchmark of a hundred documents reports of these measurements; fails where its program does. */
export function quickRun(
  program: string,
  names: readonly MeasurementName[],
  ...switches: readonly string[]
): unknown {
  const only = names.flatMap((name) => ['--only', name]);
  const args = [program, '--quick', '--size', '100', '--json', ...only, ...switches];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the benchmark ended with ${String(status)}: ${stderr}`);
  return JSON.parse(stdout);
}
