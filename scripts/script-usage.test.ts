import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { projectFolder } from './project-folder.ts';

function runScript(path: string, option: string) {
  return spawnSync(process.execPath, [path, option], { cwd: projectFolder, encoding: 'utf8' });
}

describe.each([
  ['simulate', 'scripts/simulate.ts', '--first'],
  ['simulate:processes', 'scripts/simulate-processes.ts', '--workstations'],
  ['bench:domain', 'test/bench/domain/main.ts', '--only'],
  ['bench:sealing', 'test/bench/sealing/main.ts', '--only'],
])('npm run %s', (name, path, option) => {
  test('prints how it is called where that is asked for', () => {
    const { status, stdout, stderr } = runScript(path, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`npm run ${name} -- [`);
    expect(stdout).toContain(option);
  });

  test('names an option that it does not have, prints how it is called, and fails', () => {
    const { status, stdout, stderr } = runScript(path, '--nope');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain("'--nope'");
    expect(stderr).toContain(`npm run ${name} -- [`);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
