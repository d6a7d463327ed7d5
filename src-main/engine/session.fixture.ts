import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { sessionReplySchema } from '../../src-shared/protocol/sync-api.ts';

/** A session as the server grants it; the tokens name the user. */
export function sessionOf(userId: string) {
  return sessionReplySchema.parse({
    accessToken: `access-token-of-${userId}`,
    accessExpiresInMs: 600_000,
    refreshToken: `refresh-token-of-${userId}`,
    actor: { userId, name: userId, role: 'collector' },
    organisation: {
      id: 'organisation-1',
      name: 'Duebook Test',
      addressLines: [],
      phone: '',
      email: '',
      paymentLines: [],
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      policy: defaultPolicy,
    },
  });
}
