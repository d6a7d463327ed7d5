import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import { clientOf, firstWindowOf, startWorkstation, type TestWorkstation, until } from './engine.fixture.ts';
import { noDesktop } from './ports/desktop-port.ts';
import type { WorkStatus } from './ports/work-status.ts';

const passphrase = 'four rainy days';

describe('what the shell is told of the work', { timeout: 120_000 }, () => {
  const told: WorkStatus[] = [];
  let server: ServerProcess;
  let workstation: TestWorkstation;
  const client = () => clientOf(workstation);
  const untilTold = (part: Partial<WorkStatus>) =>
    until(
      () => {
        const last = told.at(-1);
        return last !== undefined && JSON.stringify({ ...last, ...part }) === JSON.stringify(last);
      },
      `told ${JSON.stringify(part)}, last ${JSON.stringify(told.at(-1))}`,
    );

  beforeAll(async () => {
    server = await startServerProcess();
    workstation = await startWorkstation({
      serverUrl: server.url,
      today: server.today,
      signIn: server.signIn('collector'),
      desktop: { ...noDesktop, tell: (status) => told.push(status) },
    });
  }, 60_000);
  afterAll(async () => {
    await workstation.remove();
    await server.remove();
  });

  it('begins before anybody is here, and follows the sign-in and the sync', async () => {
    expect(told[0]).toMatchObject({ screens: 'nobody', canLock: false, waitingCount: 0 });
    await untilTold({ screens: 'open', canLock: false, phase: 'up-to-date', attentionCount: 0 });
  });

  it('has what waits while the server is gone; behind a lock it counts nothing', async () => {
    await workstation.engine.services.refresher.settled();
    const list = { offset: 0, limit: 5, search: '', filter: 'all' } as const;
    const { rows } = await firstWindowOf(
      await client().worklist.watch({ ...list, sort: 'priority', direction: 'descending' }),
    );
    await client().lock.setPassphrase({ present: null, next: passphrase });
    await untilTold({ canLock: true });
    await server.kill();
    await client().commands.submit({
      accountId: rows[0]?.accountId ?? ('' as never),
      name: 'activity.log',
      input: noteInput(),
    });
    await untilTold({ phase: 'offline', waitingCount: 1 });
    workstation.engine.lockNow();
    await untilTold({ screens: 'locked', canLock: false, waitingCount: 0 });
    await client().lock.open({ passphrase });
    await untilTold({ screens: 'open', waitingCount: 1 });
  });

  it('is not told the same twice, and has no word of anybody in it', () => {
    for (const [index, status] of told.entries()) {
      if (index > 0) expect(status).not.toEqual(told[index - 1]);
      expect(Object.keys(status).sort()).toEqual([
        'attentionCount',
        'canLock',
        'phase',
        'screens',
        'waitingCount',
      ]);
    }
  });
});
