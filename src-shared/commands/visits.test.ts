import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildReceipt } from '../../test/fixtures/builders/build-receipt.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { activitySchema } from '../domain/activity/activity.ts';
import { prepareCommand } from './registry.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const agent = buildActor({ role: 'field-agent' });
const at = (time: string) => buildContext({ actor: agent, at: `2026-03-31T${time}:00Z` });
const asOther = buildContext({ actor: buildActor({ userId: 'user-2', name: 'Udo', role: 'field-agent' }) });
const asManager = buildContext({ actor: buildActor({ userId: 'user-9', role: 'manager' }) });
const place = { latitude: 53.5436, longitude: 9.9885, accuracyMetres: 12 };
const whom = { contactName: 'Ida Brandt', place, hasLocationConsent: true };
const result = {
  ...{ outcome: 'paid', note: 'Paid in cash', signature: null, photos: [], receiptIds: ['A7-1'] },
  nextAction: { date: '2026-04-07', text: 'Ask for the rest' },
};
const start = buildAggregate({ receipts: [buildReceipt()] });

const checkIn = (changes: object = {}, aggregate = start, context = at('09:00')) =>
  run('visit.check-in', aggregate, { activityId: 'visit-1', ...whom, ...changes }, context);
const checkOut = (aggregate: AccountAggregate, changes: object = {}, context = at('09:25')) =>
  run('visit.check-out', aggregate, { visitId: 'visit-1', ...result, ...changes }, context);
const checkedIn = applied(start, checkIn());

test('A2: visits load the timeline of an account and none of its invoices', () => {
  const inputs = {
    'visit.check-in': { activityId: 'visit-1', ...whom },
    'visit.check-out': { visitId: 'visit-1', ...result },
    'visit.log': logged,
  };
  for (const [name, input] of Object.entries(inputs))
    expect(prepareCommand(name, 1, input)).toMatchObject({ ok: true, command: { reads: 'timeline' } });
});

describe('checking in and out', () => {
  test('A2: a visit holds place and time, and what came of it when it ends', () => {
    expect(checkedIn.activities).toHaveLength(1);
    expect(checkedIn.activities[0]).toMatchObject({
      kind: 'visit',
      outcome: null,
      visit: { checkedInAt: '2026-03-31T09:00:00Z', checkedOutAt: null, place },
    });
    const signature = {
      sha256: 'a'.repeat(64),
      name: 'signature.png',
      mediaType: 'image/png',
      sizeBytes: 9_000,
    };
    const photos = [{ ...signature, name: 'door.jpg', mediaType: 'image/jpeg' }];
    const after = applied(checkedIn, checkOut(checkedIn, { signature, photos }));
    expect(after.activities).toHaveLength(1);
    const document = activitySchema.parse(after.activities[0]);
    expect(document).toMatchObject({ outcome: 'paid', note: 'Paid in cash', nextAction: result.nextAction });
    expect(document.visit).toEqual({
      checkedInAt: '2026-03-31T09:00:00Z',
      checkedOutAt: '2026-03-31T09:25:00Z',
      place,
      signature,
      photos,
      receiptIds: ['A7-1'],
    });
  });

  test('A2: a place without consent is not kept', () => {
    expect(codesOf(checkIn({ hasLocationConsent: false }))).toEqual(['LOCATION_WITHOUT_CONSENT']);
    expect(checkIn({ hasLocationConsent: false, place: null }).ok).toBe(true);
    expect(codesOf(checkIn({ place: { ...place, latitude: 90.1 } }))).toEqual(['COMMAND_INVALID']);
    expect(codesOf(checkIn({ place: { ...place, longitude: Number.NaN } }))).toEqual(['COMMAND_INVALID']);
  });

  test('A2: an agent is on one visit to an account at a time', () => {
    const again = { activityId: 'visit-2' };
    expect(checkIn(again, checkedIn)).toMatchObject({
      failures: [{ code: 'VISIT_OPEN', params: { date: '2026-03-31' } }],
    });
    expect(checkIn(again, checkedIn, asOther).ok).toBe(true);
    const ended = applied(checkedIn, checkOut(checkedIn));
    expect(checkIn(again, ended, at('10:00')).ok).toBe(true);
  });

  test('A2: a visit that was corrected to none goes on no more', () => {
    const mistake = buildActivity({
      id: 'note',
      kind: 'note',
      outcome: null,
      supersedes: 'visit-1' as never,
    });
    const aggregate = { ...checkedIn, activities: [...checkedIn.activities, mistake] };
    expect(checkIn({ activityId: 'visit-2' }, aggregate).ok).toBe(true);
    expect(codesOf(checkOut(aggregate))).toEqual(['VISIT_NOT_FOUND']);
  });

  test('A2: it ends once, not before it began, by who began it or a manager', () => {
    const ended = applied(checkedIn, checkOut(checkedIn, {}, at('09:00')));
    expect(codesOf(checkOut(ended))).toEqual(['VISIT_ENDED']);
    expect(codesOf(checkOut(start))).toEqual(['VISIT_NOT_FOUND']);
    expect(codesOf(checkOut(checkedIn, {}, at('08:59')))).toEqual(['VISIT_TIMES_WRONG']);
    expect(codesOf(checkOut(checkedIn, {}, asOther))).toEqual(['ACTIVITY_OF_SOMEBODY_ELSE']);
    expect(checkOut(checkedIn, {}, asManager).ok).toBe(true);
  });

  test('A2: each receipt that the account does not have is named, with everything else that is wrong', () => {
    const receiptIds = ['A7-1', 'A7-2', 'A7-3', 'A7-2'];
    const nextAction = { date: '2026-03-30', text: 'Too late' };
    expect(checkOut(checkedIn, { receiptIds, nextAction, closes: 'nothing' })).toEqual({
      ok: false,
      failures: [
        { code: 'NEXT_ACTION_DATE_PAST', params: { date: '2026-03-30' } },
        { code: 'FOLLOW_UP_NOT_FOUND', params: {} },
        { code: 'RECEIPT_NOT_FOUND', params: { receipt: 'A7-2' } },
        { code: 'RECEIPT_NOT_FOUND', params: { receipt: 'A7-3' } },
      ],
    });
  });

  test('A1: a visit in the evening says so before, and takes place with a reason', () => {
    expect(codesOf(checkIn({}, start, at('18:00')))).toEqual(['CONTACT_NOT_ALLOWED']);
    const override = { rules: ['business-hours'], reason: 'Agreed on the phone' };
    expect(checkIn({ override }, start, at('18:00'))).toMatchObject({
      changes: [{ document: { override } }],
    });
  });
});

