import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { activityOutcomes } from '../activity/activity.ts';
import { addDays, businessDate, instant } from '../calendar/business-date.ts';
import { contactPermission } from './contact-permission.ts';
import { buildHours, buildQuestion, buildRule } from './contact-question.fixture.ts';

const zones = [
  ...['UTC', 'Europe/Berlin', 'Europe/Dublin', 'America/New_York', 'America/St_Johns', 'America/Havana'],
  ...[
    'Asia/Beirut',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
    'America/Nuuk',
  ],
];
/** The years in which zones do odd things: days that are left out, clocks that are put back over midnight. */
const anyInstant = fc
  .date({ min: new Date('2005-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const minute = fc.integer({ min: 0, max: 24 * 60 });
const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const hours = fc
  .record({
    ends: fc.uniqueArray(minute, { minLength: 2, maxLength: 2 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    onHolidays: fc.boolean(),
  })
  .map(({ ends, ...others }) =>
    buildHours({ from: time(Math.min(...ends)), to: time(Math.max(...ends)), ...others }),
  );
const rule = fc
  .record({
    hours: fc.option(hours),
    per: fc.constantFrom('debt' as const, 'account' as const),
    attempts: fc.option(
      fc.record({ attempts: fc.integer({ min: 1, max: 4 }), windowDays: fc.integer({ min: 1, max: 10 }) }),
    ),
    daysAfterConversation: fc.option(fc.integer({ min: 1, max: 10 })),
  })
  .map((fields) => buildRule(fields));
const invoiceIds = fc.uniqueArray(fc.constantFrom('i1', 'i2', 'i3'));
const contact = fc.record({
  /** Minutes before the question, or after it. */
  minutes: fc.integer({ min: -20_000, max: 10_000 }),
  outcome: fc.constantFrom(...activityOutcomes),
  direction: fc.constantFrom('outbound' as const, 'inbound' as const),
  invoiceIds,
  isCorrected: fc.boolean(),
});
const drawn = fc
  .record({
    at: anyInstant,
    timeZone: fc.constantFrom(...zones),
    rules: fc.array(rule, { maxLength: 3 }),
    contacts: fc.array(contact, { maxLength: 12 }),
    invoiceIds,
    holidays: fc.array(fc.integer({ min: -3, max: 20 }), { maxLength: 6 }),
  })
  .map(({ at, timeZone, rules, contacts, holidays, ...others }) => {
    const activities = contacts.flatMap(({ minutes, isCorrected, ...fields }, n) => {
      const when = new Date(Date.parse(at) + minutes * 60_000).toISOString();
      const call = buildActivity({ id: `call-${n}`, at: when, ...fields });
      const correction = { id: `note-${n}`, kind: 'note', outcome: null, supersedes: `call-${n}` } as const;
      return isCorrected ? [call, buildActivity({ ...call, ...correction })] : [call];
    });
    const day = businessDate(at.slice(0, 10));
    const calendar = { holidays: holidays.map((days) => ({ date: addDays(day, days), name: 'Closed' })) };
    return buildQuestion({ at, account: { timeZone }, policy: { rules }, activities, calendar, ...others });
  });

test('A1: at the time that is said the contact is allowed, and the moment before it is not', () => {
  fc.assert(
    fc.property(drawn, (question) => {
      const { isAllowed, findings, allowedAgainAt } = contactPermission(question);
      expect(isAllowed).toBe(findings.length === 0);
      if (allowedAgainAt === null) return;
      expect(isAllowed).toBe(false);
      expect(contactPermission({ ...question, at: allowedAgainAt }).isAllowed).toBe(true);
      const before = instant(new Date(Date.parse(allowedAgainAt) - 1).toISOString());
      expect(contactPermission({ ...question, at: before }).isAllowed).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test('A1: no time in between is allowed, and no rule by itself has to wait longer than all of them together', () => {
  fc.assert(
    fc.property(drawn, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (question, share) => {
      const { findings, allowedAgainAt } = contactPermission(question);
      if (allowedAgainAt === null) return;
      const [from, to] = [Date.parse(question.at), Date.parse(allowedAgainAt)];
      const between = instant(new Date(from + Math.floor((to - from) * share)).toISOString());
      expect(contactPermission({ ...question, at: between }).isAllowed).toBe(false);
      for (const finding of findings)
        expect(Date.parse(finding.allowedAgainAt ?? allowedAgainAt)).toBeLessThanOrEqual(to);
    }),
    { numRuns: 300 },
  );
});

test('A1: what was superseded never counts: without it the answer is the same', () => {
  fc.assert(
    fc.property(drawn, (question) => {
      const superseded = new Set(question.activities.map(({ supersedes }) => supersedes));
      const activities = question.activities.filter(({ id }) => !superseded.has(id));
      const permission = contactPermission(question);
      expect(permission).toEqual(contactPermission({ ...question, activities }));
      expect(
        permission.findings.flatMap(({ counted }) => counted).some((id) => superseded.has(id as never)),
      ).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('A1: no instant, zone or country makes the permission throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(...zones, 'constructor', '__proto__'),
  );
  const atAnyTime = fc.oneof(
    fc.constantFrom('1900-01-01T00:00:00Z', '2199-12-31T23:59:59.999999999Z', '1970-01-01T00:00:00Z'),
    fc
      .date({
        min: new Date('1900-01-01T00:00:00Z'),
        max: new Date('2199-12-31T23:59:59Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString()),
  );
  const storable = text.filter(
    (one) => one.isWellFormed() && !one.includes('\u0000') && !one.startsWith('\ufeff'),
  );
  fc.assert(
    fc.property(drawn, atAnyTime, storable, storable, (question, at, timeZone, country) => {
      const account = { ...question.account, timeZone, country };
      const permission = contactPermission({ ...question, account, at: instant(at) });
      expect(permission.isAllowed).toBe(permission.findings.length === 0);
    }),
    { numRuns: 400 },
  );
});
