import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionReply } from '../../src-shared/protocol/session-api.ts';
import type { CommandsReply, PullReply } from '../../src-shared/protocol/sync-api.ts';
import { type ServerProcess, startServerProcess } from '../../test/fixtures/server/server-process.ts';
import { testLeaseNonce } from '../../test/fixtures/server/test-tenant.ts';
import { newSigningKeys } from '../identity/signing-keys.ts';
import { parseArguments } from '../import/parse-arguments.ts';
import { runImport } from '../import/run-import.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-server-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function post<Body>(url: string, path: string, body: unknown, token?: string): Promise<Body> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', 'x-duebook-protocol': '1', ...authorization };
  const reply = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(reply.status).toBe(200);
  return (await reply.json()) as Body;
}

/** The lines that a server writes into its log from now on. */
function followLog({ child }: ServerProcess): () => readonly string[] {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text.split('\n').filter((line) => line !== '');
}

async function signIn(url: string, dataFolder: string, deviceId: string): Promise<SessionReply> {
  const file = JSON.parse(await readFile(join(dataFolder, 'demo-sign-in.json'), 'utf8'));
  return post<SessionReply>(url, '/v1/session', {
    ...file.collector,
    deviceId,
    deviceName: 'Test',
    devicePublicKey: newSigningKeys().publicKey,
    leaseNonce: testLeaseNonce,
  });
}

/** What anybody but the owner may use. PGlite gives its files modes of its own; its folder keeps others out. */
async function openToOthers(path: string): Promise<readonly string[]> {
  const names = ['.', ...(await readdir(path))];
  const modes = await Promise.all(names.map(async (name) => (await stat(join(path, name))).mode & 0o077));
  return process.platform === 'win32' ? [] : names.filter((_name, index) => modes[index] !== 0);
}

const note = (accountId: string, actorId: string, deviceId: string) => ({
  id: randomUUID(),
  name: 'activity.log',
  version: 1,
  accountId,
  actorId,
  deviceId,
  at: '2026-03-31T09:00:00.000Z',
  today: '2026-03-31',
  knownSeq: 0,
  input: {
    activityId: randomUUID(),
    kind: 'note',
    direction: 'outbound',
    outcome: null,
    contactName: '',
    note: 'Kept through a crash.',
    durationSeconds: null,
    nextAction: null,
  },
});

describe('the server process', () => {
  it('keeps what it confirmed through kill -9, and gives the same outcome again', {
    timeout: 60_000,
  }, async () => {
    const env = { DUEBOOK_DATA: folder, DUEBOOK_DEMO: 'accounts', DUEBOOK_TODAY: '2026-03-31' };
    await chmod(folder, 0o755);
    const first = await startServerProcess({ ...env, DUEBOOK_LOG: 'requests' });
    const log = followLog(first);
    const deviceId = randomUUID();
    const session = await signIn(first.url, folder, deviceId);
    const pull = { collection: 'accounts', checkpoint: null, limit: 5000 };
    const { documents } = await post<PullReply>(first.url, '/v1/sync/pull', pull, session.accessToken);
    expect(documents).toHaveLength(80);
    const accountId = documents[0]?.id ?? '';
    const commands = Array.from({ length: 5 }, () => note(accountId, session.actor.userId, deviceId));
    const request = { deviceId, chain: { n: 0, hash: '' }, commands };
    const given = await post<CommandsReply>(first.url, '/v1/sync/commands', request, session.accessToken);
    // The line of a request comes after its answer.
    await vi.waitFor(() => {
      const routes = log().map((line) => JSON.parse(line).route);
      expect(routes).toEqual(['/v1/session', '/v1/sync/pull', '/v1/sync/commands']);
    }, 10_000);
    await first.end('SIGKILL');
    expect(await openToOthers(folder)).toEqual([]);
    expect(existsSync(join(folder, 'server.json'))).toBe(true);

    const second = await startServerProcess(env);
    const quietLog = followLog(second);
    const again = await post<CommandsReply>(second.url, '/v1/sync/commands', request, session.accessToken);
    expect(again).toEqual(given);
    expect(given.results.every((result) => result.outcome?.status === 'applied')).toBe(true);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(quietLog().map((line) => JSON.parse(line).message)).toEqual(['stopping']);
    expect(existsSync(join(folder, 'server.json'))).toBe(false);
    expect(existsSync(join(folder, 'store.lock'))).toBe(false);
  });

  it('takes an import through its API while it runs, else straight into its store', {
    timeout: 60_000,
  }, async () => {
    const file = join(folder, 'ledger.csv');
    const head = 'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount';
    await writeFile(file, `${head}\nC1,1,2026-01-05,2026-02-04,10.00\nC1,2,2026-01-05,oops,10.00\n`);
    const report = join(folder, 'report.csv');
    const options = ['--as-of', '2026-03-31', '--currency', 'eur', '--data', folder, '--report', report];
    const given = parseArguments([file, ...options], folder);
    const said: string[] = [];
    const around = { env: {}, say: (line: string) => said.push(line) };
    const dataFolder = join(folder, 'server');
    await expect(runImport(given, around)).rejects.toThrow(/There is no store yet/);
    expect(existsSync(dataFolder)).toBe(false);
    const maker = await startServerProcess({ DUEBOOK_DATA: dataFolder, DUEBOOK_DEMO: 'users' });
    await maker.end('SIGTERM');
    const direct = await runImport(given, around);
    const organisation = { id: expect.any(String), name: 'Ostermark Werkzeughandel GmbH' };
    const counts = { read: 2, new: 1, skipped: 1 };
    expect(direct).toMatchObject({ ok: true, value: { organisation, counts } });
    expect(await readFile(report, 'utf8')).toContain('3,DUE_DATE_INVALID,');
    expect(said).toEqual([`store: embedded database in ${dataFolder} (--data ${folder})`]);

    const server = await startServerProcess({ DUEBOOK_DATA: dataFolder, DUEBOOK_DEMO: 'users' });
    const { mode } = await stat(join(dataFolder, 'server.json'));
    expect(mode & 0o777).toBe(0o600);
    expect(await runImport(given, around)).toMatchObject({
      ok: true,
      value: { organisation, counts: { new: 0, unchanged: 1 } },
    });
    const session = await signIn(server.url, dataFolder, randomUUID());
    const pull = { collection: 'invoices', checkpoint: null, limit: 10 };
    const page = await post<PullReply>(server.url, '/v1/sync/pull', pull, session.accessToken);
    expect(page.documents).toHaveLength(1);
    await expect(startServerProcess({ DUEBOOK_DATA: dataFolder })).rejects.toThrow(/in use by process/);
    await server.end('SIGINT');
  });

  it('says in one line why it does not start', async () => {
    const env = { DATABASE_URL: 'postgresql://127.0.0.1:1/x' };
    const message = 'ended with 1: DATABASE_URL: nothing listens at this host and port (ECONNREFUSED).\n';
    await expect(startServerProcess(env)).rejects.toThrow(message);
  });
});
