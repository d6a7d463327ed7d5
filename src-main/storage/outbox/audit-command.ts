import { appendDeviceAudit, type DeviceAuditEntry, hashBody } from '../device-audit/device-audit.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Tells of a command of the outbox in the audit chain. Part of the transaction that changed the command. */
export function auditCommand(file: SqliteFile, entry: Omit<DeviceAuditEntry, 'bodyHash'>): void {
  const body = file.statements.values('SELECT envelope FROM outbox_command WHERE id = ?').get(entry.subject);
  if (typeof body !== 'string') throw new Error('no such command in the outbox');
  appendDeviceAudit(file, { ...entry, bodyHash: hashBody(body) });
}
