import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { activitySchema } from '../domain/activity/activity.ts';
import { openFollowUps } from '../domain/activity/follow-ups.ts';
import { lastContactOn } from '../domain/priority/priority.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const input = {
  activityId: 'corrected',
  supersedes: 'activity-1',
  reason: 'Wrong outcome',
  kind: 'call',
  direction: 'outbound',
  outcome: 'no-answer',
  contactName: 'Ida Brandt',
  note: 'Nobody answered',
  durationSeconds: null,
  nextAction: null,
};
const original = buildActivity({
  on: '2026-03-20',
  nextAction: { date: '2026-03-25', text: 'Call', channel: 'call' },
});
const start = buildAggregate({ activities: [original] });
const supersede = (changes: object = {}, aggregate = start, context = buildContext()) =>
  run('activity.supersede', aggregate, { ...input, ...changes }, context);
const manager = buildContext({ actor: buildActor({ userId: 'user-9', name: 'Mona', role: 'manager' }) });

describe('correcting an entry', () => {
  test('A: a new entry takes the place of the old one, which stays as it was', () => {
    const after = applied(start, supersede({}, start, manager));
    expect(after.activities[0]).toBe(original);
    expect(activitySchema.parse(after.activities[1])).toEqual({
      ...original,
      id: 'corrected',
      seq: 0,
      outcome: 'no-answer',
      note: 'Nobody answered',
      durationSeconds: null,
      nextAction: null,
      supersedes: 'activity-1',
      corrected: {
        on: '2026-03-31',
        at: '2026-03-31T09:00:00.000Z',
        by: { userId: 'user-9', name: 'Mona' },
        reason: 'Wrong outcome',
      },
    });
  });

  test('A: what was superseded is no last contact and plans nothing', () => {
    const after = applied(start, supersede({ kind: 'note', outcome: null }));
    expect(lastContactOn(start)).toBe('2026-03-20');
    expect(lastContactOn(after)).toBeUndefined();
    expect(openFollowUps(after.activities)).toEqual([]);
  });

  test('A: a plan that was made for a day that has passed may stand, another one may not', () => {
    const kept = { date: '2026-03-25', text: 'Call in the morning' };
    expect(supersede({ nextAction: kept }).ok).toBe(true);
    expect(codesOf(supersede({ nextAction: { ...kept, date: '2026-03-26' } }))).toEqual([
      'NEXT_ACTION_DATE_PAST',
    ]);
  });

  test('A: an entry is corrected once, and its correction can be corrected', () => {
    const once = applied(start, supersede());
    expect(codesOf(supersede({ activityId: 'second' }, once))).toEqual(['ACTIVITY_SUPERSEDED']);
    const twice = applied(once, supersede({ activityId: 'second', supersedes: 'corrected' }, once));
    expect(twice.activities.map(({ supersedes }) => supersedes)).toEqual([null, 'activity-1', 'corrected']);
  });

  test('A: people correct what they did; managers correct what others did', () => {
    const other = buildContext({ actor: buildActor({ userId: 'user-2', name: 'Udo' }) });
    expect(supersede({}, start, other)).toEqual({
      ok: false,
      failures: [{ code: 'ACTIVITY_OF_SOMEBODY_ELSE', params: { name: 'Carla Collins' } }],
    });
    const byManager = applied(start, supersede({}, start, manager));
    expect(supersede({ activityId: 'second', supersedes: 'corrected' }, byManager).ok).toBe(true);
  });

  test('A: what is not there, a change of the account and an id that is taken are refused', () => {
    expect(codesOf(supersede({ supersedes: 'elsewhere' }))).toEqual(['ACTIVITY_NOT_FOUND']);
    expect(codesOf(supersede({ activityId: 'activity-1' }))).toEqual(['DUPLICATE_ID']);
    expect(codesOf(supersede({ reason: '' }))).toEqual(['COMMAND_INVALID']);
    const change = buildActivity({ kind: 'change', outcome: null });
    const changed = buildAggregate({ activities: [change] });
    expect(codesOf(supersede({}, changed))).toEqual(['ACTIVITY_NOT_CORRECTABLE']);
  });

  test('A: a plan that an entry closes stays closed where its correction closes it too', () => {
    const closing = buildActivity({ id: 'closing', closes: 'activity-1', kind: 'note', outcome: null });
    const aggregate = buildAggregate({ activities: [original, closing] });
    const note = { supersedes: 'closing', kind: 'note', outcome: null };
    expect(openFollowUps(aggregate.activities)).toEqual([]);
    const kept = applied(aggregate, supersede({ ...note, closes: 'activity-1' }, aggregate));
    expect(openFollowUps(kept.activities)).toEqual([]);
    const reopened = applied(aggregate, supersede(note, aggregate));
    expect(openFollowUps(reopened.activities)).toMatchObject([{ activityId: 'activity-1' }]);
  });

  test('A1: a correction that makes a contact of a note is judged at the time of the note', () => {
    const evening = buildActivity({
      kind: 'note',
      outcome: null,
      on: '2026-03-20',
      at: '2026-03-20T19:00:00Z',
    });
    const aggregate = buildAggregate({ activities: [evening] });
    expect(codesOf(supersede({}, aggregate))).toEqual(['CONTACT_NOT_ALLOWED']);
    const override = { rules: ['business-hours'], reason: 'Agreed' };
    expect(supersede({ override }, aggregate)).toMatchObject({ changes: [{ document: { override } }] });
  });

  test('A1: a correction to somebody who is not to be contacted is judged, whatever the entry was before', () => {
    const [ida] = buildAccount().contacts;
    if (ida === undefined) throw new Error('the account has a contact');
    const jan = { ...ida, id: 'contact-2', name: 'Jan Maas', doNotContact: true };
    const account = buildAccount({ contacts: [ida, jan] });
    const aggregate = buildAggregate({ account, activities: [original] });
    for (const moved of [{ contactName: 'Jan Maas' }, { contactId: 'contact-2', contactName: '' }]) {
      expect(codesOf(supersede(moved, aggregate))).toEqual(['CONTACT_NOT_ALLOWED']);
    }
    const override = { rules: ['do-not-contact'], reason: 'Had called us before' };
    expect(supersede({ contactName: 'Jan Maas', override }, aggregate)).toMatchObject({
      changes: [{ document: { contactName: 'Jan Maas', override } }],
    });
    expect(supersede({ contactId: 'contact-1' }, aggregate).ok).toBe(true);
  });

  test('A1: the override of a contact stays with its correction', () => {
    const override = { rules: ['business-hours'], reason: 'Agreed' };
    const call = buildActivity({ on: '2026-03-20', at: '2026-03-20T19:00:00Z', override });
    expect(supersede({}, buildAggregate({ activities: [call] }))).toMatchObject({
      changes: [{ document: { override, outcome: 'no-answer' } }],
    });
  });

  test('A2: a visit stays one with its times and receipts, unless there was none', () => {
    const visit = {
      ...{ checkedInAt: '2026-03-20T09:00:00Z', checkedOutAt: '2026-03-20T09:20:00Z', place: null },
      ...{ signature: null, photos: [], receiptIds: ['A7-1'] },
    };
    const aggregate = buildAggregate({
      activities: [buildActivity({ kind: 'visit', on: '2026-03-20', visit })],
    });
    expect(supersede({ kind: 'visit' }, aggregate)).toMatchObject({ changes: [{ document: { visit } }] });
    expect(supersede({ kind: 'note' }, aggregate)).toMatchObject({
      changes: [{ document: { visit: null } }],
    });
  });
});