const logged = {
  activityId: 'visit-1',
  checkedInAt: '2026-03-30T07:00:00Z',
  checkedOutAt: '2026-03-30T07:30:00Z',
  ...whom,
  ...result,
};

describe('writing a visit down afterwards', () => {
  const log = (changes: object = {}, aggregate = start, context = at('09:00')) =>
    run('visit.log', aggregate, { ...logged, ...changes }, context);

  test('A2: it stands in the timeline when it took place', () => {
    const [document] = applied(start, log()).activities;
    expect(activitySchema.parse(document)).toMatchObject({
      kind: 'visit',
      on: '2026-03-30',
      at: '2026-03-30T07:00:00Z',
      outcome: 'paid',
      visit: {
        checkedInAt: '2026-03-30T07:00:00Z',
        checkedOutAt: '2026-03-30T07:30:00Z',
        receiptIds: ['A7-1'],
      },
    });
  });

  test.each([
    ['2026-03-29T22:30:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-03-29T22:30:00Z', '', '2026-03-29'],
    ['2026-03-31T08:30:00Z', 'Pacific/Kiritimati', '2026-03-31'],
    ['2026-03-30T12:30:00Z', 'Pacific/Kiritimati', '2026-03-31'],
  ])('A2: a visit at %s where clocks are those of "%s" was on %s', (checkedInAt, timeZone, on) => {
    const aggregate = { ...start, account: buildAccount({ timeZone }) };
    const override = { rules: ['business-hours'], reason: 'Agreed' };
    const times = { checkedInAt, checkedOutAt: checkedInAt, override };
    expect(applied(aggregate, log(times, aggregate)).activities[0]).toMatchObject({ on });
  });

  test('A2: it has ended when it is written down, and did not end before it began', () => {
    expect(log({ checkedOutAt: '2026-03-31T09:00:00Z' }).ok).toBe(true);
    expect(codesOf(log({ checkedOutAt: '2026-03-31T09:00:00.001Z' }))).toEqual(['ACTIVITY_IN_FUTURE']);
    expect(codesOf(log({ checkedOutAt: '2026-03-30T06:59:59Z' }))).toEqual(['VISIT_TIMES_WRONG']);
  });

  test('A1: the rules are asked about the time of the visit, not about now', () => {
    expect(log({}, start, at('20:00')).ok).toBe(true);
    const evening = { checkedInAt: '2026-03-30T18:00:00Z', checkedOutAt: '2026-03-30T18:30:00Z' };
    expect(codesOf(log(evening))).toEqual(['CONTACT_NOT_ALLOWED']);
  });

  test('A2: everything that is wrong is said at once', () => {
    const wrong = {
      activityId: 'visit-1',
      contactId: 'nobody',
      hasLocationConsent: false,
      receiptIds: ['none'],
    };
    expect(codesOf(log(wrong, checkedIn))).toEqual([
      ...['DUPLICATE_ID', 'CONTACT_NOT_FOUND', 'LOCATION_WITHOUT_CONSENT', 'RECEIPT_NOT_FOUND'],
    ]);
  });
});
