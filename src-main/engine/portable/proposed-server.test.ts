import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkstationPolicy } from '../../../src-shared/contract/workstation-policy.ts';
import { type ServerProcess, startServerProcess } from '../../sync/server-process.fixture.ts';
import {
  clientOf,
  startWorkstation,
  type TestWorkstation,
  type WorkstationSetting,
} from '../engine.fixture.ts';
import { sealWorkFile } from './work-file.ts';

const passphrase = 'carried in a pocket';
const own = 'https://own.example';

describe('a server that a file of work proposes', { timeout: 120_000 }, () => {
  let workstation: TestWorkstation | undefined;
  let server: ServerProcess | undefined;
  let stranger: Server;
  let address = '';
  let requests = 0;
  beforeEach(async () => {
    requests = 0;
    stranger = createServer((_request, response) => {
      requests += 1;
      response.writeHead(500).end();
    });
    await once(stranger.listen(0, '127.0.0.1'), 'listening');
    address = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await workstation?.remove();
    await server?.remove();
    [workstation, server] = [undefined, undefined];
    stranger.close();
  });

  async function take(setting: Partial<WorkstationSetting> = {}, serverUrl = address) {
    workstation ??= await startWorkstation({ serverUrl: undefined, today: '2026-03-31', ...setting });
    const work = {
      ...{
        organisationId: 'organisation-1',
        organisationName: 'Test',
        userId: 'user-1',
        name: 'Carla Collins',
      },
      ...{ userName: 'carla', serverUrl, madeAt: '2026-03-31T09:00:00.000Z', worklist: null },
      ...{ commands: [], drafts: {}, files: [] },
    };
    const bytes = await sealWorkFile({ work, contents: [] }, passphrase);
    const client = clientOf(workstation);
    await client.device.putWork({
      start: 0,
      totalBytes: bytes.length,
      content: new Blob([new Uint8Array(bytes)]),
    });
    expect(await client.device.takeWork({ passphrase })).toMatchObject({ outcome: 'taken' });
    return client;
  }
  const under = (policy: Omit<WorkstationPolicy, 'version'>): Partial<WorkstationSetting> => ({
    policy: { source: 'file', place: '/etc/duebook/policy.json', policy: { version: 1, ...policy } },
  });

  it('stands in the form of the first sign-in with whose file it was, and nothing is sent there before', async () => {
    const client = await take();
    const offer = { serverUrl: address, serverOfWork: { name: 'Carla Collins', organisation: 'Test' } };
    expect(await client.enrolment.offer()).toMatchObject({ ...offer, userName: 'carla' });
    expect((await client.device.report()).serverUrl).toBeNull();
    await expect(client.session.signIn({ userName: 'carla', password: 'secret' })).rejects.toBeDefined();
    workstation = await workstation?.restart();
    expect(requests).toBe(0);
    if (workstation === undefined) throw new Error('no workstation');
    expect(await clientOf(workstation).enrolment.offer()).toMatchObject(offer);
    const details = { serverUrl: address, userName: 'carla', password: 'secret' };
    await expect(clientOf(workstation).enrolment.enrol(details)).rejects.toBeDefined();
    expect(requests).toBeGreaterThan(0);
    expect(await clientOf(workstation).enrolment.offer()).toMatchObject(offer);
  });

  it('is that of the file which was taken in last', async () => {
    await take();
    const client = await take({}, own);
    expect(await client.enrolment.offer()).toMatchObject({ serverUrl: own });
  });

  it.each([
    ['set by a policy', under({ serverAddress: own })],
    ['proposed by a policy', under({ serverAddress: own, allowOtherServers: true })],
    ['of the host', { serverUrl: own }],
  ])('gives way to one that is %s', async (_words, setting) => {
    const client = await take(setting);
    expect(await client.enrolment.offer()).toMatchObject({ serverUrl: own, serverOfWork: null });
  });

  it('is forgotten with the first sign-in, wherever that was', async () => {
    server = await startServerProcess();
    const client = await take();
    await client.enrolment.enrol({ serverUrl: server.url, ...server.signIn('collector') });
    expect(await client.enrolment.offer()).toMatchObject({ serverUrl: server.url, serverOfWork: null });
    expect(workstation?.engine.services.device.setting('proposed-server')).toBeUndefined();
    expect(requests).toBe(0);
  });
});
