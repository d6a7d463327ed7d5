import { afterEach, describe, expect, it } from 'vitest';
import type { WorkstationPolicy } from '../../src-shared/contract/workstation-policy.ts';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import {
  clientOf,
  firstOf,
  startWorkstation,
  type TestWorkstation,
  until,
  type WorkstationSetting,
} from './engine.fixture.ts';
import type { TrainingPort } from './ports/training-port.ts';

const passphrase = 'four rainy days';
const listed = { offset: 0, limit: 50, search: '', filter: 'all' } as const;
const worklist = { ...listed, sort: 'priority', direction: 'descending' } as const;

describe('an engine under a policy', { timeout: 120_000 }, () => {
  let server: ServerProcess | undefined;
  let workstation: TestWorkstation | undefined;
  const start = async (policy: WorkstationPolicy, more: Partial<WorkstationSetting> = {}) => {
    workstation = await startWorkstation({
      serverUrl: undefined,
      today: '2026-03-31',
      policy: { source: 'file', place: '/etc/duebook/policy.json', policy },
      ...more,
    });
    return clientOf(workstation);
  };
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error) => error.data?.code,
    );

  afterEach(async () => {
    await workstation?.remove();
    await server?.remove();
    workstation = undefined;
    server = undefined;
  });

  it('signs in at the one server that is allowed, under the one name, and remembers the address', async () => {
    server = await startServerProcess();
    const { userName, password } = server.signIn('collector');
    const policy = { version: 1, serverAddress: server.url, userName, fixedUserName: true } as const;
    const client = await start(policy);
    expect(await client.enrolment.offer()).toMatchObject({
      serverUrl: server.url,
      isServerFixed: true,
      userName,
      isUserNameFixed: true,
    });
    const other = { serverUrl: 'https://other.example', userName, password };
    expect(await codeOf(client.enrolment.enrol(other))).toBe('SERVER_FIXED');
    const somebody = { serverUrl: server.url, userName: 'somebody', password };
    expect(await codeOf(client.enrolment.enrol(somebody))).toBe('USER_NAME_FIXED');
    expect(await codeOf(client.session.signIn(somebody))).toBe('USER_NAME_FIXED');
    await client.enrolment.enrol({ serverUrl: server.url, userName, password });
    // Without the policy the workstation stays with its server.
    workstation = await workstation?.restart({ policy: undefined });
    const report = await clientOf(workstation as TestWorkstation).device.report();
    expect(report).toMatchObject({ serverUrl: server.url, policy: null });
  });

  it('answers nothing before a passphrase is set where one is required, and all afterwards', async () => {
    server = await startServerProcess();
    const client = await start(
      { version: 1, requirePassphrase: true, idleLockMinutes: 10 },
      { serverUrl: server.url, today: server.today, signIn: server.signIn('collector') },
    );
    await until(() => workstation?.engine.services.device.session() !== undefined, 'signed in');
    expect((await firstOf(await client.session.watch()))?.lock).toBe('PASSPHRASE_REQUIRED');
    expect(await codeOf(client.device.report())).toBe('PASSPHRASE_REQUIRED');
    await until(() => workstation?.engine.services.sync.state().phase === 'up-to-date', 'up to date');
    await workstation?.engine.services.refresher.settled();
    const first = async () => {
      const message = await firstOf(await client.worklist.watch(worklist));
      return message?.kind === 'window' ? message.rows.length : -1;
    };
    expect(await first()).toBe(0);
    await client.lock.setPassphrase({ present: null, next: passphrase });
    expect((await firstOf(await client.session.watch()))?.lock).toBe(null);
    expect(await first()).toBeGreaterThan(0);
    expect((await client.device.report()).policy?.values).toEqual([
      { key: 'idleLockMinutes', value: '10' },
      { key: 'requirePassphrase', value: 'true' },
    ]);
    const { text } = await client.device.diagnostics();
    expect(JSON.parse(text).policy).toEqual({
      source: 'file',
      keys: ['version', 'idleLockMinutes', 'requirePassphrase'],
    });
  });

  it('lets a person lock earlier and never later than the organisation says', async () => {
    const client = await start({ version: 1, idleLockMinutes: 10 });
    const view = async () => await firstOf(await client.lock.watch());
    expect(await view()).toMatchObject({ idleMinutes: 10, idleLimitMinutes: 10 });
    expect(await codeOf(client.lock.setIdleMinutes({ minutes: 30 }))).toBe('LOCK_LIMITED');
    expect(await codeOf(client.lock.setIdleMinutes({ minutes: null }))).toBe('LOCK_LIMITED');
    await client.lock.setIdleMinutes({ minutes: 5 });
    expect(await view()).toMatchObject({ idleMinutes: 5 });
  });

  it('offers and begins neither a demo nor a training where they are not allowed', async () => {
    let entered = 0;
    const training: TrainingPort = {
      view: () => ({ state: 'off', isTraining: false, hasFailed: false }),
      onChange: () => () => undefined,
      enter: () => {
        entered += 1;
      },
      leave: () => undefined,
    };
    const more = { demo: { collector: { userName: 'demo', password: 'demo' } }, training };
    const client = await start({ version: 1, allowDemo: false, allowTraining: false }, more);
    expect((await client.enrolment.offer()).demoRoles).toEqual([]);
    expect(await codeOf(client.enrolment.demo({ role: 'collector' }))).toBe('FORBIDDEN');
    expect(await firstOf(await client.training.watch())).toMatchObject({ state: 'none' });
    await client.training.enter();
    expect(entered).toBe(0);
  });
});
