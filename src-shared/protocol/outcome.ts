import { z } from 'zod';
import { instantSchema } from '../domain/calendar/business-date.ts';
import { documentFields } from '../domain/document.ts';
import { failureSchema } from '../domain/failure.ts';
import { commandIdSchema, deviceIdSchema } from '../domain/ids.ts';

/** A document that an applied command wrote, with the feed position at which it did. */
export const writtenDocumentSchema = z.object({
  collection: z.enum([
    'accounts',
    'payments',
    'promises',
    'disputes',
    'activities',
    'plans',
    'receipts',
    'requests',
    'notices',
    'papers',
  ]),
  id: z.string().min(1).max(64),
  seq: z.int().min(1),
});

export type WrittenDocument = z.infer<typeof writtenDocumentSchema>;

/** The server's final answer to a command, replicated to the device that sent it. `id` is the command's. */
export const outcomeSchema = z.object({
  id: commandIdSchema,
  ...documentFields,
  deviceId: deviceIdSchema,
  status: z.enum(['applied', 'refused']),
  /** Why it was refused, everything that was wrong at once; empty when it was applied. */
  failures: z.array(failureSchema).max(50),
  documents: z.array(writtenDocumentSchema).max(2000),
  judgedAt: instantSchema,
  /** Device clock − server clock in whole seconds, where they differ by more than five minutes; else null. */
  clockOffsetSeconds: z.int().nullable(),
});
export type Outcome = z.infer<typeof outcomeSchema>;
