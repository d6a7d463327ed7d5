import { z } from 'zod';
import { wordedText } from './document.ts';

/** The largest file that is taken: a scanned contract fits, a video does not. */
export const maxFileBytes = 15_000_000;

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that a document refers to by its content; the bytes travel apart from it. */
export const fileReferenceSchema = z.object({
  sha256: sha256Schema,
  name: wordedText(200),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/),
  sizeBytes: z.int().min(1).max(maxFileBytes),
});
export type FileReference = Readonly<z.infer<typeof fileReferenceSchema>>;
