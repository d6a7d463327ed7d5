import { expect, test } from 'vitest';
import { buildNotice } from '../../../test/fixtures/builders/build-notice.ts';
import { businessDate } from '../calendar/business-date.ts';
import { defaultCalendar } from '../calendar/calendar.ts';
import { noticeStanding } from './notice-standing.ts';
import { payByDate } from './pay-by.ts';

const signedBy = (userId: string) => ({
  ...{ on: '2026-03-31', at: '2026-03-31T09:00:00.000Z' },
  by: { userId, name: userId },
});
const cancelledBy = (userId: string) => ({ ...signedBy(userId), reason: '' });
const unsent = { approved: null, sent: null };

test.each([
  ['waiting', { state: 'proposed', ...unsent }],
  ['valid', { state: 'approved', sent: null }],
  ['valid', {}],
  ['rejected', { state: 'cancelled', ...unsent, cancelled: cancelledBy('manager') }],
  ['withdrawn', { state: 'cancelled', ...unsent, cancelled: cancelledBy('user-1') }],
  ['withdrawn', { state: 'cancelled', sent: null, cancelled: cancelledBy('manager') }],
] as const)('G1: a notice is %s by what was done with it: %j', (standing, changes) => {
  expect(noticeStanding(buildNotice(changes))).toBe(standing);
});

test('M5: a letter asks for payment within ten days, or on the business day that follows', () => {
  expect(payByDate(businessDate('2026-11-23'), defaultCalendar)).toBe('2026-12-03');
  expect(payByDate(businessDate('2026-11-25'), defaultCalendar)).toBe('2026-12-07');
});
