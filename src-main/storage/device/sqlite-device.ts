import { deviceIdSchema } from '../../../src-shared/domain/ids.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import {
  type DevicePort,
  type LockCode,
  lockCodeSchema,
  type StoredSession,
  storedSessionSchema,
} from '../../engine/ports/device-port.ts';
import type { Ids } from '../../engine/ports/ids.ts';
import { appendDeviceAudit } from '../device-audit/device-audit.ts';
import { forgetFiles } from '../files/forget-files.ts';
import { clearReadModels, clearStaleRows } from '../read-models/clear-read-models.ts';
import { emptyChangeLog } from '../rx-storage/change-log.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { forgetStatistics } from './forget-statistics.ts';

const deviceIdName = 'device-id';
const sessionName = 'session';
const ownerName = 'replica-owner';
const lockName = 'lock';

/** Device id, session and settings in the encrypted file. */
export function createSqliteDevice(file: SqliteFile, ids: Ids, clock: Pick<Clock, 'now'>): DevicePort {
  let session: StoredSession | undefined;
  const setting = (name: string) => readSetting(file, name);
  const saveSetting = (name: string, value: string) => writeSetting(file, name, value);
  const present = () => {
    if (session !== undefined) return session;
    const text = setting(sessionName);
    if (text !== undefined) session = storedSessionSchema.parse(JSON.parse(text));
    return session;
  };
  const audit = (action: 'session.opened' | 'replica.wiped', actorId: string) =>
    appendDeviceAudit(file, { at: clock.now(), actorId, action, subject: actorId, bodyHash: '' });
  return {
    setting,
    saveSetting,
    removeSetting(name) {
      file.write(() => file.statements.rows('DELETE FROM device_setting WHERE name = ?').run(name));
    },
    deviceId() {
      const known = setting(deviceIdName);
      if (known !== undefined) return known;
      const minted = deviceIdSchema.parse(ids.next());
      saveSetting(deviceIdName, minted);
      return minted;
    },
    session: present,
    saveSession(next) {
      const { userId } = next.actor;
      const before = present()?.actor.userId;
      file.write(() => {
        saveSetting(sessionName, JSON.stringify(next));
        // On a new device, too, nothing is shown before all of it is here: invoices without their payments, as a cut
        // first sync would leave them, are a wrong balance.
        if (before === userId) return;
        disown(file, saveSetting);
        audit('session.opened', userId);
      });
      session = next;
    },
    replicaOwner: () => setting(ownerName) || undefined,
    disownReplica: () =>
      file.write(() => {
        disown(file, saveSetting);
        audit('replica.wiped', present()?.actor.userId ?? '');
      }),
    lock: () => readLock(setting(lockName)),
    setLock(code) {
      if (code !== readLock(setting(lockName))) saveSetting(lockName, code ?? '');
    },
    takeReplica(userId) {
      file.write(() => {
        saveSetting(ownerName, userId);
        clearStaleRows(file);
        forgetTraces(file);
      });
    },
  };
}

function readLock(code: string | undefined): LockCode | undefined {
  return code === undefined || code === '' ? undefined : lockCodeSchema.parse(code);
}

function disown(file: SqliteFile, saveSetting: DevicePort['saveSetting']): void {
  saveSetting(ownerName, '');
  clearReadModels(file);
  forgetFiles(file);
  forgetTraces(file);
}

/** What was there before its change or deletion stays in no table when the replica changes hands. */
function forgetTraces(file: SqliteFile): void {
  emptyChangeLog(file);
  forgetStatistics(file);
}

function readSetting(file: SqliteFile, name: string): string | undefined {
  const sql = 'SELECT value FROM device_setting WHERE name = ?';
  const value = file.read(() => file.statements.values(sql).get(name));
  return typeof value === 'string' ? value : undefined;
}

function writeSetting(file: SqliteFile, name: string, value: string): void {
  const sql = `INSERT INTO device_setting (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  file.write(() => file.statements.rows(sql).run(name, value));
}
