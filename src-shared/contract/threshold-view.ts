/**
 * Where this device stands before anything of it can be shown. `open`: past all of this. `locked`: the key is not in
 * memory, a passphrase brings it back. The others need a way on that is not work:
 * `key-missing`: there are data, and no key of them; `key-unreadable`: its file is damaged or may not be read, or fits no
 * data; `keychain-lost`: the keychain of the system cannot open the key: it
 * belongs to another user or computer, or was reset; `keychain-unavailable`: it is locked or missing at the moment;
 * `keychain-pretends`: it would keep the key in plain text; `passphrase-only`: nothing but a passphrase opens the key;
 * `damaged`: the file cannot be read; `too-new`: a newer Duebook has written it; `changing-key`: the file is being
 * encrypted with a new key, which ends by itself.
 */
export type ThresholdState =
  | 'open'
  | 'locked'
  | 'key-missing'
  | 'key-unreadable'
  | 'keychain-lost'
  | 'keychain-unavailable'
  | 'keychain-pretends'
  | 'passphrase-only'
  | 'damaged'
  | 'too-new'
  | 'changing-key';

/**
 * What leads on: the passphrase of somebody; looking once more; the newest backup in the place of the file; or a new file,
 * with what is there set aside.
 */
export type ThresholdWay = 'passphrase' | 'try-again' | 'restore' | 'start-anew';

export type ThresholdView = {
  readonly state: ThresholdState;
  readonly ways: readonly ThresholdWay[];
  /** When the backup was made that can be restored, an ISO instant; null where that is no way. */
  readonly backupAt: string | null;
  /** A backup is restored only for a passphrase: nothing else opens the key. */
  readonly restoreNeedsPassphrase: boolean;
  /** Whom the organisation names for questions; null where it names nobody. */
  readonly contact: string | null;
  /** Seconds until the next passphrase is looked at, where wrong ones have made it wait; 0 for now. */
  readonly waitSeconds: number;
  /** How far a change of the key is, 0 to 1; null while there is none. */
  readonly keyChangeFraction: number | null;
};
