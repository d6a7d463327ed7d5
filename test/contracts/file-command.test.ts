import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workstationFileName } from '../../src-main/browser/storage-command.ts';
import { createEnvelope, type Slot } from '../../src-main/desktop/keys/envelope.ts';
import { fileAlone } from '../../src-main/desktop/keys/file-alone.ts';
import { writeNextKey } from '../../src-main/desktop/keys/next-envelope.ts';
import { storageFileName } from '../../src-main/engine/start-engine.ts';
import { appendDeviceAudit } from '../../src-main/storage/device-audit/device-audit.ts';
import { createOutbox } from '../../src-main/storage/migrations/0001-create-outbox.ts';
import { createDeviceAudit } from '../../src-main/storage/migrations/0005-create-device-audit.ts';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { rekeySqliteFile } from '../../src-main/storage/sqlite-file/rekey-sqlite-file.ts';
import {
  digestOf,
  filesShowingMarker,
  leaveAlteredLog,
  OTHER_KEY,
} from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';
import { keyMark } from '../../src-main/storage/sqlite-file/sqlite-key.ts';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { seededRandom } from '../bench/harness/seeded-random.ts';
import { makeDataFolder, runStorage, startStorage } from './file-command-folder.ts';

const program = join(import.meta.dirname, '..', '..', 'scripts', 'storage.ts');
const seed = Math.floor(Math.random() * 2 ** 31);
const random = seededRandom(seed);

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let before: string;
beforeEach(async () => {
  data = await makeDataFolder();
  before = await data.digest();
});
afterEach(() => data.remove());

const run = (...args: string[]) => runStorage([...args, '--data', data.folder]);
const inFolder = (name: string) => join(data.folder, name);
const former = () => data.names().filter((name) => name.startsWith('workstation.key.before-'));

/** Gives the file the audit trail of a workstation. */
function writeTrail(subjects: readonly string[]): void {
  const file = openSqliteFile({ path: data.path, key: data.key });
  createDeviceAudit.up(file.database);
  createOutbox.up(file.database);
  const entry = { actorId: 'u-1', action: 'session.opened', bodyHash: '' } as const;
  const at = instant('2026-03-31T09:00:00.000Z');
  file.write(() => {
    for (const subject of subjects) appendDeviceAudit(file, { ...entry, at, subject });
  });
  file.close();
}

function alterTrail(statement: string): void {
  const file = openSqliteFile({ path: data.path, key: data.key });
  file.database.exec('DROP TRIGGER device_audit_is_not_changed');
  file.database.exec(statement);
  file.close();
}

