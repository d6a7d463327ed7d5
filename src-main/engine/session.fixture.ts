import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { sessionReplySchema } from '../../src-shared/protocol/session-api.ts';
import { grantLease, leaseKey } from './lease.fixture.ts';

/** A session as the server grants it; the tokens name the user. */
export function sessionOf(userId: string, lease = grantLease({ userId: userIdSchema.parse(userId) })) {
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
      country: 'DE',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      policy: defaultPolicy,
    },
    lease,
    leaseKey,
    deviceCode: 'A7KX2M',
    chain: { n: 0, hash: '' },
  });
}
