import { seedAuthorityLimits } from '../../src-shared/domain/authority/authority-limits.ts';
import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { Calendar } from '../../src-shared/domain/calendar/calendar.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import { calendarId, firstSettings } from '../../src-shared/domain/organisation/settings-of.ts';
import { publicHolidays } from './public-holidays.ts';
import { policyId } from './reference.ts';
import type { Trx } from './store.ts';
import { type FeedWrite, writeFeed } from './write-feed.ts';

type Seeded = Pick<Organisation, 'id' | 'country' | 'policy'>;

const limitCurrencies = ['EUR', 'USD', 'GBP'] as const;
/** Of how many years from the present one the holidays are seeded. */
const seededYears = 3;

/** Writes the reference data that an organisation begins with, in a transaction of that tenant. */
export async function seedReference(trx: Trx, organisation: Seeded, today: BusinessDate): Promise<void> {
  const writes = await seedDocuments(organisation, today);
  await writeFeed(trx, { tenantId: organisation.id, userId: 'server' }, writes);
}

async function seedDocuments(organisation: Seeded, today: BusinessDate): Promise<readonly FeedWrite[]> {
  const first = firstSettings(organisation);
  const calendar = await seedCalendar(first.calendar, Number(today.slice(0, 4)));
  return [
    { id: policyId, kind: 'policy', value: first.policy },
    { id: 'dispute-reasons', kind: 'dispute-reasons', value: first.disputeReasons },
    { id: 'strategy', kind: 'strategy', value: first.strategy },
    { id: calendarId(calendar.country), kind: 'calendar', value: calendar },
    { id: 'authority-limits', kind: 'authority-limits', value: seedAuthorityLimits(limitCurrencies) },
    { id: 'dunning', kind: 'dunning', value: first.dunning },
    { id: 'contact-rules', kind: 'contact-rules', value: first.contact },
    { id: 'interest', kind: 'interest', value: first.interest },
    { id: 'plan', kind: 'plan', value: first.plan },
    { id: 'matching', kind: 'matching', value: first.matching },
    { id: 'credit', kind: 'credit', value: first.credit },
    { id: 'key-figures', kind: 'key-figures', value: first.keyFigures },
    { id: 'terms', kind: 'terms', value: first.terms },
  ].map((one) => ({
    collection: 'reference',
    document: referenceSchema.parse({ accountId: '', seq: 0, version: 1, ...one }),
  }));
}

/** M5: the organisation's own days are its to say; the public holidays of its country are a start. */
async function seedCalendar(calendar: Calendar, year: number): Promise<Calendar> {
  const years = Array.from({ length: seededYears }, (_, index) => year + index);
  const holidays = await Promise.all(years.map((one) => publicHolidays(calendar.country, one)));
  return { ...calendar, holidays: holidays.flat() };
}
