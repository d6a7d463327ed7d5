import { implement } from '@orpc/server';
import { syncApi } from '../../src-shared/protocol/sync-api.ts';
import { refreshSession } from '../identity/refresh-session.ts';
import { type Session, scopeOf } from '../identity/session.ts';
import { signIn } from '../identity/sign-in.ts';
import type { SignInThrottle } from '../identity/sign-in-throttle.ts';
import { judgeCommands } from '../judge/judge-commands.ts';
import { readFeed } from '../store/read-feed.ts';
import { apiFailure } from './api-failure.ts';
import type { ServerParts } from './server-parts.ts';

/** What a call knows about its request. */
export type CallContext = {
  readonly address: string;
  /** The caller's session; throws SIGN_IN_NEEDED without a valid access token. */
  readonly session: () => Promise<Session>;
};

/** Implements the sync contract on a store. */
export function syncRouter(parts: ServerParts, throttle: SignInThrottle) {
  const os = implement(syncApi).$context<CallContext>();
  return os.router({
    signIn: os.signIn.handler(async ({ input, context }) => {
      const admission = throttle.admit(input.userName, context.address);
      if (admission === undefined) throw apiFailure(429, 'TOO_MANY_ATTEMPTS');
      const reply = await signIn(parts, input).catch((error: unknown) => {
        admission.withdrawn();
        throw error;
      });
      if (reply === undefined) {
        parts.log.warn('a sign-in failed');
        throw apiFailure(401, 'SIGN_IN_FAILED');
      }
      admission.succeeded();
      return reply;
    }),
    refresh: os.refresh.handler(async ({ input }) => {
      const reply = await refreshSession(parts, input);
      if (reply === undefined) throw apiFailure(401, 'SIGN_IN_NEEDED');
      return reply;
    }),
    pull: os.pull.handler(async ({ input, context }) => {
      const session = await context.session();
      return readFeed(parts.store.db, scopeOf(session), input);
    }),
    commands: os.commands.handler(async ({ input, context }) => {
      const session = await context.session();
      if (input.deviceId !== session.deviceId) throw apiFailure(403, 'FORBIDDEN');
      const desk = { ...parts, onBug: parts.log.bug };
      return { results: [...(await judgeCommands(desk, session, input.commands))] };
    }),
  });
}