describe('npm run storage', { timeout: 60_000 }, () => {
  it('explains itself, and ends with 2 when it is called in a way that it does not know', async () => {
    const help = await startStorage(['--help']);
    expect([help.code, help.output]).toEqual([0, expect.stringContaining('npm run storage -- check')]);
    for (const args of [
      [],
      ['destroy'],
      ['backup'],
      ['check', 'x'],
      ['check', '--key-file', 'x'],
      ['check', '--x'],
    ]) {
      const wrong = await runStorage(args);
      expect([wrong.code, wrong.errors]).toEqual([2, expect.stringContaining('npm run storage')]);
    }
  });

  it('means the file that the engine opens', () => {
    expect(workstationFileName).toBe(storageFileName);
  });

  it('check: 0 for intact data, 3 with words for damage, 1 where there are none', async () => {
    expect(await run('check')).toMatchObject({ code: 0, output: expect.stringContaining('is intact') });
    const bytes = readFileSync(data.path);
    bytes.writeUInt8(bytes.readUInt8(5 * 4096 + 7) ^ 8, 5 * 4096 + 7);
    writeFileSync(data.path, bytes);
    expect(await run('check')).toMatchObject({ code: 3, output: expect.stringContaining('altered: 6.') });
    rmSync(data.path);
    expect(await run('check')).toMatchObject({ code: 1, errors: expect.stringContaining('is missing') });
  });

  it('check: walks the audit trail of the device, and names the row that was altered', async () => {
    writeTrail(['c-1', 'c-2', 'c-3']);
    const last = 'The audit trail of this device is unbroken. Its last row is 3, with the hash ';
    expect(await run('check')).toMatchObject({ code: 0, output: expect.stringContaining(last) });
    alterTrail("UPDATE device_audit SET actor_id = 'u-2' WHERE n = 2");
    const altered = 'The audit trail of this device was altered: row 2 was changed or moved.';
    expect(await run('check')).toMatchObject({ code: 3, output: expect.stringContaining(altered) });
  });

  it('backup and restore: what was backed up is back, what was there is kept', async () => {
    const backupPath = inFolder('monday.backup');
    expect(await run('backup', backupPath)).toMatchObject({ code: 0 });
    expect(await run('backup', backupPath)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('exists already'),
    });
    writeFileSync(data.path, 'rubbish');
    const restored = await run('restore', backupPath);
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('.replaced-') });
    expect(await data.digest()).toBe(before);
    expect(await run('restore', inFolder('none'))).toMatchObject({ code: 1 });
  });

  it('a backup with a key of its own comes back into a folder that has lost everything', async () => {
    const keyFile = ['--key-file', inFolder('backup.key')];
    expect(await run('backup', inFolder('away.backup'), ...keyFile)).toMatchObject({ code: 0 });
    rmSync(data.path);
    rmSync(data.keyPath);
    expect(await run('restore', inFolder('away.backup'))).toMatchObject({ code: 1 });
    expect(await run('restore', inFolder('away.backup'), ...keyFile)).toMatchObject({ code: 0 });
    expect(await data.digest()).toBe(before);
  });

  it('restore reads the key of a backup and never writes it, bare as it may be', async () => {
    const keyFile = ['--key-file', inFolder('backup.key')];
    await run('backup', inFolder('away.backup'), ...keyFile);
    const bare = readFileSync(inFolder('backup.key'));
    const env = { DUEBOOK_PASSPHRASE: 'correct horse' };
    const args = ['restore', inFolder('away.backup'), ...keyFile, '--data', data.folder];
    expect(await runStorage(args, env)).toMatchObject({ code: 0 });
    expect(readFileSync(inFolder('backup.key')).equals(bare)).toBe(true);
  });

  it('start-anew gives data, log and key other names, and removes nothing', async () => {
    const database = readFileSync(data.path);
    const key = readFileSync(inFolder('workstation.key'));
    expect(await run('start-anew')).toMatchObject({
      code: 0,
      output: expect.stringContaining('.set-aside-'),
    });
    expect([existsSync(data.path), existsSync(inFolder('workstation.key'))]).toEqual([false, false]);
    const asideKey = data.names().find((name) => name.startsWith('workstation.key.set-aside-')) ?? '';
    expect(readFileSync(inFolder(asideKey))).toEqual(key);
    const stamp = asideKey.slice('workstation.key'.length);
    expect(readFileSync(`${data.path}${stamp}`)).toEqual(database);
    expect(await run('start-anew')).toMatchObject({ code: 1, errors: expect.stringContaining('no data') });
  });

  it('restore says which backup is unusable and why', async () => {
    const backupPath = inFolder('other.backup');
    await run('backup', backupPath, '--key-file', inFolder('backup.key'));
    const refused = async (path: string) => {
      const { code, errors } = await run('restore', path);
      expect(code).toBe(1);
      return errors;
    };
    expect(await refused(backupPath)).toMatch(/other\.backup was encrypted with another key.*--key-file/);
    expect(await refused(data.folder)).toContain('is a folder');
    expect(await refused(data.path)).toContain('is the file that it would replace');
    expect(await data.digest()).toBe(before);
  });

  it('a backup that fails leaves no key of its own behind, and keeps one that was there', async () => {
    const keyFile = ['--key-file', inFolder('backup.key')];
    const target = join(data.folder, 'missing', 'x.backup');
    expect(await run('backup', target, ...keyFile)).toMatchObject({ code: 1 });
    expect(existsSync(inFolder('backup.key'))).toBe(false);
    await run('backup', inFolder('good.backup'), ...keyFile);
    expect(await run('backup', target, ...keyFile)).toMatchObject({ code: 1 });
    expect(existsSync(inFolder('backup.key'))).toBe(true);
  });

  it('backup says so where its key vanishes meanwhile', async () => {
    const keyPath = inFolder('backup.key');
    const args = ['backup', inFolder('lost.backup'), '--key-file', keyPath, '--data', data.folder];
    const ended = await runStorage(args, {}, () => rmSync(keyPath, { force: true }));
    expect(ended).toMatchObject({ code: 1, errors: expect.stringContaining('nobody can open') });
  });

  it('backup refuses data whose log was altered, and restore tells of it', async () => {
    await run('backup', inFolder('good.backup'));
    leaveAlteredLog(data.path, data.key);
    const refused = await run('backup', inFolder('bad.backup'));
    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('.damaged-log') });
    expect(existsSync(inFolder('bad.backup'))).toBe(false);
    expect(await run('rekey')).toMatchObject({ code: 1, errors: expect.stringContaining('.damaged-log') });
    const restored = await run('restore', inFolder('good.backup'));
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('.damaged-log') });
    expect(await data.digest()).toBe(before);
  });

  it('rekey: the file has a new key, the former one is kept for older backups', async () => {
    await run('backup', inFolder('old.backup'));
    expect(await run('rekey')).toMatchObject({ code: 0 });
    expect(Buffer.from(await data.openKey()).equals(data.key)).toBe(false);
    expect(await data.digest()).toBe(before);
    expect(filesShowingMarker(join(data.folder, 'workstation'))).toEqual([]);
    expect(former()).toHaveLength(1);
    const restored = await run('restore', inFolder('old.backup'), '--key-file', inFolder(former()[0] ?? ''));
    expect(restored).toMatchObject({ code: 0 });
    expect(await data.digest()).toBe(before);
  });

  it('rekey keeps the protection by a passphrase', async () => {
    const env = { DUEBOOK_PASSPHRASE: 'correct horse' };
    await data.openKey('correct horse');
    expect(await run('rekey')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('DUEBOOK_PASSPHRASE'),
    });
    expect(await runStorage(['rekey', '--data', data.folder], env)).toMatchObject({ code: 0 });
    await expect(data.openKey()).rejects.toThrow('protected by a passphrase');
    expect(await data.digest('correct horse')).toBe(before);
  });

  it('restore and rekey do nothing while a workstation runs; check and backup work', async () => {
    // The lock of another process that runs.
    writeFileSync(inFolder('workstation.lock'), `${process.ppid} `);
    await expect(run('rekey')).resolves.toMatchObject({
      code: 1,
      errors: expect.stringContaining('Another'),
    });
    expect(await run('backup', inFolder('running.backup'))).toMatchObject({ code: 0 });
    expect(await run('restore', inFolder('running.backup'))).toMatchObject({ code: 1 });
    expect(await run('check')).toMatchObject({ code: 0 });
    rmSync(inFolder('workstation.lock'));
    expect(await run('restore', inFolder('running.backup'))).toMatchObject({ code: 0 });
    expect(digestOf(inFolder('running.backup'), data.key)).toBe(before);
  });
});

