import { finishNextKey, type NextKey, writeNextKey } from './next-envelope.ts';

/** What became of a change of the key; undefined where the database still belongs to the present key. */
export type FinishedChange = ReturnType<typeof finishNextKey>;

/**
 * Encrypts the database anew, between writing the next key beside the present one and putting it in place: whenever the
 * program ends, the key of the database is in one of the two. Only for the holder of the folder's lock.
 * @throws {HostFailure} where a key file cannot be read or written, and what `rekey` throws; the database belongs to the
 * present key then.
 */
export async function underNextKey(
  next: NextKey,
  rekey: () => void | Promise<void>,
): Promise<FinishedChange> {
  writeNextKey(next);
  try {
    await rekey();
  } catch (error) {
    finishNextKey(next);
    throw error;
  }
  return finishNextKey(next);
}
