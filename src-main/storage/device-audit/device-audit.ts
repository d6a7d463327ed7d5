import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import type { ChainHead } from '../../../src-shared/protocol/chain-head.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** What happens on a device and is kept in its audit chain. */
export type DeviceAuditAction =
  | 'command.given'
  | 'command.withdrawn'
  | 'command.applied'
  | 'command.refused'
  | 'command.dismissed'
  | 'command.handed-back'
  | 'outbox.offered-again'
  | 'session.opened'
  | 'replica.wiped';

/** What happened. Ids, codes and hashes only: never the text or the amounts of anybody. */
export type DeviceAuditEntry = {
  readonly at: Instant;
  /** The user who did it; {@link serverActor} for what the server said. */
  readonly actorId: string;
  readonly action: DeviceAuditAction;
  /** The id of what it is about: of the command, the user or the server's incarnation. */
  readonly subject: string;
  /** {@link hashBody} of the command's stored body; empty where it is about no command. */
  readonly bodyHash: string;
};

export const serverActor = 'server';

/** A row of the chain but for its own hash. */
export type ChainedEntry = Omit<DeviceAuditEntry, 'at' | 'action'> & {
  readonly n: number;
  readonly at: string;
  readonly action: string;
  /** The hash of the row before; empty in the first. */
  readonly prevHash: string;
};

/** SHA-256, in hex, over everything that a row says and the hash of the row before. */
export function hashEntry({ n, at, actorId, action, subject, bodyHash, prevHash }: ChainedEntry): string {
  return sha256(canonicalJson({ n, at, actorId, action, subject, bodyHash, prevHash }));
}

/** SHA-256, in hex, over the canonical form of a command's JSON text: the server computes the same of what it gets. */
export function hashBody(text: string): string {
  return sha256(canonicalJson(JSON.parse(text)));
}

const headSchema = z.object({ n: z.int(), hash: z.string() });

/** Where the chain ends. */
export function readChainHead(file: SqliteFile): ChainHead {
  const sql = 'SELECT n, hash FROM device_audit ORDER BY n DESC LIMIT 1';
  const row = file.read(() => file.statements.rows(sql).get());
  return row === undefined ? { n: 0, hash: '' } : headSchema.parse(row);
}

/** The number and hash of a row of the chain; undefined where there is none. */
export function readChainRow(file: SqliteFile, n: number): ChainHead | undefined {
  const sql = 'SELECT n, hash FROM device_audit WHERE n = ?';
  const row = file.read(() => file.statements.rows(sql).get(n));
  return row === undefined ? undefined : headSchema.parse(row);
}

/** Appends to the chain. Call it in the transaction of the change that it tells of: both are there, or neither. */
export function appendDeviceAudit(file: SqliteFile, entry: DeviceAuditEntry): void {
  if (!file.database.inTransaction)
    throw new Error('an audit entry belongs to the transaction of its change');
  const { n: count, hash: prevHash } = readChainHead(file);
  const chained = { ...entry, n: count + 1, prevHash };
  const { n, at, actorId, action, subject, bodyHash } = chained;
  file.statements
    .rows(
      `INSERT INTO device_audit (n, at, actor_id, action, subject, body_hash, prev_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(n, at, actorId, action, subject, bodyHash, prevHash, hashEntry(chained));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
