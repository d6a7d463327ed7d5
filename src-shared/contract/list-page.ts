import { z } from 'zod';

/** The part of a long list that a screen asks for. */
export const listPage = { offset: z.int().min(0), limit: z.int().min(1).max(500) };
