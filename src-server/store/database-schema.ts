import type { ColumnType } from 'kysely';
import { accountParts } from '../../src-shared/domain/account/account-aggregate.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { IdentityTables, Json } from './identity-schema.ts';

type GeneratedAlways<Value> = ColumnType<Value, never, never>;

/**
 * One row per replicated document. `doc` holds it whole but for `seq`, which is the column's alone: a document that
 * changes hands gets a new position and no new content. Further columns are computed from `doc` and only checked.
 */
export type DocumentTable = {
  tenant_id: string;
  id: string;
  account_id: string;
  scope: string;
  seq: number;
  deleted: boolean;
  mark: GeneratedAlways<string>;
  doc: Json;
  /** The size of `doc` as text. */
  bytes: GeneratedAlways<number>;
};

type AccountTable = DocumentTable & {
  collector_id: GeneratedAlways<string>;
  territory: GeneratedAlways<string>;
};

/** The account scopes that a tenant has or had. */
type AccountScopeTable = { tenant_id: string; id: string; collector_id: string; territory: string };

/** A document that left a scope: whoever sees that scope gets a tombstone. */
type DepartureTable = {
  tenant_id: string;
  scope: string;
  seq: number;
  collection: CollectionName;
  id: string;
  account_id: string;
};

type CommandTable = {
  tenant_id: string;
  id: string;
  body_hash: string;
  account_id: string;
  user_id: string;
  device_id: string;
  received_at: Date;
  outcome: Json;
};

type AuditTable = {
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

/** A file of an account, by its content; readable once it is whole. */
type FileTable = {
  tenant_id: string;
  account_id: string;
  sha256: string;
  media_type: string;
  size_bytes: number;
  received_bytes: number;
  is_whole: boolean;
  added_by: string;
  added_at: Date;
};

/** A part of a file, by where it begins. */
type FilePieceTable = {
  tenant_id: string;
  account_id: string;
  sha256: string;
  start_byte: number;
  content: Uint8Array;
};

/** A mail that is still to be sent; `id` is that of its activity. */
type MailQueueTable = {
  tenant_id: string;
  id: string;
  account_id: string;
  queued_at: Date;
  due_at: Date;
  attempts: number;
  taken_at: Date | null;
};

type DocumentTables = {
  account: AccountTable;
  invoice: DocumentTable;
  payment: DocumentTable;
  promise: DocumentTable;
  dispute: DocumentTable;
  activity: DocumentTable;
  plan: DocumentTable;
  receipt: DocumentTable;
  request: DocumentTable;
  notice: DocumentTable;
  paper: DocumentTable;
  outcome: DocumentTable;
  reference: DocumentTable;
};

export type DatabaseSchema = IdentityTables &
  DocumentTables & {
    account_scope: AccountScopeTable;
    departure: DepartureTable;
    command: CommandTable;
    audit: AuditTable;
    file: FileTable;
    file_piece: FilePieceTable;
    mail_queue: MailQueueTable;
  };

export const tableOfCollection = {
  accounts: 'account',
  invoices: 'invoice',
  payments: 'payment',
  promises: 'promise',
  disputes: 'dispute',
  activities: 'activity',
  plans: 'plan',
  receipts: 'receipt',
  requests: 'request',
  notices: 'notice',
  papers: 'paper',
  outcomes: 'outcome',
  reference: 'reference',
} as const satisfies Record<CollectionName, keyof DocumentTables>;

/** Collections whose documents belong to an account and share its scope. */
export const accountCollections = ['accounts', ...accountParts] as const satisfies readonly CollectionName[];
