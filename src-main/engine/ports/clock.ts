import type { BusinessDate, Instant } from '../../../src-shared/domain/calendar/business-date.ts';

/** The only source of time in the engine. */
export type Clock = {
  /** The device's time, in UTC. */
  now(): Instant;
  /** M4: the business date of the workstation: "today" of every rule. */
  today(): BusinessDate;
};
