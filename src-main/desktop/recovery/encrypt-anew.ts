import { fileStages, type OnFileProgress } from '../../storage/sqlite-file/file-progress.ts';
import { keyMark } from '../../storage/sqlite-file/sqlite-key.ts';
import { rekeyBeside } from '../../storage/sqlite-file/work-beside.ts';
import type { NextKey } from '../keys/next-envelope.ts';
import { type FinishedChange, underNextKey } from '../keys/under-next-key.ts';

type BothKeys = { readonly key: Uint8Array; readonly newKey: Uint8Array };

/** What tells at the start of the database which of two keys it belongs to. */
export function marksOf({ key, newKey }: BothKeys): Pick<NextKey, 'mark' | 'markBefore'> {
  return { mark: keyMark(newKey), markBefore: keyMark(key) };
}

/**
 * Encrypts a database that nobody has open with its next key, in a thread beside.
 * @param onFraction is told how far it is, 0 to 1, each time that it has grown by a hundredth.
 * @throws {HostFailure} as `underNextKey`, {StorageError} as `rekeySqliteFile`.
 */
export function encryptAnew(
  next: NextKey,
  { key, newKey }: BothKeys,
  onFraction: (fraction: number) => void,
): Promise<FinishedChange> {
  return underNextKey(next, () =>
    rekeyBeside({ path: next.databasePath, key, newKey }, wholeFraction(onFraction)),
  );
}

function wholeFraction(tell: (fraction: number) => void): OnFileProgress {
  let told = 0;
  return (stage, fraction) => {
    const whole = (fileStages.indexOf(stage) + fraction) / fileStages.length;
    if (whole < told + 0.01 && whole < 1) return;
    told = whole;
    tell(whole);
  };
}
