import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { ChainHead } from '../../../src-shared/protocol/chain-head.ts';
import { hashBody, hashEntry } from './device-audit.ts';

/**
 * What the chain says of itself. `changed` and `missing` name the first row that is not as it was written or not where
 * it was; `command` names the row of a command whose body in the outbox is not the one that was given.
 */
export type DeviceAuditVerdict =
  | { readonly intact: true; readonly head: ChainHead }
  | {
      readonly intact: false;
      readonly badRow: number;
      readonly reason: 'changed' | 'missing' | 'command';
    };

// Whatever somebody has put into a column is read, and found by the hash.
const rowSchema = z.object({
  n: z.number(),
  at: z.string(),
  actorId: z.string(),
  action: z.string(),
  subject: z.string(),
  bodyHash: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  envelope: z.string().nullable(),
});
type Row = z.infer<typeof rowSchema>;

const rowsInOrder = `
  SELECT a.n, a.at, a.actor_id AS actorId, a.action, a.subject, a.body_hash AS bodyHash, a.prev_hash AS prevHash,
    a.hash, iif(a.action = 'command.given', c.envelope, NULL) AS envelope
  FROM device_audit a LEFT JOIN outbox_command c ON c.id = a.subject ORDER BY a.n`;
// Commands of a file from before there was a chain are not in it; every one after the first that is has its row.
const firstUntold = `
  SELECT 1 FROM outbox_command WHERE position > (
      SELECT min(c.position) FROM device_audit a JOIN outbox_command c ON c.id = a.subject
      WHERE a.action = 'command.given')
    AND id NOT IN (SELECT subject FROM device_audit WHERE action = 'command.given') LIMIT 1`;

/**
 * Walks the chain of a device from its first row, all from one moment. A chain whose end was cut off together with the
 * commands that it tells of is intact by itself: the server, which saw where it ended, tells.
 */
export function verifyDeviceAudit(database: SqliteDatabase): DeviceAuditVerdict {
  return database.transaction(() => walk(database)).deferred();
}

function walk(database: SqliteDatabase): DeviceAuditVerdict {
  let head: ChainHead = { n: 0, hash: '' };
  for (const found of database.prepare(rowsInOrder).iterate()) {
    const row = rowSchema.parse(found);
    const expected = head.n + 1;
    if (row.n > expected) return { intact: false, badRow: expected, reason: 'missing' };
    if (row.n < expected || row.prevHash !== head.hash || hashEntry(row) !== row.hash) {
      return { intact: false, badRow: row.n, reason: 'changed' };
    }
    if (!isCommandKept(row)) return { intact: false, badRow: row.n, reason: 'command' };
    head = { n: row.n, hash: row.hash };
  }
  if (database.prepare(firstUntold).get() === undefined) return { intact: true, head };
  return { intact: false, badRow: head.n + 1, reason: 'missing' };
}

function isCommandKept({ action, envelope, bodyHash }: Row): boolean {
  if (action !== 'command.given') return true;
  return envelope !== null && isJson(envelope) && hashBody(envelope) === bodyHash;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Whatever it is now, it is not what was given.
    return false;
  }
}
