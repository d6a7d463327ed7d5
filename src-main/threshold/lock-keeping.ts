import type { LockKeeping } from '../engine/ports/lock-keeping.ts';
import { createEnvelopePassphrases, type EnvelopePassphrasesOptions } from './envelope-passphrases.ts';
import type { LockScreenFile } from './lock-screen-file.ts';

type LockKeepingOptions = EnvelopePassphrasesOptions &
  Pick<LockKeeping, 'openedFor' | 'onLocked' | 'keyChange'> & { readonly lockScreen: LockScreenFile };

/** What the lock of an engine that was just opened keeps outside of the encrypted file. */
export function createLockKeeping(options: LockKeepingOptions): LockKeeping {
  const passphrases = createEnvelopePassphrases(options);
  const { lockScreen, onLocked, keyChange } = options;
  let justOpenedFor = options.openedFor;
  return {
    ...{ passphrases, tries: lockScreen.tries, onLocked, keyChange },
    /** Once: an engine that is opened again after a training asks for the passphrase. */
    get openedFor() {
      const userId = justOpenedFor;
      justOpenedFor = undefined;
      return userId;
    },
    remember: (person) => lockScreen.remember(person),
  };
}
