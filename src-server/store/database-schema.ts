import type { ColumnType } from 'kysely';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';

/** JSON goes in as text and comes out parsed, alike with `pg` and PGlite. */
type Json = ColumnType<unknown, string, string>;
type GeneratedAlways<Value> = ColumnType<Value, never, never>;

export type TenantTable = {
  id: string;
  organisation: Json;
  /** Changes when the store was restored to an older state: clients start over. */
  incarnation: string;
  /** The feed counter. Updating this row is the lock that makes the feed gap-free and in commit order. */
  feed_seq: number;
  audit_count: number;
  audit_hash: string;
};

export type AppUserTable = {
  tenant_id: string;
  id: string;
  user_name: string;
  name: string;
  role: string;
  password_hash: string;
  scope_version: number;
};

export type DeviceTable = {
  tenant_id: string;
  id: string;
  user_id: string;
  name: string;
  enrolled_at: Date;
};

export type SessionTable = {
  tenant_id: string;
  id: string;
  user_id: string;
  device_id: string;
  refresh_hash: string;
  previous_refresh_hash: string | null;
  /** True once the previous refresh token has been used a second time. */
  previous_used_again: boolean;
  expires_at: Date;
  revoked_at: Date | null;
};

export type AccessTokenTable = { tenant_id: string; hash: string; session_id: string; expires_at: Date };
export type RefreshTokenTable = { tenant_id: string; hash: string; session_id: string; issued_at: Date };

/** One row per replicated document. `doc` holds it whole, `seq` included. */
export type DocumentTable = {
  tenant_id: string;
  id: string;
  account_id: string;
  seq: number;
  deleted: boolean;
  doc: Json;
};

export type AccountTable = DocumentTable & { collector_id: GeneratedAlways<string> };
export type OutcomeTable = DocumentTable & { device_id: GeneratedAlways<string>; user_id: string };

/** A document that left the scope of a user: it reaches that user as a tombstone. */
export type DepartureTable = {
  tenant_id: string;
  user_id: string;
  seq: number;
  collection: CollectionName;
  id: string;
  account_id: string;
};

export type CommandTable = {
  tenant_id: string;
  id: string;
  body_hash: string;
  account_id: string;
  user_id: string;
  device_id: string;
  received_at: Date;
  outcome: Json;
};

export type AuditTable = {
  tenant_id: string;
  n: number;
  at: Date;
  actor_id: string;
  device_id: string;
  action: string;
  subject: string;
  detail: Json;
  prev_hash: string;
  hash: string;
};

export type DocumentTables = {
  account: AccountTable;
  invoice: DocumentTable;
  payment: DocumentTable;
  promise: DocumentTable;
  dispute: DocumentTable;
  activity: DocumentTable;
  outcome: OutcomeTable;
};

export type DatabaseSchema = DocumentTables & {
  tenant: TenantTable;
  app_user: AppUserTable;
  device: DeviceTable;
  session: SessionTable;
  access_token: AccessTokenTable;
  refresh_token: RefreshTokenTable;
  departure: DepartureTable;
  command: CommandTable;
  audit: AuditTable;
};

export const tableOfCollection = {
  accounts: 'account',
  invoices: 'invoice',
  payments: 'payment',
  promises: 'promise',
  disputes: 'dispute',
  activities: 'activity',
  outcomes: 'outcome',
} as const satisfies Record<CollectionName, keyof DocumentTables>;

/** Collections whose documents belong to an account and share its scope. */
export const accountCollections = [
  'accounts',
  'invoices',
  'payments',
  'promises',
  'disputes',
  'activities',
] as const satisfies readonly CollectionName[];
