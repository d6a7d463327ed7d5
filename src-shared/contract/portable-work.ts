import { z } from 'zod';

/** Whoever has the file can try passphrases for as long as they like, so it is longer than that of the lock. */
export const minBackupPassphrase = 12;
const passphraseSchema = z.string().max(500);

/** Bytes of a file of work that are taken in one message. */
export const workFilePieceBytes = 4_000_000;
/** More is not held in memory; it is some hundred photos that were never sent. */
export const maxWorkFileBytes = 256_000_000;

export const saveWorkSchema = z.object({ passphrase: passphraseSchema });
export type SavedWork = {
  readonly fileName: string;
  readonly content: Blob;
  readonly counts: WorkCounts;
};

/** A piece of a file that is put in; the one from 0 begins anew. */
export const workPieceSchema = z.object({
  start: z.int().min(0),
  totalBytes: z.int().min(0),
  content: z.custom<Blob>((value) => value instanceof Blob),
});
export const takeWorkSchema = z.object({ passphrase: passphraseSchema });

/**
 * Why a file is not taken in: it is of another kind (`not-ours`), cut off or altered (`damaged`), of a newer program
 * (`too-new`), opened by another passphrase (`passphrase-wrong`), of somebody else than who is signed in (`another-person`,
 * `another-organisation`), or larger than what is taken (`too-large`). Nothing has changed then.
 */
export const workRefusals = [
  'not-ours',
  'damaged',
  'too-new',
  'passphrase-wrong',
  'another-person',
  'another-organisation',
  'too-large',
] as const;
export type WorkRefusal = (typeof workRefusals)[number];

export type WorkCounts = {
  /** Changes that no server has answered, or that were refused and need attention. */
  readonly changes: number;
  readonly files: number;
  readonly drafts: number;
};

/** Whose work a file holds. */
export type WorkOwner = { readonly name: string; readonly organisation: string; readonly madeAt: string };

export type TakenWork =
  | { readonly outcome: 'refused'; readonly reason: WorkRefusal; readonly owner: WorkOwner | null }
  | {
      readonly outcome: 'taken';
      readonly owner: WorkOwner;
      /** What came with the file; what was here already counts as well. */
      readonly counts: WorkCounts;
      /** Drafts that were left out, because the same form holds other words here. */
      readonly draftsLeft: number;
    };
