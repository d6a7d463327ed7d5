import { z } from 'zod';
import { wordedText } from './document.ts';

/** A file that a document refers to by its content; the bytes travel apart from it. */
export const fileReferenceSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: wordedText(200),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/),
  sizeBytes: z.int().min(1).max(50_000_000),
});
