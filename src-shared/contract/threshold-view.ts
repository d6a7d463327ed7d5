/**
 * Where this device stands before anything of it can be shown. `open`: past all of this. `locked`: the key is not in
 * memory, a passphrase brings it back. The others need a way on that is not work:
 * `key-missing`: there are data, and no key of them; `keychain-lost`: the keychain of the system cannot open the key: it
 * belongs to another user or computer, or was reset; `keychain-unavailable`: it is locked or missing at the moment;
 * `keychain-pretends`: it would keep the key in plain text; `passphrase-only`: nothing but a passphrase opens the key;
 * `damaged`: the file cannot be read; `too-new`: a newer Duebook has written it.
 */
export type ThresholdState =
  | 'open'
  | 'locked'
  | 'key-missing'
  | 'keychain-lost'
  | 'keychain-unavailable'
  | 'keychain-pretends'
  | 'passphrase-only'
  | 'damaged'
  | 'too-new';

export type ThresholdView = {
  readonly state: ThresholdState;
  /** The passphrase of somebody opens it. */
  readonly hasPassphrase: boolean;
  /** Seconds until the next passphrase is looked at, where wrong ones have made it wait; 0 for now. */
  readonly waitSeconds: number;
};