describe(`a change of the key that was interrupted (seed ${seed})`, { timeout: 60_000 }, () => {
  const prepare = async () => {
    const way = fileAlone(data.keyPath, undefined);
    writeNextKey({
      path: data.keyPath,
      databasePath: data.path,
      envelope: await createEnvelope(OTHER_KEY, async (key) => [(await way.slotFor(key)) as Slot]),
      mark: keyMark(OTHER_KEY),
      markBefore: keyMark(data.key),
    });
  };
  const nextPath = () => `${data.keyPath}.next`;

  it('before the file changed: the key stays, the next one is dropped', async () => {
    await prepare();
    expect(await data.digest()).toBe(before);
    expect(existsSync(nextPath())).toBe(false);
    expect(former()).toEqual([]);
  });

  it('after the file changed: the next key takes its place with the next start, at any moment of that too', async () => {
    const keyBefore = readFileSync(data.keyPath);
    await prepare();
    const next = readFileSync(nextPath());
    rekeySqliteFile({ path: data.path, key: data.key, newKey: OTHER_KEY });
    expect(await data.digest()).toBe(before);
    expect(Buffer.from(await data.openKey()).equals(OTHER_KEY)).toBe(true);
    expect(readFileSync(inFolder(former()[0] ?? '')).equals(keyBefore)).toBe(true);
    // Interrupted between the new key file and the removal of the next one.
    writeFileSync(nextPath(), next);
    expect(await data.digest()).toBe(before);
    expect(readFileSync(inFolder(former()[0] ?? '')).equals(keyBefore)).toBe(true);
    expect(existsSync(nextPath())).toBe(false);
  });

  it('where the file belongs to neither, no key is dropped or written over', async () => {
    await prepare();
    const bytes = readFileSync(data.path);
    copyFileSync(data.path, inFolder('copy'));
    bytes.writeUInt8(bytes.readUInt8(3) ^ 1, 3);
    writeFileSync(data.path, bytes);
    await data.openKey();
    expect(existsSync(nextPath())).toBe(true);
    await expect(prepare()).rejects.toThrow('is not the one');
    copyFileSync(inFolder('copy'), data.path);
    await expect(prepare()).rejects.toThrow('was not finished');
    expect(await data.digest()).toBe(before);
  });

  it('check and backup find the key at every stage of it, and change nothing', async () => {
    const kept = () => data.names().filter((name) => name.startsWith('workstation.key'));
    await prepare();
    const present = kept();
    expect(await run('check')).toMatchObject({ code: 0 });
    expect(await run('backup', inFolder('present.backup'))).toMatchObject({ code: 0 });
    rekeySqliteFile({ path: data.path, key: data.key, newKey: OTHER_KEY });
    expect(await run('check')).toMatchObject({ code: 0 });
    expect(await run('backup', inFolder('next.backup'))).toMatchObject({ code: 0 });
    expect([kept(), digestOf(inFolder('next.backup'), OTHER_KEY)]).toEqual([present, before]);
    const bytes = readFileSync(data.path);
    bytes.writeUInt8(bytes.readUInt8(3) ^ 1, 3);
    writeFileSync(data.path, bytes);
    const neither = { code: 1, errors: expect.stringContaining('fits neither') };
    expect(await run('check')).toMatchObject(neither);
    expect(await run('backup', inFolder('neither.backup'))).toMatchObject(neither);
    expect(kept()).toEqual(present);
  });

  it('by kill -9 of the command at any moment: the next start opens everything', async () => {
    for (let round = 0; round < 4; round += 1) {
      await startStorage(['rekey', '--data', data.folder], (line, kill) => {
        if (line.includes('Copying')) setTimeout(kill, random.next() * 120);
      });
      expect(filesShowingMarker(join(data.folder, 'workstation'))).toEqual([]);
      expect(await data.digest()).toBe(before);
      expect(data.names()).not.toContain('workstation.key.next');
    }
  });
});

