/** Called at the start of each stage of long work and on the way; `fraction` is 0 to 1 of that stage. */
export type OnProgress = (stage: StorageStage, fraction: number) => void;
export type StorageStage = 'copying' | 'encrypting' | 'comparing' | 'checking' | 'replacing';

export type Restored = {
  readonly asidePath: string | undefined;
  readonly damagedLogPaths: { readonly backup: string | undefined; readonly replaced: string | undefined };
};

/** `damage` says in words what is not as it was written. */
type Checked = {
  readonly pages: number;
  readonly damage: readonly string[];
  /** The last row of the device's audit trail, which is unbroken up to there; undefined where there is no such trail. */
  readonly auditHead: { readonly n: number; readonly hash: string } | undefined;
};

type KeyedFile = { readonly path: string; readonly key: Uint8Array; readonly onProgress: OnProgress };

/** What can be done with a whole encrypted file. What cannot be done is thrown with words for a person. */
export type StorageOperations = {
  /** Reads everything. */
  check(file: KeyedFile): Checked;
  /** Writes an encrypted copy, also while the file is in use; never over another file. */
  backup(file: KeyedFile & { readonly targetPath: string; readonly targetKey: Uint8Array }): void;
  /** Puts a backup in the place of the file; gives where the replaced file is kept, and copies of altered logs. */
  restore(
    file: KeyedFile & { readonly backupPath: string; readonly backupKey: Uint8Array; readonly now: Date },
  ): Restored;
  rekey(file: KeyedFile & { readonly newKey: Uint8Array }): void;
  /** The bytes at the start of a file that tell which key it belongs to. */
  keyMark(key: Uint8Array): Uint8Array;
};
