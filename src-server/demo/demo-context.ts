import { v5 as uuidv5 } from 'uuid';
import {
  addDays,
  type BusinessDate,
  dayOfWeek,
  instant,
} from '../../src-shared/domain/calendar/business-date.ts';
import type { Author } from '../../src-shared/domain/organisation/actor.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What every part of the demonstration is generated from. */
export type DemoContext = {
  readonly random: SeededRandom;
  readonly today: BusinessDate;
};

const namespace = '0b6a6a0e-6f6d-4a53-9f3e-0d6a4c2f7b11';

/** The id of a demonstration document: the same in every demonstration, so that lists fall into the same order. */
export function demoId(kind: string, key: string): string {
  return uuidv5(`${kind}/${key}`, namespace);
}

/** The date, or the Friday before when it is on a weekend. */
export function workday(date: BusinessDate): BusinessDate {
  return addDays(date, -Math.max(0, dayOfWeek(date) - 5));
}

/** An instant in the working hours of a date. */
export function officeHours(context: DemoContext, date: BusinessDate) {
  const hour = String(context.random.int(7, 14)).padStart(2, '0');
  const minute = String(context.random.int(0, 59)).padStart(2, '0');
  return instant(`${date}T${hour}:${minute}:00.000Z`);
}

/** The collector of an account, as an author. */
export type DemoCollector = Author & { readonly territory: string };
