import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { businessDate } from '../calendar/business-date.ts';
import { calendarSchema } from '../calendar/calendar.ts';
import { contactPermission } from './contact-permission.ts';
import { buildHours, buildQuestion, buildRule, newYorker } from './contact-question.fixture.ts';

type Overrides = NonNullable<Parameters<typeof buildQuestion>[0]>;
const ask = (overrides: Overrides) => contactPermission(buildQuestion(overrides));
const whys = (overrides: Overrides) => ask(overrides).findings.map(({ why }) => why);
const againAt = (overrides: Overrides) => ask(overrides).allowedAgainAt;
const person = (overrides: object) =>
  buildAccount({ contacts: [{ ...buildAccount().contacts[0], ...overrides } as never] }).contacts[0];

describe('hours at the contact', () => {
  test('A1: a business customer is called from eight to six on workdays', () => {
    expect(ask({})).toEqual({ isAllowed: true, findings: [], allowedAgainAt: null });
    expect(ask({ at: '2026-03-31T05:59:59.999Z' })).toEqual({
      isAllowed: false,
      findings: [
        {
          rule: 'business-hours',
          source: 'House rule',
          why: 'hours',
          allowedAgainAt: '2026-03-31T06:00:00.000Z',
          counted: [],
        },
      ],
      allowedAgainAt: '2026-03-31T06:00:00.000Z',
    });
    expect(whys({ at: '2026-03-31T06:00:00Z' })).toEqual([]);
    expect(whys({ at: '2026-03-31T15:59:59.999Z' })).toEqual([]);
    expect(againAt({ at: '2026-03-31T16:00:00Z' })).toBe('2026-04-01T06:00:00.000Z');
  });

  test('A1: after Friday evening comes Monday, and no holiday', () => {
    const calendar = calendarSchema.parse({
      country: 'DE',
      weekend: [6, 7],
      holidays: [
        { date: '2026-04-03', name: 'Good Friday' },
        { date: '2026-04-06', name: 'Easter Monday' },
      ],
    });
    expect(againAt({ at: '2026-04-03T16:00:00Z' })).toBe('2026-04-06T06:00:00.000Z');
    expect(whys({ at: '2026-04-04T10:00:00Z' })).toEqual(['weekday']);
    expect(whys({ at: '2026-04-03T10:00:00Z', calendar })).toEqual(['holiday']);
    expect(againAt({ at: '2026-04-02T16:00:00Z', calendar })).toBe('2026-04-07T06:00:00.000Z');
    const onHolidays = { rules: [buildRule({ hours: buildHours({ onHolidays: true }) })] };
    expect(whys({ at: '2026-04-03T10:00:00Z', calendar, policy: onHolidays })).toEqual([]);
  });

  test('A1: it is the time of the contact that counts, not that of who calls', () => {
    expect(whys({ at: '2026-03-31T11:59:00Z', account: newYorker })).toEqual(['hours']);
    expect(whys({ at: '2026-03-31T12:00:00Z', account: newYorker })).toEqual([]);
    const honolulu = { ...newYorker, timeZone: 'Pacific/Honolulu' };
    expect(againAt({ at: '2026-03-31T12:00:00Z', account: honolulu })).toBe('2026-03-31T18:00:00.000Z');
  });

  test.each(['', 'Mars/Olympus', '+02:00', 'Europe/Berlin[u-ca=gregory]'])(
    'A1: the time zone "%s" is nobody\'s: that is said, and taken for no permission',
    (timeZone) => {
      const permission = ask({ account: { timeZone } });
      expect(permission).toMatchObject({ isAllowed: false, allowedAgainAt: null });
      expect(permission.findings).toMatchObject([{ rule: 'business-hours', why: 'time-zone-unknown' }]);
      expect(ask({ account: { timeZone }, channel: 'email' }).isAllowed).toBe(true);
    },
  );

  test('A1: hours that summer time skips begin when the clocks are put forward', () => {
    const early = {
      rules: [buildRule({ hours: buildHours({ from: '02:30', to: '04:00', weekdays: [7] }) })],
    };
    expect(againAt({ at: '2026-03-28T12:00:00Z', policy: early })).toBe('2026-03-29T01:00:00.000Z');
    const skipped = {
      rules: [buildRule({ hours: buildHours({ from: '02:15', to: '02:45', weekdays: [7] }) })],
    };
    expect(againAt({ at: '2026-03-28T12:00:00Z', policy: skipped })).toBe('2026-04-05T00:15:00.000Z');
  });

  test('A1: hours that come twice when clocks are put back open twice', () => {
    const policy = {
      rules: [buildRule({ hours: buildHours({ from: '02:15', to: '02:45', weekdays: [7] }) })],
    };
    expect(againAt({ at: '2026-10-24T12:00:00Z', policy })).toBe('2026-10-25T00:15:00.000Z');
    expect(whys({ at: '2026-10-25T00:50:00Z', policy })).toEqual(['hours']);
    expect(againAt({ at: '2026-10-25T00:50:00Z', policy })).toBe('2026-10-25T01:15:00.000Z');
  });

  test('A1: a day without midnight opens when it begins', () => {
    const policy = {
      rules: [buildRule({ hours: buildHours({ from: '00:00', to: '24:00', weekdays: [7] }) })],
    };
    const account = { timeZone: 'Asia/Beirut' };
    expect(againAt({ at: '2026-03-28T12:00:00Z', policy, account })).toBe('2026-03-28T22:00:00.000Z');
  });

  test('A1: hours on days that are all holidays never open', () => {
    const holidays = Array.from({ length: 801 }, (_, day) => ({
      date: businessDate(new Date(Date.parse('2026-03-31') + day * 86_400_000).toISOString().slice(0, 10)),
      name: 'Closed',
    }));
    expect(ask({ calendar: { holidays } })).toMatchObject({ isAllowed: false, allowedAgainAt: null });
  });
});

