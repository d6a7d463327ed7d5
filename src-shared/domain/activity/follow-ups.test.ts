import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { instant } from '../calendar/business-date.ts';
import { contactPermission } from '../contact/contact-permission.ts';
import { buildQuestion, buildRule } from '../contact/contact-question.fixture.ts';
import { lastContactOn, nextAction } from '../priority/priority.ts';
import { activityKinds } from './activity.ts';
import { isFollowUpClosed, openFollowUps } from './follow-ups.ts';
import { standingActivities } from './standing-activities.ts';

const plan = (id: string, on: string, overrides: object = {}) =>
  buildActivity({
    ...{ id, on, kind: 'note', outcome: null, nextAction: { date: '2026-04-01', text: id, channel: null } },
    ...overrides,
  });
const idsOf = (...activities: readonly ReturnType<typeof plan>[]) =>
  openFollowUps(activities).map(({ activityId }) => activityId);

describe('follow-ups', () => {
  test('A: every plan is open until an entry closes it, in the order in which they were made', () => {
    const second = plan('b', '2026-03-11');
    const first = plan('a', '2026-03-10');
    expect(idsOf(second, first)).toEqual(['a', 'b']);
    const done = buildActivity({ id: 'c', kind: 'follow-up', outcome: null, closes: 'a' });
    expect(idsOf(first, second, done)).toEqual(['b']);
    expect(isFollowUpClosed([first, done], 'a')).toBe(true);
    expect(isFollowUpClosed([second, done], 'b')).toBe(false);
  });

  test('A: a contact discharges the plans before it, whichever way it came in', () => {
    const call = buildActivity({ id: 'call', on: '2026-03-11', direction: 'inbound' });
    expect(idsOf(plan('a', '2026-03-10'), call, plan('b', '2026-03-12'))).toEqual(['b']);
    const planning = buildActivity({
      id: 'call',
      on: '2026-03-11',
      nextAction: { date: '2026-04-01', text: '', channel: null },
    });
    expect(idsOf(plan('a', '2026-03-10'), planning)).toEqual(['call']);
  });

  test('A: what was superseded plans, closes and discharges nothing', () => {
    const first = plan('a', '2026-03-10');
    const call = buildActivity({ id: 'call', on: '2026-03-11' });
    const noCall = buildActivity({
      id: 'no',
      on: '2026-03-11',
      kind: 'note',
      outcome: null,
      supersedes: 'call',
    });
    expect(idsOf(first, call)).toEqual([]);
    expect(idsOf(first, call, noCall)).toEqual(['a']);
    const done = plan('done', '2026-03-12', { nextAction: null, closes: 'a' });
    const notDone = plan('not', '2026-03-12', { nextAction: null, supersedes: 'done' });
    expect(idsOf(first, done)).toEqual([]);
    expect(idsOf(first, done, notDone)).toEqual(['a']);
  });

  test('A: who closes a plan closes its corrections as well, and a circle of corrections ends', () => {
    const corrected = plan('b', '2026-03-10', { supersedes: 'a' });
    const done = plan('done', '2026-03-12', { nextAction: null, closes: 'a' });
    expect(idsOf(plan('a', '2026-03-10'), corrected)).toEqual(['b']);
    expect(idsOf(plan('a', '2026-03-10'), corrected, done)).toEqual([]);
    const circle = [plan('a', '2026-03-10', { supersedes: 'b' }), corrected, done];
    expect(openFollowUps(circle)).toEqual([]);
  });

  test('A: the next action is the plan that was made last of those that are open', () => {
    const activities = [plan('a', '2026-03-10'), plan('b', '2026-03-11')];
    expect(nextAction(buildAggregate({ activities }))).toEqual({
      ...{ date: '2026-04-01', text: 'b', channel: null },
    });
    const done = plan('c', '2026-03-12', { nextAction: null, closes: 'b' });
    expect(nextAction(buildAggregate({ activities: [...activities, done] }))?.text).toBe('a');
  });
});

test('A: an entry that was superseded never counts: no attempt, no last contact, no next action', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
  const anyEntry = fc.record({
    kind: fc.constantFrom(...activityKinds),
    minutes: fc.nat(20_000),
    plans: fc.boolean(),
    supersedes: fc.option(fc.constantFrom(...ids)),
    closes: fc.option(fc.constantFrom(...ids)),
  });
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: ids.length }), (drawn) => {
      const activities = drawn.map(({ minutes, plans, ...fields }, n) => {
        const at = new Date(Date.parse('2026-03-31T09:00:00Z') - minutes * 60_000).toISOString();
        const next = plans ? { date: '2026-04-01', text: `${n}`, channel: null } : null;
        return buildActivity({ id: ids[n] ?? 'a', at, on: at.slice(0, 10), nextAction: next, ...fields });
      });
      const superseded = new Set(activities.map(({ supersedes }) => supersedes));
      const standing = standingActivities(activities);
      expect(standing.map(({ id }) => id)).toEqual(
        activities.map(({ id }) => id).filter((id) => !superseded.has(id)),
      );
      const open = openFollowUps(activities);
      expect(open.some(({ activityId }) => superseded.has(activityId))).toBe(false);
      const counts = activities.filter(
        ({ id, kind }) => !superseded.has(id) && !['note', 'follow-up', 'change'].includes(kind),
      );
      const newest = counts
        .map(({ at }) => at)
        .sort()
        .at(-1);
      expect(lastContactOn(buildAggregate({ activities }))).toBe(newest?.slice(0, 10));
      const policy = { rules: [buildRule({ attempts: { attempts: 1, windowDays: 365 } })] };
      const permission = contactPermission({
        ...buildQuestion({ policy, activities }),
        at: instant('2026-04-01T09:00:00Z'),
      });
      const calls = counts.filter(({ kind }) => kind === 'call').map(({ id }) => id);
      expect(permission.findings.flatMap(({ counted }) => counted).sort()).toEqual(calls.sort());
    }),
    { numRuns: 300 },
  );
});
