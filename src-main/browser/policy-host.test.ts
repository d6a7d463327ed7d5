import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  connectEngine,
  endHost,
  type HostProcess,
  makeHostFolder,
  sessionOf,
  startHostProcess,
} from './browser-host.fixture.ts';

describe('the browser host under a policy', { timeout: 60_000 }, () => {
  let folder: ReturnType<typeof makeHostFolder>;
  let host: HostProcess | undefined;
  const policyFile = () => join(folder.data, '..', 'policy.json');
  const writePolicy = (text: string) => writeFileSync(policyFile(), text);
  const start = () =>
    startHostProcess(['--data', folder.data, '--renderer', folder.renderer, '--policy', policyFile()]);
  const get = (address: string, headers = {}) => fetch(address, { redirect: 'manual', headers });

  beforeEach(() => {
    folder = makeHostFolder();
    host = undefined;
  });
  afterEach(async () => {
    if (host !== undefined) await endHost(host, 'SIGTERM');
    folder.remove();
  });

  it('shows what is wrong with a broken policy and nothing else, and goes on when it is put right', async () => {
    mkdirSync(folder.data);
    writePolicy('{\n  "version": 1,\n  "idelLock": 5, "contact": "<b>Service desk</b>"\n}');
    host = await start();
    const shown = await get(host.oneTimeAddress);
    const page = await shown.text();
    expect(shown.status).toBe(503);
    expect(page).toContain('line 3, column 3: idelLock is not a key of a policy');
    expect(page).toContain(policyFile());
    expect(page).toContain('Show this to &#60;b&#62;Service desk');
    expect(page).toContain('Try again');
    // Nothing was opened, and nobody without the address sees it.
    expect(readdirSync(folder.data)).toEqual([]);
    expect((await get(new URL('/', host.oneTimeAddress).href)).status).toBe(403);
    expect((await get(new URL('/?token=wrong', host.oneTimeAddress).href)).status).toBe(403);
    expect((await get(host.oneTimeAddress)).status).toBe(503);

    writePolicy('{"version": 1, "serverAddress": "https://duebook.example", "requirePassphrase": true}');
    const sentOn = await get(host.oneTimeAddress);
    expect(sentOn.status).toBe(303);
    const letIn = await get(new URL(sentOn.headers.get('location') ?? '', host.oneTimeAddress).href);
    expect(letIn.status).toBe(303);
    const client = await connectEngine(host, sessionOf(letIn));
    expect(await client.enrolment.offer()).toMatchObject({
      serverUrl: 'https://duebook.example',
      isServerFixed: true,
      isPassphraseRequired: true,
    });
    expect((await client.device.report()).policy).toMatchObject({ source: 'named', place: policyFile() });
  });

  it('answers a second call, on a line of before, once the workstation has started', async () => {
    mkdirSync(folder.data);
    writePolicy('{');
    host = await start();
    const { port, pathname, search } = new URL(host.oneTimeAddress);
    const spare = connect(Number(port), '127.0.0.1');
    await once(spare, 'connect');
    writePolicy('{"version": 1}');
    expect((await get(host.oneTimeAddress)).status).toBe(303);
    spare.write(`GET ${pathname}${search} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`);
    expect(await firstWords(spare)).toMatch(/^HTTP\/1.1 303 [\s\S]*connection: close/i);
  });

  it('keeps the data of each person where the policy says', async () => {
    const data = join(folder.data, '..', 'elsewhere-{user}');
    writePolicy(JSON.stringify({ version: 1, dataFolder: data }));
    host = await start();
    const found = readdirSync(join(folder.data, '..')).filter((name) => name.startsWith('elsewhere-'));
    expect(found).toHaveLength(1);
    expect(found[0]).not.toContain('{');
  });
});

async function firstWords(socket: Socket): Promise<string> {
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString();
}
