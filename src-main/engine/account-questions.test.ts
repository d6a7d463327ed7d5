import { expect, test } from 'vitest';
import { businessDate, instant } from '../../src-shared/domain/calendar/business-date.ts';
import type { ContactRule } from '../../src-shared/domain/contact/contact-policy.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { accountContactPermission } from './account-questions.ts';

const rule: ContactRule = {
  ...{ id: 'own', channels: ['call'], countries: [], customerTypes: ['business', 'consumer'], segments: [] },
  hours: { from: '20:00', to: '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7], onHolidays: true },
  ...{ per: 'account', needsConsent: false, source: 'House rule' },
  attempts: { attempts: 1, windowDays: 5 },
  daysAfterConversation: 3,
};

test('A1: says in how many days contacts are counted, by the settings, and nothing for what does not count', () => {
  const at = '2026-03-31T09:00:00.000Z';
  const called = buildActivity({ kind: 'call', direction: 'outbound', outcome: 'reached', at });
  const aggregate = buildAggregate({ activities: [called] });
  const { findings } = accountContactPermission(
    { aggregate, waitingIds: new Set(), waitingCount: 0 },
    { today: businessDate('2026-03-31'), settings: { ...defaultSettings, contact: { rules: [rule] } } },
    { channel: 'call', contactId: null, invoiceIds: [] },
    instant('2026-03-31T10:00:00.000Z'),
  );
  expect(findings.map(({ why, days }) => [why, days])).toEqual([
    ['hours', null],
    ['attempts', 5],
    ['conversation', 3],
  ]);
});
