import type { ColumnType, Generated } from 'kysely';

/** JSON goes in as text and comes out parsed, alike with `pg` and PGlite. */
export type Json = ColumnType<unknown, string, string>;

export type TenantTable = {
  id: string;
  organisation: Json;
  /** Changes when the store was restored to an older state: clients start over. */
  incarnation: string;
  /** The feed counter. Updating this row is the lock that makes the feed gap-free and in commit order. */
  feed_seq: number;
  audit_count: number;
  audit_hash: string;
  /** What the ids of ledger documents are derived with: nobody else can say which id a number has, or is going to get. */
  ledger_secret: string;
};

/** How long devices may work without the server, and the Ed25519 key pair that signs it (raw halves, base64url). */
export type LeaseTermsTable = { tenant_id: string; public_key: string; private_key: string; hours: number };

/** The X25519 key pair (raw halves, base64url) that devices seal their outbox for. */
export type RecoveryKeyTable = { tenant_id: string; public_key: string; private_key: string };

export type AppUserTable = {
  tenant_id: string;
  id: string;
  user_name: string;
  name: string;
  role: string;
  password_hash: string;
  active: Generated<boolean>;
  /** Grows when role or territories of the user change: the checkpoints of the user's replicas end. */
  scope_version: number;
};

export type TerritoryTable = { tenant_id: string; name: string };
/** The territories of a manager. */
export type UserTerritoryTable = { tenant_id: string; user_id: string; territory: string };

export type DeviceTable = {
  tenant_id: string;
  id: string;
  /** Who signed in on it last. */
  user_id: string;
  name: string;
  /** Ed25519, raw, base64url: bound at the first sign-in of the device. */
  public_key: string;
  receipt_prefix: string;
  enrolled_at: Date;
  last_seen_at: Date | null;
  revoked_at: Date | null;
  /** Where the audit chain of the device ended when it last handed in commands. */
  chain_n: Generated<number>;
  chain_hash: Generated<string>;
  /** When the device last came with a chain that ended before that. */
  chain_broken_at: ColumnType<Date | null, Date | null | undefined>;
};

/** Receipt numbers that a device was given: R2. */
export type ReceiptBlockTable = {
  tenant_id: string;
  device_id: string;
  from_number: number;
  to_number: number;
  leased_at: Date;
  /** Who asked, and after which number: the same question of this session has the same answer. */
  session_id: string;
  after_number: number;
};

/** Why a session ended before its time. */
export type SessionEnd =
  | 'signed-out'
  | 'signed-in-again'
  | 'token-reused'
  | 'device-revoked'
  | 'user-inactive'
  | 'password-changed';

export type SessionTable = {
  tenant_id: string;
  id: string;
  user_id: string;
  device_id: string;
  refresh_hash: string;
  previous_refresh_hash: string | null;
  /** The first successor of the previous refresh token once that was used again: `refresh_hash` is the second. */
  sibling_refresh_hash: string | null;
  expires_at: Date;
  revoked_at: Date | null;
  end_reason: SessionEnd | null;
};

export type AccessTokenTable = { tenant_id: string; hash: string; session_id: string; expires_at: Date };
export type RefreshTokenTable = { tenant_id: string; hash: string; session_id: string; issued_at: Date };

/** Failed sign-ins by the hash of whom or where they concern; of no tenant, because none is known yet. */
export type SignInAttemptTable = {
  key: string;
  failures: number;
  last_at: Date;
  blocked_until: Date;
  /** When a sign-in succeeded last: strangers who guess elsewhere do not hold up whoever signs in here. */
  signed_in_at: Date | null;
};

/** Tables of identity and administration, by name. */
export type IdentityTables = {
  tenant: TenantTable;
  lease_terms: LeaseTermsTable;
  recovery_key: RecoveryKeyTable;
  app_user: AppUserTable;
  territory: TerritoryTable;
  user_territory: UserTerritoryTable;
  receipt_block: ReceiptBlockTable;
  device: DeviceTable;
  session: SessionTable;
  access_token: AccessTokenTable;
  refresh_token: RefreshTokenTable;
  sign_in_attempt: SignInAttemptTable;
};
