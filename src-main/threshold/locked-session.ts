import type { SessionView } from '../../src-shared/contract/session-view.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import type { LockedPerson } from '../engine/ports/lock-keeping.ts';

type About = Pick<SessionView, 'today' | 'host' | 'version'>;

/** The session as a lock screen shows it: who is asked, and nothing that only the encrypted file knows. */
export function lockedSession({ organisation, ...person }: LockedPerson, about: About): SessionView {
  const { disputeReasons, policy, ...planSettings } = defaultSettings;
  return {
    actor: { userId: userIdSchema.parse(person.userId), name: person.name, role: person.role },
    organisation: {
      ...{ id: 'unknown', name: organisation, addressLines: [], phone: '', email: '', paymentLines: [] },
      ...{ country: 'DE', timeZone: 'UTC', locale: 'en', policy },
    },
    disputeReasons,
    planSettings,
    deviceId: '',
    ...about,
    isTraining: false,
    lock: 'PASSPHRASE_NEEDED',
  };
}
