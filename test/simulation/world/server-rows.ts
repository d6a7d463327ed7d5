import { sql } from 'kysely';
import { tableOfCollection } from '../../../src-server/store/database-schema.ts';
import type { Db, Store } from '../../../src-server/store/store.ts';
import type { Role } from '../../../src-shared/domain/organisation/actor.ts';
import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';
import { asOwner } from './tenant-rows.ts';

export type StoredDocument = {
  readonly id: string;
  readonly accountId: string;
  readonly seq: number;
  readonly doc: Readonly<Record<string, unknown>>;
  /** Whose outcome it is: `device/<device>/<user>`. */
  readonly scope: string;
};

export type StoredUser = {
  readonly id: string;
  readonly role: Role;
  /** Of a manager's team. */
  readonly territories: readonly string[];
  readonly active: boolean;
};
export type StoredCommand = {
  readonly id: string;
  /** Who handed it in. */
  readonly userId: string;
  readonly outcome: { readonly status: string; readonly documents: readonly { readonly id: string }[] };
};
export type OpenSession = { readonly userId: string; readonly deviceId: string };
export type AuditedCommand = { readonly action: string; readonly subject: string };

/** Who has access, read past the server's own code. */
export type AccessRows = {
  readonly users: readonly StoredUser[];
  readonly revokedDevices: ReadonlySet<string>;
  readonly openSessions: readonly OpenSession[];
};

/** Everything of the tenant that the checks compare with, read past the server's own code. */
export type ServerRows = AccessRows & {
  readonly documents: Readonly<Record<CollectionName, readonly StoredDocument[]>>;
  readonly commands: readonly StoredCommand[];
  readonly audited: readonly AuditedCommand[];
};

export function readAccess(store: Store, tenantId: string): Promise<AccessRows> {
  return asOwner(store, (owner) => accessOf(owner, tenantId));
}

/** The documents of one collection. */
export function readStored(
  store: Store,
  tenantId: string,
  name: CollectionName,
): Promise<readonly StoredDocument[]> {
  return asOwner(store, (owner) => documentsOf(owner, tenantId, name));
}

export function readServerRows(store: Store, tenantId: string): Promise<ServerRows> {
  return asOwner(store, async (owner) => {
    const documents: Partial<Record<CollectionName, readonly StoredDocument[]>> = {};
    for (const name of collectionNames) documents[name] = await documentsOf(owner, tenantId, name);
    const commands = await sql<StoredCommand>`
      select id, user_id as "userId", outcome from command where tenant_id = ${tenantId}`.execute(owner);
    const audited = await sql<AuditedCommand>`
      select action, subject from audit where tenant_id = ${tenantId} and (action like 'command.%' or action like 'device.%')`.execute(
      owner,
    );
    return {
      ...(await accessOf(owner, tenantId)),
      documents: documents as ServerRows['documents'],
      commands: commands.rows,
      audited: audited.rows,
    };
  });
}

async function accessOf(owner: Db, tenantId: string): Promise<AccessRows> {
  const users = await sql<StoredUser>`
    select id, role, active, array(
      select territory from user_territory t where t.tenant_id = u.tenant_id and t.user_id = u.id
    ) as territories
    from app_user u where tenant_id = ${tenantId}`.execute(owner);
  const revoked = await sql<{ id: string }>`
    select id from device where tenant_id = ${tenantId} and revoked_at is not null`.execute(owner);
  const sessions = await sql<OpenSession>`
    select user_id as "userId", device_id as "deviceId" from session
    where tenant_id = ${tenantId} and revoked_at is null`.execute(owner);
  return {
    users: users.rows,
    openSessions: sessions.rows,
    revokedDevices: new Set(revoked.rows.map(({ id }) => id)),
  };
}

async function documentsOf(
  owner: Db,
  tenantId: string,
  name: CollectionName,
): Promise<readonly StoredDocument[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(t) as row from ${sql.id(tableOfCollection[name])} t
    where tenant_id = ${tenantId} and not deleted`.execute(owner);
  return rows.map(({ row }) => toStored(row));
}

function toStored(row: Readonly<Record<string, unknown>>): StoredDocument {
  return {
    id: String(row.id),
    accountId: String(row.account_id),
    seq: Number(row.seq),
    // The position is the row's alone.
    doc: { ...(row.doc as StoredDocument['doc']), seq: Number(row.seq) },
    scope: String(row.scope),
  };
}
