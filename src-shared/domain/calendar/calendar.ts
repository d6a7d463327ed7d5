import { z } from 'zod';
import { allDiffer } from '../all-differ.ts';
import { existingCountrySchema } from '../organisation/country.ts';
import { businessDateSchema } from './business-date.ts';

/** M5: days on which nothing is due and nobody is called, of one country. */
export const calendarSchema = z.strictObject({
  country: existingCountrySchema,
  /** ISO weekdays, 1 is Monday. At most six: a week without a business day has none at all. */
  weekend: z
    .array(z.int().min(1).max(7))
    .max(6)
    .refine((days) => allDiffer(days), { error: 'a weekday stands once' }),
  holidays: z.array(z.strictObject({ date: businessDateSchema, name: z.string().min(1).max(100) })).max(1000),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** Saturday and Sunday; which days are holidays is the organisation's to say. */
export const defaultCalendar: Calendar = { country: 'DE', weekend: [6, 7], holidays: [] };
