import { deviceIdSchema } from '../../../src-shared/domain/ids.ts';
import { type DevicePort, type StoredSession, storedSessionSchema } from '../../engine/ports/device-port.ts';
import type { Ids } from '../../engine/ports/ids.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const deviceIdName = 'device-id';
const sessionName = 'session';

/** Device id, session and settings in the encrypted file. */
export function createSqliteDevice(file: SqliteFile, ids: Ids): DevicePort {
  const setting = (name: string): string | undefined => {
    const value = file.read(() =>
      file.statements.values('SELECT value FROM device_setting WHERE name = ?').get(name),
    );
    return typeof value === 'string' ? value : undefined;
  };
  const saveSetting = (name: string, value: string): void => {
    file.write(() =>
      file.statements
        .rows(
          `INSERT INTO device_setting (name, value) VALUES (?, ?)
           ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        )
        .run(name, value),
    );
  };
  let session: StoredSession | undefined;
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
    session() {
      if (session !== undefined) return session;
      const text = setting(sessionName);
      if (text !== undefined) session = storedSessionSchema.parse(JSON.parse(text));
      return session;
    },
    saveSession(next) {
      saveSetting(sessionName, JSON.stringify(next));
      session = next;
    },
  };
}