describe('attempts and conversations', () => {
  const calls = (count: number, overrides: object = {}) =>
    Array.from({ length: count }, (_, n) =>
      buildActivity({ id: `call-${n}`, on: `2026-03-${25 + n}`, outcome: 'no-answer', ...overrides }),
    );
  const at = '2026-03-31T15:00:00Z';

  test('A1: seven calls in seven days to a US consumer, and the eighth when the first day has left the window', () => {
    expect(whys({ at, account: newYorker, activities: calls(6) })).toEqual([]);
    const { findings, allowedAgainAt } = ask({ at, account: newYorker, activities: calls(7) });
    expect(findings).toEqual([
      {
        rule: 'us-consumer-calls',
        source: '12 CFR 1006.14(b)(2)',
        why: 'attempts',
        allowedAgainAt: '2026-04-01T04:00:00.000Z',
        counted: ['call-0', 'call-1', 'call-2', 'call-3', 'call-4', 'call-5', 'call-6'],
      },
    ]);
    expect(allowedAgainAt).toBe('2026-04-01T12:00:00.000Z');
  });

  test('A1: what came in, other channels, later contacts and what was corrected is no attempt', () => {
    const others = [
      buildActivity({ id: 'in', on: '2026-03-30', direction: 'inbound', outcome: 'no-answer' }),
      buildActivity({ id: 'email', on: '2026-03-30', kind: 'email', outcome: null }),
      buildActivity({ id: 'later', on: '2026-04-01', outcome: 'no-answer' }),
      buildActivity({ id: 'fixed', on: '2026-03-30', kind: 'note', outcome: null, supersedes: 'call-0' }),
    ];
    expect(whys({ at, account: newYorker, activities: [...calls(7), ...others] })).toEqual([]);
  });

  test('A1: after a conversation nobody calls for seven days, of which its own is the first', () => {
    const talk = buildActivity({ on: '2026-03-25', at: '2026-03-26T03:59:00Z', outcome: 'promised' });
    const question = { account: newYorker, activities: [talk] };
    expect(ask({ ...question, at }).findings).toMatchObject([
      { why: 'conversation', counted: ['activity-1'], allowedAgainAt: '2026-04-01T04:00:00.000Z' },
    ]);
    expect(whys({ ...question, at: '2026-04-01T03:59:59.999Z' })).toEqual(['hours', 'conversation']);
    expect(whys({ ...question, at: '2026-04-01T12:00:00Z' })).toEqual([]);
  });

  test.each([
    ['reached', 1],
    ['refused', 1],
    ['promised', 1],
    ['disputed', 1],
    ['paid', 1],
    ['call-back', 1],
    ['no-answer', 0],
    ['voicemail', 0],
    ['wrong-number', 0],
  ] as const)('A1: a call of the customer with the outcome %s is %i conversation', (outcome, count) => {
    const activities = [buildActivity({ on: '2026-03-30', direction: 'inbound', outcome })];
    expect(whys({ at, account: newYorker, activities })).toHaveLength(count);
  });

  test('A1: each debt has a limit of its own, and what is about the account counts for all of them', () => {
    const about = (n: number, invoiceIds: string[]) =>
      calls(n).map((one) => buildActivity({ ...one, id: `${invoiceIds[0]}-${one.id}`, invoiceIds }));
    const activities = [
      ...about(6, ['i1']),
      ...about(5, ['i2']),
      buildActivity({ on: '2026-03-30', outcome: null }),
    ];
    const question = { at, account: newYorker, activities };
    expect(whys({ ...question, invoiceIds: ['i1'] })).toEqual(['attempts']);
    expect(whys({ ...question, invoiceIds: ['i2'] })).toEqual([]);
    expect(whys({ ...question, invoiceIds: ['i3'] })).toEqual([]);
    expect(whys({ ...question, invoiceIds: ['i2', 'i1'] })).toEqual(['attempts']);
    expect(ask(question).findings[0]?.counted).toHaveLength(12);
  });

  test('A1: in the United Kingdom three attempts count for the account, on whatever channel', () => {
    const account = { customerType: 'consumer', country: 'GB', timeZone: 'Europe/London' } as const;
    const activities = (['call', 'sms', 'visit'] as const).map((kind, n) =>
      buildActivity({ id: kind, kind, on: `2026-03-2${7 + n}`, outcome: null, invoiceIds: [`i${n}`] }),
    );
    const permission = ask({ at, account, activities, invoiceIds: ['i9'] });
    expect(permission.findings).toMatchObject([{ why: 'attempts', counted: ['call', 'sms', 'visit'] }]);
    expect(permission.allowedAgainAt).toBe('2026-04-03T07:00:00.000Z');
    expect(ask({ at, account, activities, channel: 'email' }).isAllowed).toBe(true);
  });

  test('A1: where the zone is unknown a contact counts for as long as it could anywhere', () => {
    const policy = { rules: [buildRule({ attempts: { attempts: 1, windowDays: 1 } })] };
    const activities = [buildActivity({ at: '2026-03-31T09:00:00Z', outcome: null })];
    const question = { policy, activities, account: { timeZone: '' } };
    expect(againAt({ ...question, at: '2026-03-31T10:00:00Z' })).toBe('2026-04-01T12:00:00.000Z');
    const late = [buildActivity({ at: '2026-03-31T10:30:00Z', outcome: null })];
    expect(againAt({ ...question, activities: late, at: '2026-03-31T11:00:00Z' })).toBe(
      '2026-04-02T12:00:00.000Z',
    );
  });

  test('A1: rules wait for each other: the earliest time is one at which all of them hold', () => {
    const hours = buildRule({ id: 'hours', hours: buildHours() });
    const attempts = buildRule({ id: 'attempts', attempts: { attempts: 1, windowDays: 4 } });
    const policy = { rules: [hours, attempts] };
    const activities = [
      buildActivity({ id: 'today', outcome: null }),
      buildActivity({ id: 'planned', on: '2026-04-04', at: '2026-04-04T00:00:00Z', outcome: null }),
    ];
    expect(againAt({ policy, activities })).toBe('2026-04-08T06:00:00.000Z');
  });
});

