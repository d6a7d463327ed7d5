import { spawnSync } from 'node:child_process';
import { projectFolder } from '../../../scripts/project-folder.ts';

/** What a benchmark of a hundred documents reports; fails where its program does. */
export function quickRun(program: string, ...switches: readonly string[]): unknown {
  const args = [program, '--quick', '--size', '100', '--json', ...switches];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the benchmark ended with ${String(status)}: ${stderr}`);
  return JSON.parse(stdout);
}
