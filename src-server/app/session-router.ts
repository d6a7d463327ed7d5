import { implement } from '@orpc/server';
import type { Result } from '../../src-shared/domain/failure.ts';
import { sessionApi } from '../../src-shared/protocol/session-api.ts';
import { changePassword } from '../identity/change-password.ts';
import { refreshSession } from '../identity/refresh-session.ts';
import { signIn } from '../identity/sign-in.ts';
import type { SignInThrottle } from '../identity/sign-in-throttle.ts';
import { signOut } from '../identity/sign-out.ts';
import { apiFailure, valueOrThrow } from './api-failure.ts';
import { type CallContext, callerOf } from './call-context.ts';
import type { ServerParts } from './server-parts.ts';

/** Implements the session contract on a store. */
export function sessionRouter(parts: ServerParts, throttle: SignInThrottle) {
  const os = implement(sessionApi).$context<CallContext>();
  const guarded = guardPasswords(parts, throttle);
  return os.router({
    signIn: os.signIn.handler(async ({ input, context }) =>
      valueOrThrow(await guarded(input.userName, context, () => signIn(parts, input))),
    ),
    refresh: os.refresh.handler(async ({ input }) => valueOrThrow(await refreshSession(parts, input))),
    signOut: os.signOut.handler(async ({ context }) => {
      await signOut(parts, callerOf(context));
      return {};
    }),
    changePassword: os.changePassword.handler(async ({ input, context }) => {
      const session = callerOf(context);
      // Whoever found an open workstation must not be able to guess on: counted like a sign-in of that user.
      const name = `${session.tenantId}\n${session.actor.userId}`;
      const changed = await guarded(name, context, () => changePassword(parts, session, input));
      // Not 401: the session is good, the password that was typed is not.
      if (!changed.ok) throw apiFailure(changed.failure.code, { status: 422 });
      return {};
    }),
  });
}

/** Runs what checks a password so that wrong ones are counted, slowed and logged. */
function guardPasswords(parts: ServerParts, throttle: SignInThrottle) {
  return async <Value>(
    name: string,
    { address }: CallContext,
    check: () => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    const admission = await throttle.admit(name, address);
    if ('waitMs' in admission) {
      parts.log.warn('a sign-in was slowed');
      parts.metrics.signIns.inc({ result: 'slowed' });
      throw apiFailure('TOO_MANY_ATTEMPTS', { retryAfterMs: admission.waitMs });
    }
    const result = await check().catch(async (error: unknown) => {
      await admission.withdrawn();
      throw error;
    });
    if (!result.ok && result.failure.code === 'SIGN_IN_FAILED') {
      parts.log.warn('a sign-in failed');
      parts.metrics.signIns.inc({ result: 'failed' });
      return result;
    }
    parts.metrics.signIns.inc({ result: result.ok ? 'succeeded' : 'refused' });
    await admission.succeeded();
    return result;
  };
}
