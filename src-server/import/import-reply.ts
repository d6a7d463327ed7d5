import { z } from 'zod';
import { columnRoles } from './column-mapping.ts';
import { maxUnknownTerms } from './ledger-limits.ts';
import { type SkipReason, skipReasons } from './skip-reason.ts';

const reasons = Object.keys(skipReasons) as [SkipReason, ...SkipReason[]];
const count = z.int().min(0);

/** The answer of the import route, the report of the importer. */
export const importReplySchema = z.object({
  organisation: z.object({ id: z.string(), name: z.string() }),
  detected: z.object({
    encoding: z.string(),
    delimiter: z.string(),
    headerLine: count,
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']),
    decimalMark: z.enum(['.', ',']),
    columns: z.array(z.enum(columnRoles)),
  }),
  counts: z.object({ read: count, new: count, updated: count, unchanged: count, skipped: count }),
  unknownTerms: z.array(z.string()).max(maxUnknownTerms),
  skipped: z.array(z.object({ line: count, reason: z.enum(reasons), raw: z.string() })),
});
