import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';

/** The report of the key figures as the dashboard shows them; of no account, in no register, and not for customers. */
export const figuresReportSchema = z.object({
  /** Null for the present day. */
  asOf: businessDateSchema.nullable(),
  /** With the figures of how many days before they are compared; null for no comparison. */
  daysBefore: z.int().min(1).max(3_660).nullable(),
  /** BCP 47 */
  locale: z.string().min(2).max(20),
});
export type FiguresReportRequest = z.infer<typeof figuresReportSchema>;