describe('while the key is being changed', { timeout: 60_000 }, () => {
  it('check and backup by another process cannot lose the new key, at whatever stage they begin', async () => {
    const stages: string[] = [];
    const others: ReturnType<typeof runBoth>[] = [];
    const { code, errors } = await runStorage(['rekey', '--data', data.folder], {}, (line) => {
      stages.push(line);
      others.push(runBoth(stages.length));
    });
    expect([code, errors]).toEqual([0, stages.join('\n')]);
    expect(stages.length).toBeGreaterThan(4);
    expect(others.flat().join('')).toBe('is being changed'.repeat(stages.length * 2));
    expect(Buffer.from(await data.openKey()).equals(data.key)).toBe(false);
    expect(await data.digest()).toBe(before);
    expect(await run('check')).toMatchObject({ code: 0 });
  });

  it('the new key is written again where somebody has removed it, and the command says so', async () => {
    const ended = await runStorage(['rekey', '--data', data.folder], {}, () =>
      rmSync(inFolder('workstation.key.next'), { force: true }),
    );
    expect(ended).toMatchObject({ code: 1, errors: expect.stringContaining('Somebody removed') });
    expect(Buffer.from(await data.openKey()).equals(data.key)).toBe(false);
    expect(await data.digest()).toBe(before);
    expect(former()).toHaveLength(1);
  });

  /** Runs check and backup to their ends while this process waits; gives why they did nothing. */
  function runBoth(stage: number): readonly string[] {
    return [['check'], ['backup', inFolder(`stage-${stage}.backup`)]].map((args) => {
      const { stderr } = spawnSync(process.execPath, [program, ...args, '--data', data.folder], {
        encoding: 'utf8',
      });
      return stderr.includes('is being changed') ? 'is being changed' : stderr;
    });
  }
});
