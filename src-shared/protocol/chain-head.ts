import { z } from 'zod';

/** Where the audit chain of a device ends: the number of its last row and that row's hash; 0 and nothing before any. */
export const chainHeadSchema = z
  .object({ n: z.int().min(0), hash: z.string().regex(/^(?:[0-9a-f]{64})?$/) })
  .refine(({ n, hash }) => (n === 0) === (hash === ''), { error: 'a hash belongs to a row' });
export type ChainHead = z.infer<typeof chainHeadSchema>;
