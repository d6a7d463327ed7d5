import { z } from 'zod';
import { failureSchema } from '../domain/failure.ts';

/** Everything that was wrong, the first as the headline. */
export const failedSchema = failureSchema.extend({ others: z.array(failureSchema) });
export type Failed = z.infer<typeof failedSchema>;

/** Every expected failure reaches the screen as this one typed error; its data say which. */
export const errors = { FAILED: { data: failedSchema } };
