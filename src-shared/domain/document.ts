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

/** Text that people type or ledgers bring: bounded, and free of NUL, which neither PostgreSQL nor a PDF can hold. */
export const freeText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => !text.includes('\u0000'), { error: 'contains a NUL character' });
