import { z } from 'zod';
import { accountIdSchema } from './ids.ts';

/**
 * What every replicated document carries: the account that it belongs to and `seq`, the feed position at which the
 * server wrote it. 0 means that the server has not written it yet (the effect of a pending command).
 */
export const documentFields = {
  accountId: accountIdSchema,
  seq: z.int().min(0),
};

/**
 * True for text that PostgreSQL, JSON and a PDF can hold: without NUL, without half of a surrogate pair, and without a
 * byte order mark before it, which programs that read UTF-8 drop: what is stored would not be what was typed.
 */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && !text.startsWith('\ufeff') && text.isWellFormed();
}

/** Text that people type or ledgers bring: bounded and storable. */
export const freeText = (maxLength: number) =>
  z.string().max(maxLength).refine(isStorableText, { error: 'contains a character that cannot be stored' });

/** Text that must say something: a reason, a name. Blanks, breaks and characters that nobody sees say nothing. */
export const wordedText = (maxLength: number) =>
  freeText(maxLength).regex(/[^\s\p{C}\p{Z}\u115f\u1160\u3164\uffa0\u2800]/u, {
    error: 'must say something',
  });
