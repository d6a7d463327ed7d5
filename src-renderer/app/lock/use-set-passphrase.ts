import { passphraseProblems, placePassphraseProblem } from './passphrase-problems.ts';
import { type NewSecret, useNewSecret } from './use-new-secret.ts';

/** Has the engine keep a passphrase; `hasPassphrase` asks for the present one as well. */
export function useSetPassphrase(hasPassphrase: boolean, onSet: () => void = () => undefined): NewSecret {
  return useNewSecret({
    check: passphraseProblems,
    change: async (client, { present, next }) => {
      await client.lock.setPassphrase({ present: hasPassphrase ? present : null, next });
      onSet();
    },
    place: placePassphraseProblem,
  });
}
