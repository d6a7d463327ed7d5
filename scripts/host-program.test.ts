import { describe, expect, it } from 'vitest';
import { bugExitCode } from '../src-main/browser/bug-exit-code.ts';
import { lockedExitCode } from '../src-main/browser/locked-exit-code.ts';
import { startChild } from './child-program.ts';
import { startHostProgram } from './host-program.ts';

/** Says where it is, and ends as the first word of its switches says: with a code, or when it is told to. */
const standIn = `
  console.log('Duebook workstation on http://127.0.0.1:4711/?token=x');
  const [code] = process.argv.slice(1);
  if (code === 'stay') setInterval(() => undefined, 1000);
  else if (code === 'killed') process.kill(process.pid, 'SIGKILL');
  else process.exitCode = Number(code);
`;

const again = ['--port', '4711', '--back'];

function startWith(lives: readonly string[]) {
  const starts: (readonly string[])[] = [];
  const host = startHostProgram((more) => {
    const life = lives[starts.length] ?? '1';
    starts.push(more);
    return startChild(process.execPath, ['-e', standIn, life, ...more]);
  }, 1);
  return { starts, host };
}

describe('a browser host as the launcher keeps it', () => {
  it('is started again on its port, without a new address, each time it ended because it was locked', async () => {
    const locked = String(lockedExitCode);
    const { starts, host } = startWith([locked, locked, '3']);
    expect(await (await host).ended).toBe(3);
    expect(starts).toEqual([[], again, again]);
  });

  it('is not started again where it ends otherwise', async () => {
    const { starts, host } = startWith(['0', 'stay']);
    expect(await (await host).ended).toBe(0);
    expect(starts).toHaveLength(1);
  });

  it('comes back on its port after a bug, and after the system has killed it', async () => {
    const { starts, host } = startWith([String(bugExitCode), 'killed', '0']);
    expect(await (await host).ended).toBe(0);
    expect(starts).toEqual([[], again, again]);
  });

  it('does not come back for ever', async () => {
    const { starts, host } = startWith(Array.from({ length: 20 }, () => String(bugExitCode)));
    expect(await (await host).ended).toBe(bugExitCode);
    expect(starts).toHaveLength(6);
  });

  it('stays away once it was ended for good', async () => {
    const { starts, host } = startWith(['stay', 'stay']);
    await (await host).kill();
    expect(starts).toHaveLength(1);
  });

  it('ends in the process that it came back in when it is stopped', async () => {
    const { starts, host } = startWith([String(lockedExitCode), 'stay']);
    const program = await host;
    await expect.poll(() => starts.length).toBe(2);
    await program.present().lineMatching(/workstation/);
    await program.stop();
    await program.ended;
    expect(starts).toHaveLength(2);
  });
});
