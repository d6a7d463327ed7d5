import { sql } from 'kysely';
import { tableOfCollection } from '../../../src-server/store/database-schema.ts';
import type { Store } from '../../../src-server/store/store.ts';
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
};
export type StoredCommand = {
  readonly id: string;
  readonly outcome: { readonly status: string; readonly documents: readonly { readonly id: string }[] };
};
export type AuditedCommand = { readonly action: string; readonly subject: string };

/** Everything of the tenant that the checks compare with, read past the server's own code. */
export type ServerRows = {
  readonly documents: Readonly<Record<CollectionName, readonly StoredDocument[]>>;
  readonly users: readonly StoredUser[];
  readonly commands: readonly StoredCommand[];
  readonly audited: readonly AuditedCommand[];
};

export function readServerRows(store: Store, tenantId: string): Promise<ServerRows> {
  return asOwner(store, async (owner) => {
    const documents: Partial<Record<CollectionName, readonly StoredDocument[]>> = {};
    for (const name of collectionNames) {
      const { rows } = await sql<{ row: Record<string, unknown> }>`
        select to_jsonb(t) as row from ${sql.id(tableOfCollection[name])} t
        where tenant_id = ${tenantId} and not deleted`.execute(owner);
      documents[name] = rows.map(({ row }) => toStored(row));
    }
    const users = await sql<StoredUser>`
      select id, role, array(
        select territory from user_territory t where t.tenant_id = u.tenant_id and t.user_id = u.id
      ) as territories
      from app_user u where tenant_id = ${tenantId}`.execute(owner);
    const commands = await sql<StoredCommand>`
      select id, outcome from command where tenant_id = ${tenantId}`.execute(owner);
    const audited = await sql<AuditedCommand>`
      select action, subject from audit where tenant_id = ${tenantId} and (action like 'command.%' or action like 'device.%')`.execute(
      owner,
    );
    return {
      documents: documents as ServerRows['documents'],
      users: users.rows,
      commands: commands.rows,
      audited: audited.rows,
    };
  });
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
