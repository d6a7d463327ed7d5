import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import { adjustToBusinessDay, businessDays } from '../calendar/business-days.ts';
import type { Calendar } from '../calendar/calendar.ts';

/** From the day of a dunning letter to the day by which it asks for payment. */
const daysToPay = 10;

/** M5: by when a dunning letter of a day asks for payment: ten days later, or the business day that follows. */
export function payByDate(letterDate: BusinessDate, calendar: Pick<Calendar, 'weekend' | 'holidays'>) {
  return adjustToBusinessDay(addDays(letterDate, daysToPay), 'following', businessDays(calendar));
}
