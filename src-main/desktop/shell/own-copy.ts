import { createHash, randomBytes } from 'node:crypto';

/** The part of the system's clipboard that is looked at. */
export type Clipboard = {
  readonly readText: () => Promise<string>;
  readonly clear: () => void;
};

/** What was copied last from the windows of this program. */
export type OwnCopy = {
  /** A window has just copied something. */
  readonly note: () => Promise<void>;
  /** Takes it off the clipboard, where it still is there; what another program has put there stays. */
  readonly clear: () => Promise<void>;
};

/** Remembers a fingerprint and not the words: what is copied is in memory where the system keeps it, and nowhere else. */
export function createOwnCopy(clipboard: Clipboard): OwnCopy {
  const salt = randomBytes(32);
  const fingerprint = async (): Promise<string> =>
    createHash('sha256')
      .update(salt)
      .update(await clipboard.readText())
      .digest('hex');
  let own: string | undefined;
  return {
    async note() {
      own = await fingerprint();
    },
    async clear() {
      const noted = own;
      own = undefined;
      if (noted !== undefined && (await fingerprint()) === noted) clipboard.clear();
    },
  };
}
