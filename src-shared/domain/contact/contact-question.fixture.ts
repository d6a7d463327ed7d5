import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { instant } from '../calendar/business-date.ts';
import type { ContactQuestion } from './contact-permission.ts';
import { type ContactHours, type ContactRule, defaultContactPolicy } from './contact-policy.ts';

/** A call to the builder's account on Tuesday, 31 March 2026, at 11:00 in Berlin, under the rules that ship. */
export function buildQuestion(
  overrides: Partial<Omit<ContactQuestion, 'at' | 'account'>> & {
    readonly at?: string;
    /** Whatever it says, also what no account can hold. */
    readonly account?: Partial<ContactQuestion['account']>;
  } = {},
): ContactQuestion {
  const { at = '2026-03-31T09:00:00Z', account = {}, ...others } = overrides;
  return {
    account: { ...buildAccount(), ...account },
    contact: undefined,
    channel: 'call',
    at: instant(at),
    activities: [],
    invoiceIds: [],
    policy: defaultContactPolicy,
    calendar: { holidays: [] },
    ...others,
  };
}

/** A consumer in New York. */
export const newYorker = { customerType: 'consumer', country: 'US', timeZone: 'America/New_York' } as const;

/** A rule for calls to anybody that limits nothing but what is given. */
export function buildRule(overrides: Partial<ContactRule> = {}): ContactRule {
  return {
    id: 'test-rule',
    channels: ['call'],
    countries: [],
    customerTypes: ['business', 'consumer'],
    segments: [],
    hours: null,
    per: 'account',
    attempts: null,
    daysAfterConversation: null,
    needsConsent: false,
    source: 'Test',
    ...overrides,
  };
}

export function buildHours(overrides: Partial<ContactHours> = {}): ContactHours {
  return { from: '08:00', to: '18:00', weekdays: [1, 2, 3, 4, 5], onHolidays: false, ...overrides };
}
