import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
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

  it('keeps the data of each person where the policy says', async () => {
    const data = join(folder.data, '..', 'elsewhere-{user}');
    writePolicy(JSON.stringify({ version: 1, dataFolder: data }));
    host = await start();
    const found = readdirSync(join(folder.data, '..')).filter((name) => name.startsWith('elsewhere-'));
    expect(found).toHaveLength(1);
    expect(found[0]).not.toContain('{');
  });
});
