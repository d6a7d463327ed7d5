import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  until,
} from './engine.fixture.ts';

describe('what a workstation says of its device', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let workstation: TestWorkstation;
  const dataFolder = mkdtempSync(join(tmpdir(), 'duebook-backups-'));
  const client = () => clientOf(workstation);

  beforeAll(async () => {
    server = await startServerProcess();
    workstation = await startWorkstation({
      serverUrl: undefined,
      today: server.today,
      dataFolder,
      demo: { collector: server.signIn('secondCollector'), 'field-agent': server.signIn('fieldAgent') },
    });
  }, 60_000);
  afterAll(async () => {
    await workstation.remove();
    await server.remove();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('enrols at a server that the person names, and stays with it', async () => {
    const demoRoles = ['collector', 'field-agent'];
    expect(await client().enrolment.offer()).toMatchObject({ serverUrl: null, demoRoles, userName: '' });
    const details = server.signIn('collector');
    const enrolAt = (serverUrl: string, password = details.password) =>
      client()
        .enrolment.enrol({ ...details, password, serverUrl })
        .then(
          () => 'enrolled',
          (error) => error.data.code,
        );
    expect(await enrolAt('nowhere at all')).toBe('SERVER_ADDRESS_INVALID');
    expect(await enrolAt('http://127.0.0.1:9')).toBe('OFFLINE');
    expect(await enrolAt(server.url, 'not the password')).toBe('SIGN_IN_FAILED');
    expect((await client().enrolment.offer()).serverUrl).toBeNull();
    expect(await enrolAt(`${server.url}/#/worklist`)).toBe('enrolled');
    expect(await enrolAt('http://127.0.0.1:9')).toBe('FORBIDDEN');
    await expect(client().enrolment.demo({ role: 'collector' })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    });
    workstation = await workstation.restart();
    const { userName } = details;
    expect(await client().enrolment.offer()).toMatchObject({ serverUrl: server.url, demoRoles, userName });
    await until(() => workstation.engine.services.sync.state().phase === 'up-to-date', 'up to date');
  });

  it('counts what is on it and names none of it', async () => {
    const { documents, fileBytes, leaseUntil, backup } = await client().device.report();
    const { replica } = workstation.engine.services;
    expect(documents.accounts).toBe((await replica.accountIds('', 10_000)).length);
    expect(documents.reference).toBe((await replica.reference()).length);
    expect(documents.invoices).toBeGreaterThan(documents.accounts);
    expect(fileBytes).toBeGreaterThan(500_000);
    expect(Date.parse(leaseUntil ?? '')).toBeGreaterThan(Date.now());
    expect(backup).toBe('here');
    await workstation.engine.services.refresher.settled();
    const query = {
      offset: 0,
      limit: 50,
      search: '',
      filter: 'all',
      sort: 'priority',
      direction: 'descending',
    };
    const { rows } = await firstWindowOf(await client().worklist.watch({ ...query } as never));
    const { text } = await client().device.diagnostics();
    expect(JSON.parse(text)).toMatchObject({ documents, sync: { phase: 'up-to-date' } });
    const session = await firstOf(await client().session.watch());
    const personal = [session?.actor.name, session?.organisation.name, ...rows.map(({ name }) => name)];
    expect(personal.length).toBeGreaterThan(10);
    expect(personal.filter((name) => text.includes(name ?? ''))).toEqual([]);
  });

  it('shows the contact rules of the organisation', async () => {
    const { rules } = await firstOf(await client().device.contactRules());
    expect(rules).toEqual(workstation.engine.services.rules.settings().contact.rules);
    expect(rules.length).toBeGreaterThan(2);
  });

  it('makes a backup beside the work, which opens with the key and holds the same', async () => {
    const { path, fileBytes, madeAt } = await client().device.backup();
    expect(dirname(path)).toBe(join(dataFolder, 'backups'));
    expect(existsSync(path)).toBe(true);
    expect(fileBytes).toBeGreaterThan(500_000);
    const { lastBackupAt, documents } = await client().device.report();
    expect(lastBackupAt).toBe(madeAt);
    expect((await client().device.report()).dataFolder).toBe(dataFolder);
    // RxDB has room for the collections of one workstation in a process.
    await workstation.close();
    const restored = await workstation.startCopyOf(path);
    expect((await clientOf(restored).device.report()).documents.invoices).toBe(documents.invoices);
    await restored.remove();
  });

  it('offers none where the host could not put one back', async () => {
    const other = await startWorkstation({ serverUrl: server.url, today: server.today });
    expect((await clientOf(other).device.report()).backup).toBe('no-restore');
    await expect(clientOf(other).device.backup()).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
    await other.remove();
  });
});
