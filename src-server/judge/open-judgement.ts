import { sql } from 'kysely';
import type { Settings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from '../store/document-rows.ts';
import type { Trx } from '../store/store.ts';
import type { JudgeContext } from './judge-context.ts';

/** An account's document as it is stored, with the scope that it is in. */
export type LockedAccount = { readonly id: string; readonly scope: string; readonly doc: unknown };

/** A command that was judged before. `outcome` is null for a command of somebody else. */
export type KnownCommand = {
  readonly bodyHash: string;
  readonly isOwn: boolean;
  readonly outcome: unknown;
};

export type OpenedJudgement = {
  /** Those of the accounts that exist and that the user sees, locked until the transaction ends. */
  readonly accounts: ReadonlyMap<string, LockedAccount>;
  /** Those of the commands that the tenant has already. */
  readonly known: ReadonlyMap<string, KnownCommand>;
  readonly settings: Settings;
  /** R2: the code of the receipt numbers of the session's device; null where there is no such device. */
  readonly receiptPrefix: string | null;
};

type OpenedRow = {
  readonly accounts: readonly { id: string; scope: string; seq: number; doc: unknown }[];
  readonly known: readonly { id: string; body_hash: string; is_own: boolean; outcome: unknown }[];
  /** Null where they are of the version that is held. */
  readonly settings: unknown;
  readonly receipt_prefix: string | null;
};

/**
 * Enters the scope of the session's user, locks accounts (in order of id, so that nobody waits in a circle), then looks
 * which commands are known: a copy that waited for the lock finds what the first one became.
 */
export async function openJudgement(
  trx: Trx,
  { session, settings, warn }: JudgeContext,
  accountIds: readonly string[],
  commandIds: readonly string[],
): Promise<OpenedJudgement> {
  const { tenantId, actor, deviceId } = session;
  const { rows } = await sql<OpenedRow>`
    select accounts, known, settings, receipt_prefix from open_judgement(${tenantId}, ${actor.userId}, ${deviceId},
      ${accountIds}::text[], ${commandIds}::text[], ${settings.versionOf(tenantId)})
  `.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('no such user in the tenant');
  return {
    accounts: new Map(
      row.accounts.map((one) => [one.id, { id: one.id, scope: one.scope, doc: documentOf<'accounts'>(one) }]),
    ),
    known: new Map(
      row.known.map((one) => [one.id, { bodyHash: one.body_hash, isOwn: one.is_own, outcome: one.outcome }]),
    ),
    settings: settings.take(tenantId, row.settings, warn),
    receiptPrefix: row.receipt_prefix,
  };
}
