import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { minPasswordLength } from '../../src-shared/protocol/session-api.ts';
import type { SyncCore } from './sync-core.ts';

/**
 * Changes the password at the server; the session of this device goes on. SIGN_IN_FAILED where the present one is wrong,
 * PASSWORD_WEAK with the `length` that is asked for, and whatever a request may fail with.
 */
export async function changePassword(
  { client, session, signal }: Pick<SyncCore, 'client' | 'session' | 'signal'>,
  present: string,
  next: string,
): Promise<Result<void>> {
  const reply = await session.authorized((token) => client.changePassword(token, { present, next }, signal));
  if (reply.ok) return succeed(undefined);
  return reply.failure.code === 'PASSWORD_WEAK'
    ? fail('PASSWORD_WEAK', { length: minPasswordLength })
    : reply;
}
