const STORAGE_ERROR_MESSAGES = {
  STORAGE_KEY_INVALID: 'The storage key must be 32 random bytes.',
  STORAGE_KEY_WRONG:
    'This file was encrypted with another key. Restore the key it was made with, or sign in again.',
  STORAGE_PLAINTEXT: 'This file is not encrypted, so it was not made by Duebook. It was left untouched.',
  STORAGE_DAMAGED: 'This file is damaged: part of it is missing or was altered. Restore it from a backup.',
  STORAGE_LOCKED: 'Another program is holding this file. Close it and try again.',
  STORAGE_FULL: 'The disk is full. Nothing was half-written. Free some space and try again.',
  STORAGE_READ_ONLY: 'This file or its folder cannot be written to. Check its permissions.',
  STORAGE_UNREACHABLE: 'This file cannot be opened. Check that its folder exists and may be read.',
  STORAGE_IO: 'The disk reported an error while reading or writing this file.',
  STORAGE_TOO_NEW:
    'This file was written by a newer version of Duebook; nothing in it was changed. Install that version again, or a newer one, to open it.',
  STORAGE_EXISTS: 'There is a file of this name already. Nothing was overwritten. Choose another name.',
  STORAGE_COLLECTION_GONE:
    'Another program has removed or rebuilt this part of the file. Close Duebook and start it again.',
  STORAGE_CLOSED: 'This storage is already closed.',
} as const;

/** Closed list of what can go wrong with the encrypted file for reasons outside the program. */
export type StorageErrorCode = keyof typeof STORAGE_ERROR_MESSAGES;
export const storageErrorCodes = Object.keys(STORAGE_ERROR_MESSAGES) as [
  StorageErrorCode,
  ...StorageErrorCode[],
];

type StorageErrorOptions = ErrorOptions & { readonly words?: string; readonly detail?: string };

/** Says what is wrong with the encrypted file in words a person can act on; `cause` has the driver's error. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  /**
   * @param options `words` stand in the place of the code's own message where that would mislead; `detail` is said behind
   * the message: what a person needs to know of this one case.
   */
  constructor(code: StorageErrorCode, options: StorageErrorOptions = {}) {
    const { words = STORAGE_ERROR_MESSAGES[code], detail, ...rest } = options;
    super(detail === undefined ? words : `${words} ${detail}`, rest);
    this.code = code;
  }
}
