import type { KeyChangeView } from '../../../src-shared/contract/settings-lock.ts';
import type { DevicePort } from './device-port.ts';

/** The passphrases of the people who work on this device. */
export type LockPassphrases = {
  has(userId: string): boolean;
  /** @throws what the file says that it is kept in. */
  keep(userId: string, passphrase: string): Promise<void>;
  forget(userId: string): void;
  isRight(userId: string, passphrase: string): Promise<boolean>;
};

/** Who is asked for the passphrase, as the lock screen shows it without the encrypted file. */
export type LockedPerson = {
  readonly userId: string;
  readonly name: string;
  readonly role: 'collector' | 'field-agent' | 'manager' | 'administrator';
  readonly organisation: string;
  /** With which they have signed in. */
  readonly userName: string;
};

/** What a lock needs that takes the key away: it is kept outside of the encrypted file. */
export type LockKeeping = {
  readonly passphrases: LockPassphrases;
  /** Where wrong tries are counted. */
  readonly tries: Pick<DevicePort, 'setting' | 'saveSetting' | 'removeSetting'>;
  /** Whose passphrase has just opened the file; undefined where nobody's did. */
  readonly openedFor: string | undefined;
  /** Told at the start and with each change of the lock: who has to be asked next time; undefined for nobody. */
  remember(person: LockedPerson | undefined): void;
  /** The lock has closed: what holds the key gives way. */
  onLocked(): void;
  readonly keyChange: KeyChanging;
};

/** How the data get a new key, which closes the engine that asks for it. */
export type KeyChanging = {
  readonly last: KeyChangeView['last'];
  /**
   * Resolves once it is certain that it can begin.
   * @param passphrase which was found to be right; null where the person has none.
   * @throws {FailureError} KEY_OUT_OF_REACH where nothing would open the new key
   */
  begin(userId: string, passphrase: string | null): Promise<void>;
};
