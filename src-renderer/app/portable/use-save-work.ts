import { useState } from 'react';
import { minBackupPassphrase, type SavedWork } from '../../../src-shared/contract/portable-work.ts';
import type { SecretDraft, SecretProblems } from '../lock/new-secret.ts';
import { type NewSecret, useNewSecret } from '../lock/use-new-secret.ts';
import { saveFile } from '../save-file.ts';

/** Has the engine make a file with what only this computer has, and saves it where the person wants it. */
export function useSaveWork(): NewSecret & { readonly saved: SavedWork | null } {
  const [saved, setSaved] = useState<SavedWork | null>(null);
  const secret = useNewSecret({
    check: workPassphraseProblems,
    change: async (client, { next }) => {
      const file = await client.device.saveWork({ passphrase: next });
      saveFile(file.content, file.fileName);
      setSaved(file);
    },
    place: (problem) => (problem.code === 'PASSPHRASE_WEAK' ? { next: problem } : { form: problem }),
  });
  return { ...secret, saved };
}

/** What can be said of a passphrase before anybody is asked. */
export function workPassphraseProblems({ next, repeated }: SecretDraft): SecretProblems {
  if (next.length < minBackupPassphrase)
    return { next: { code: 'PASSPHRASE_WEAK', params: { length: minBackupPassphrase } } };
  if (next !== repeated) return { repeated: { code: 'PASSPHRASE_REPEATED_DIFFERS', params: {} } };
  return {};
}
