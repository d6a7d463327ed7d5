import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { UpdateState } from '../../src-shared/contract/updates-view.ts';
import type { HandedOver } from '../desktop/updates/hand-over.ts';
import type { CheckedUpdate } from '../desktop/updates/update-ports.ts';
import { releaseKey, startUpdateServer } from '../desktop/updates/update-server.fixture.ts';

const standIn = vi.hoisted(() => ({
  quits: 0,
  relaunches: 0,
  installed: [] as unknown[][],
  canInstall: true,
  handed: undefined as HandedOver | undefined,
}));
vi.mock('../desktop/updates/hand-over.ts', () => ({
  handOver: async () => ({ ok: true, value: standIn.handed }),
}));
vi.mock('electron', () => ({
  app: {
    isPackaged: false,
    quit: () => {
      standIn.quits += 1;
    },
    relaunch: () => {
      standIn.relaunches += 1;
    },
  },
}));
vi.mock('electron-updater', () => {
  const autoUpdater = Object.assign(new EventEmitter(), {
    autoRunAppAfterInstall: true,
    quitAndInstall: (...args: unknown[]) => {
      if (standIn.canInstall) standIn.installed.push([autoUpdater.autoRunAppAfterInstall, ...args]);
      else autoUpdater.emit('error', new Error('no installer'));
    },
  });
  return { default: { autoUpdater } };
});

const { openUpdater } = await import('./updater.ts');
const { takeChecked } = await import('./update-installer.ts');

beforeEach(async () => {
  Object.assign(standIn, { quits: 0, relaunches: 0, installed: [], canInstall: true });
  (await import('electron-updater')).default.autoUpdater.removeAllListeners();
  await handOverAFile();
});

/** The installer of the system has been given a file, which stands at the path that is answered. */
async function handOverAFile(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'duebook-handed-')), 'duebook_1.4.0_amd64.deb');
  writeFileSync(path, 'installer');
  const sha512 = createHash('sha512').update('installer').digest('base64');
  standIn.handed = { path, file: { url: 'duebook_1.4.0_amd64.deb', size: 9, sha512 } };
  await takeChecked({} as CheckedUpdate);
  return path;
}

function open(changes: Partial<Parameters<typeof openUpdater>[0]> = {}) {
  const states: (UpdateState['name'] | undefined)[] = [];
  const events: string[] = [];
  const sentTo: string[] = [];
  const updater = openUpdater({
    version: '1.3.0',
    policy: { channel: undefined, updates: 'automatic' },
    address: undefined,
    keys: [],
    followNetwork: async () => async (url, init) => {
      sentTo.push(url);
      return { response: await fetch(url, init) };
    },
    folder: mkdtempSync(join(tmpdir(), 'duebook-updater-')),
    prepare: async () => ({ name: 'prepared' }),
    onChange: () => states.push(updater.view()?.state.name),
    wait: () => new Promise(() => undefined),
    log: (_level, event) => events.push(event),
    ...changes,
  });
  return { updater, states, events, sentTo };
}

test('a program that was not installed from a package has no update server', async () => {
  const { updater, states } = open();
  expect(updater.view()).toBeNull();
  await expect.poll(() => states).toEqual(['off']);
  expect(updater.view()?.state).toEqual({ name: 'off', reason: 'no-server' });
  expect(await updater.leave()).toBe('plain');
});

test('a build that has no key believes nobody', async () => {
  const { updater, states } = open({ address: 'https://updates.example.com/duebook' });
  await expect.poll(() => states).toEqual(['off']);
  expect(updater.view()?.state).toEqual({ name: 'off', reason: 'no-key' });
});

test('a build with a key believes what that key has signed, and asks where it was told to', async () => {
  const server = await startUpdateServer();
  const asked: string[] = [];
  for (const name of ['latest.yml', 'latest-mac.yml', 'latest-linux.yml', 'latest-linux-arm64.yml'])
    server.answers.set(name, (_request, response) => {
      asked.push(name);
      response.writeHead(503).end();
    });
  const key = String(releaseKey.publicKey.export({ format: 'jwk' }).x);
  const { updater, states, sentTo } = open({ address: server.address.href, keys: [key] });
  await expect.poll(() => states).toContain('failed');
  expect(sentTo.every((url) => url.startsWith(server.address.href))).toBe(true);
  expect(sentTo).toHaveLength(1);
  expect(asked).toHaveLength(1);
  expect(updater.view()?.state).toMatchObject({ failure: { code: 'SERVER_FAILED' } });
  await server.close();
});

test('the program ends plainly, or into the installer with or without a restart', async () => {
  const { updater } = open();
  updater.end('plain');
  expect(standIn.quits).toBe(1);
  updater.end('install');
  await expect.poll(() => standIn.installed).toEqual([[false, true, false]]);
  updater.end('install-and-restart');
  await expect.poll(() => standIn.installed.at(-1)).toEqual([true, true, true]);
  expect(standIn.quits).toBe(1);
});

test('a program that is to come back is started again, by the installer where there is one', async () => {
  const { updater } = open();
  updater.restart();
  expect(standIn).toMatchObject({ quits: 1, relaunches: 0 });
  updater.end('plain');
  expect(standIn).toMatchObject({ quits: 2, relaunches: 1 });
  updater.end('install');
  await expect.poll(() => standIn.installed).toEqual([[true, true, true]]);
  expect(standIn.relaunches).toBe(1);
});

test('the program ends all the same where the installer cannot be started, and comes back where it was to', async () => {
  standIn.canInstall = false;
  const { updater, events } = open();
  updater.end('install');
  await expect.poll(() => standIn).toMatchObject({ quits: 1, relaunches: 0 });
  updater.end('install-and-restart');
  await expect.poll(() => standIn).toMatchObject({ quits: 2, relaunches: 1 });
  expect(events).toContain('updates.install-failed');
});

test('a file that was changed while the program ended is not started', async () => {
  writeFileSync(await handOverAFile(), 'otherwise');
  const { updater, events } = open();
  updater.end('install');
  await expect.poll(() => standIn.quits).toBe(1);
  expect(events).toContain('updates.install-failed');
  expect(standIn.installed).toEqual([]);
});

test('asks of a window are answered at once, whatever comes of them', async () => {
  const { updater } = open();
  expect(await updater.doings['updates-check']({ action: 'updates-check' })).toBeUndefined();
  expect(await updater.doings['updates-install']({ action: 'updates-install', when: 'now' })).toBeUndefined();
  expect(standIn.quits).toBe(0);
});
