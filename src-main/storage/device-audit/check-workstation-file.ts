import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import type { ChainHead } from '../../../src-shared/protocol/chain-head.ts';
import { checkSqliteFile, type SqliteFileCheck } from '../sqlite-file/check-sqlite-file.ts';
import { type DeviceAuditVerdict, verifyDeviceAudit } from './verify-device-audit.ts';

export type WorkstationFileCheck = SqliteFileCheck & {
  /** Where the audit chain of the device ends; undefined where it is broken, or where the file has none yet. */
  readonly auditHead: ChainHead | undefined;
};

/** Reads the whole file as {@link checkSqliteFile} does, and walks the audit chain of the device in it. */
export function checkWorkstationFile(options: Parameters<typeof checkSqliteFile>[0]): WorkstationFileCheck {
  const heads: ChainHead[] = [];
  const inspect = (database: SqliteDatabase) => {
    if (!hasChain(database)) return [];
    const verdict = verifyDeviceAudit(database);
    if (!verdict.intact) return [inWords(verdict)];
    heads.push(verdict.head);
    return [];
  };
  return { ...checkSqliteFile({ ...options, inspect }), auditHead: heads[0] };
}

function hasChain(database: SqliteDatabase): boolean {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'device_audit'";
  return database.prepare(sql).get() !== undefined;
}

function inWords({ badRow, reason }: Extract<DeviceAuditVerdict, { intact: false }>): string {
  switch (reason) {
    case 'changed':
      return `The audit trail of this device was altered: row ${badRow} was changed or moved.`;
    case 'missing':
      return `The audit trail of this device was altered: row ${badRow} is missing.`;
    case 'command':
      return `The command that row ${badRow} of the audit trail tells of was changed or removed.`;
  }
}