describe('what the person has said', () => {
  test('A1: who is not to be contacted never is, on any channel', () => {
    for (const channel of ['call', 'email', 'letter'] as const) {
      expect(ask({ contact: person({ doNotContact: true }), channel })).toMatchObject({
        isAllowed: false,
        findings: [{ rule: 'do-not-contact', source: 'Ida Brandt', allowedAgainAt: null }],
        allowedAgainAt: null,
      });
    }
  });

  test('A1: a channel that was refused is not used, another one is', () => {
    const contact = person({ consents: [{ channel: 'sms', given: false }] });
    expect(ask({ contact, channel: 'sms' }).findings).toMatchObject([{ rule: 'consent', why: 'consent' }]);
    expect(ask({ contact, channel: 'call' }).isAllowed).toBe(true);
  });

  test('A1: where a rule asks for consent, silence is none', () => {
    const policy = { rules: [buildRule({ needsConsent: true })] };
    expect(whys({ policy })).toEqual(['consent']);
    expect(whys({ policy, contact: person({}) })).toEqual(['consent']);
    expect(whys({ policy, contact: person({ consents: [{ channel: 'call', given: true }] }) })).toEqual([]);
  });
});

describe('which rules hold', () => {
  test.each<[string, object, number]>([
    ['another channel', { channels: ['sms'] }, 0],
    ['another country', { countries: ['US'] }, 0],
    ['this country', { countries: ['US', 'DE'] }, 1],
    ['another kind of customer', { customerTypes: ['consumer'] }, 0],
    ['another segment', { segments: ['Retail'] }, 0],
    ['this segment', { segments: ['Wholesale'] }, 1],
  ])('A1: a rule for %s', (_title, fields, count) => {
    expect(whys({ policy: { rules: [buildRule({ needsConsent: true, ...fields })] } })).toHaveLength(count);
  });

  test('A1: where nobody knows the country, the rules of all countries hold', () => {
    const policy = { rules: [buildRule({ needsConsent: true, countries: ['US'] })] };
    expect(whys({ policy, account: { country: '' } })).toEqual(['consent']);
    expect(whys({ policy, account: { country: 'Germany' } })).toEqual(['consent']);
    expect(whys({ policy, account: { country: ' us ' } })).toEqual(['consent']);
  });
});
