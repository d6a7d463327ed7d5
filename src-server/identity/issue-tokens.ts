import type { SessionReply } from '../../src-shared/protocol/session-api.ts';
import type { Trx } from '../store/store.ts';
import { readDeviceChain } from './device-chain.ts';
import { issueLease, type LeaseTerms } from './lease.ts';
import { readOrganisation, type Session } from './session.ts';
import { mintToken, type Token } from './token.ts';

export const accessLifetimeMs = 5 * 60_000;
/** Longer than a workstation may be offline and still hand in its outbox (90 days). */
export const refreshLifetimeMs = 100 * 86_400_000;

/** The tokens of a session that are handed out together. */
export type IssuedTokens = { readonly access: Token; readonly refresh: Token };

export function mintTokens(tenantId: string): IssuedTokens {
  return { access: mintToken(tenantId), refresh: mintToken(tenantId) };
}

/** Stores the hashes of new tokens and forgets the session's access tokens that have expired. */
export async function storeTokens(
  trx: Trx,
  session: Pick<Session, 'tenantId' | 'sessionId'>,
  tokens: IssuedTokens,
  now: Date,
): Promise<void> {
  const { tenantId, sessionId } = session;
  await trx
    .deleteFrom('access_token')
    .where('tenant_id', '=', tenantId)
    .where('session_id', '=', sessionId)
    .where('expires_at', '<=', now)
    .execute();
  const of = { tenant_id: tenantId, session_id: sessionId };
  const expiresAt = new Date(now.getTime() + accessLifetimeMs);
  await trx
    .insertInto('access_token')
    .values({ ...of, hash: tokens.access.hash, expires_at: expiresAt })
    .execute();
  await trx
    .insertInto('refresh_token')
    .values({ ...of, hash: tokens.refresh.hash, issued_at: now })
    .execute();
}

type Issue = { readonly tokens: IssuedTokens; readonly leaseNonce: string; readonly now: Date };

/** What the workstation gets to know about its session, with a new lease. */
export async function sessionReply(
  trx: Trx,
  { tenantId, actor, deviceId }: Pick<Session, 'tenantId' | 'actor' | 'deviceId'>,
  { tokens, leaseNonce, now }: Issue,
): Promise<SessionReply> {
  const terms = await readLeaseTerms(trx, tenantId);
  return {
    accessToken: tokens.access.text,
    accessExpiresInMs: accessLifetimeMs,
    refreshToken: tokens.refresh.text,
    actor,
    organisation: await readOrganisation(trx, tenantId),
    lease: issueLease(terms, { deviceId, userId: actor.userId, nonce: leaseNonce }, now),
    leaseKey: terms.keys.publicKey,
    deviceCode: await readDeviceCode(trx, tenantId, deviceId),
    chain: await readDeviceChain(trx, tenantId, deviceId),
  };
}

async function readDeviceCode(trx: Trx, tenantId: string, deviceId: string): Promise<string> {
  const row = await trx
    .selectFrom('device')
    .select('receipt_prefix')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow();
  return row.receipt_prefix;
}

async function readLeaseTerms(trx: Trx, tenantId: string): Promise<LeaseTerms> {
  const row = await trx
    .selectFrom('lease_terms')
    .innerJoin('recovery_key', 'recovery_key.tenant_id', 'lease_terms.tenant_id')
    .select([
      'lease_terms.public_key',
      'lease_terms.private_key',
      'hours',
      'recovery_key.public_key as recovery_key',
    ])
    .where('lease_terms.tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const { public_key: publicKey, private_key: privateKey, hours, recovery_key: recoveryKey } = row;
  return { keys: { publicKey, privateKey }, hours, recoveryKey };
}
