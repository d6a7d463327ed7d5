import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { activitySchema } from '../domain/activity/activity.ts';
import type { CommandEffect } from './command.ts';
import { type CommandInput, prepareCommand } from './registry.ts';
import { codesOf, run } from './run-command.fixture.ts';

const defaults: CommandInput<'activity.log'> = {
  activityId: 'activity-new',
  kind: 'call',
  direction: 'outbound',
  outcome: 'reached',
  contactName: 'Ida Brandt',
  note: '',
  durationSeconds: 120,
  nextAction: null,
};

function log(
  input: Partial<CommandInput<'activity.log'>> = {},
  aggregate = buildAggregate({ invoices: [] }),
) {
  const prepared = prepareCommand('activity.log', 1, { ...defaults, ...input });
  return prepared.ok ? prepared.command.apply(aggregate, buildContext()) : prepared;
}

test('A: an activity is written with author, date and time of the command, from the timeline alone', () => {
  const document = buildActivity({ id: 'activity-new', seq: 0 });
  expect(log()).toEqual({ ok: true, changes: [{ collection: 'activities', document }] });
  expect(activitySchema.parse(document)).toEqual(document);
  const prepared = prepareCommand('activity.log', 1, defaults);
  expect(prepared.ok && prepared.command.reads).toBe('timeline');
});

test('A: the next action may be today and not earlier', () => {
  expect(log({ nextAction: { date: '2026-03-31', text: 'Call again' } }).ok).toBe(true);
  expect(log({ nextAction: { date: '2026-03-30', text: 'Call again' } })).toMatchObject({
    failures: [{ code: 'NEXT_ACTION_DATE_PAST', params: { date: '2026-03-30' } }],
  });
});

test('A2: the next action says how it is to be done, and null where nobody said', () => {
  const planned = (nextAction: CommandInput<'activity.log'>['nextAction']) => {
    const effect = log({ nextAction });
    if (!effect.ok) return effect;
    return effect.changes.map((one) => one.collection === 'activities' && one.document.nextAction);
  };
  const plan = { date: '2026-03-31', text: 'See them' };
  expect(planned({ ...plan, channel: 'visit' as const })).toEqual([{ ...plan, channel: 'visit' }]);
  expect(planned(plan)).toEqual([{ ...plan, channel: null }]);
});

test('A: an activity is never written over another', () => {
  const aggregate = buildAggregate({ activities: [buildActivity()] });
  expect(log({ activityId: 'activity-1' }, aggregate)).toMatchObject({
    failures: [{ code: 'DUPLICATE_ID' }],
  });
});

test.each([
  ['kind', { kind: 'fax' }],
  ['outcome', { outcome: 'bribed' }],
  ['durationSeconds', { durationSeconds: 1.5 }],
  ['durationSeconds', { durationSeconds: -1 }],
  ['note', { note: 'a\u0000b' }],
  ['note', { note: 'x'.repeat(4001) }],
  ['nextAction.date', { nextAction: { date: '2026-02-30', text: '' } }],
  ['nextAction.channel', { nextAction: { date: '2026-03-31', text: '', channel: 'note' } }],
])('A: a wrong %s is refused by its name', (field, input) => {
  const prepared = prepareCommand('activity.log', 1, { ...defaults, ...input });
  expect(prepared).toEqual({
    ok: false,
    failures: [{ code: 'COMMAND_INVALID', params: { command: 'activity.log', field } }],
  });
});

test('A: what only other commands write cannot be logged', () => {
  for (const kind of ['follow-up', 'change'] as const)
    expect(log({ kind })).toMatchObject({
      failures: [{ code: 'COMMAND_INVALID', params: { field: 'kind' } }],
    });
});

test('A: an entry closes an open plan of the account, once', () => {
  const planned = buildActivity({
    nextAction: { date: '2026-04-01', text: 'Call', channel: 'call' },
    on: '2026-03-30',
  });
  const aggregate = buildAggregate({ activities: [planned] });
  expect(log({ closes: 'activity-1' }, aggregate)).toMatchObject({
    changes: [{ document: { closes: 'activity-1' } }],
  });
  const done = buildAggregate({ activities: [planned, buildActivity({ id: 'b', closes: 'activity-1' })] });
  expect(log({ closes: 'activity-1' }, done)).toMatchObject({ failures: [{ code: 'FOLLOW_UP_DONE' }] });
  expect(log({ closes: 'b' }, done)).toMatchObject({ failures: [{ code: 'FOLLOW_UP_NOT_FOUND' }] });
});

describe('contact rules', () => {
  const evening = '2026-03-31T18:00:00.000Z';
  const inEvening = (input: Partial<CommandInput<'activity.log'>> = {}, aggregate = buildAggregate()) =>
    run('activity.log', aggregate, { ...defaults, ...input }, buildContext({ at: evening }));
  const override = { rules: ['business-hours'], reason: 'Had asked to be called in the evening' };

  test('A1: a call that a rule forbids is refused with the rule and when it is allowed again', () => {
    expect(inEvening()).toEqual({
      ok: false,
      failures: [
        {
          code: 'CONTACT_NOT_ALLOWED',
          params: { rule: 'business-hours', allowedAgainAt: '2026-04-01T06:00:00.000Z' },
        },
      ],
    });
  });

  test('A1: a call that took place all the same is recorded with the rule and the reason', () => {
    expect(inEvening({ override })).toMatchObject({ ok: true, changes: [{ document: { override } }] });
    expect(codesOf(inEvening({ override: { ...override, rules: ['another-rule'] } }))).toEqual([
      'CONTACT_NOT_ALLOWED',
    ]);
    expect(codesOf(inEvening({ override: { ...override, reason: ' ' } }))).toEqual(['COMMAND_INVALID']);
  });

  test('A1: an override that nothing asked for is not kept', () => {
    expect(log({ override })).toMatchObject({ ok: true, changes: [{ document: { override: null } }] });
  });

  test.each([
    ['that came in', { direction: 'inbound' }],
    ['of a note', { kind: 'note', outcome: null }],
    ['at a meeting', { kind: 'meeting' }],
    ['on a channel without a rule', { kind: 'email' }],
  ] as const)('A1: a contact %s is not limited', (_title, input) => {
    expect(inEvening(input).ok).toBe(true);
  });

  test('A1: who is not to be contacted is found by id and by name, and each rule must be overridden', () => {
    const contacts = buildAccount().contacts.map((one) => ({ ...one, doNotContact: true }));
    const aggregate = buildAggregate({ account: buildAccount({ contacts }) });
    const both = ['do-not-contact', 'business-hours'];
    const rulesOf = (effect: CommandEffect) =>
      effect.ok ? [] : effect.failures.map(({ params }) => params.rule);
    expect(rulesOf(inEvening({ contactId: 'contact-1', contactName: '' }, aggregate))).toEqual(both);
    expect(rulesOf(inEvening({ contactName: ' Ida Brandt ' }, aggregate))).toEqual(both);
    expect(rulesOf(inEvening({ contactName: 'Udo Brandt' }, aggregate))).toEqual(['business-hours']);
    expect(rulesOf(inEvening({ override }, aggregate))).toEqual(['do-not-contact']);
    expect(inEvening({ override: { ...override, rules: both } }, aggregate).ok).toBe(true);
    expect(inEvening({ contactId: 'contact-1' }, aggregate)).toMatchObject({
      failures: [{ params: { allowedAgainAt: '' } }, {}],
    });
  });

  test('A1: a contact is given by its id, which must be one of the account', () => {
    expect(log({ contactId: 'contact-1', contactName: '' })).toMatchObject({
      changes: [{ document: { contactName: 'Ida Brandt' } }],
    });
    expect(log({ contactId: 'contact-9' })).toMatchObject({ failures: [{ code: 'CONTACT_NOT_FOUND' }] });
  });

  test('A1: the eighth call in seven days about a debt is refused; what the device could not know is not held against it', () => {
    const account = buildAccount({ customerType: 'consumer', country: 'US', timeZone: 'America/New_York' });
    const by = { userId: 'user-2', name: 'Udo' };
    const calls = Array.from({ length: 7 }, (_, n) =>
      buildActivity({
        id: `call-${n}`,
        seq: 10 + n,
        on: '2026-03-30',
        outcome: 'no-answer',
        invoiceIds: ['i1'],
        by,
      }),
    );
    const call = (knownSeq: number, activities = calls, invoiceIds = ['i1']) => {
      const context = buildContext({ at: '2026-03-31T15:00:00Z', knownSeq });
      const aggregate = buildAggregate({ account, activities });
      return codesOf(run('activity.log', aggregate, { ...defaults, invoiceIds }, context));
    };
    expect(call(16)).toEqual(['CONTACT_NOT_ALLOWED']);
    expect(call(16, calls, ['i2'])).toEqual([]);
    expect(call(15)).toEqual([]);
    const own = calls.map((one) =>
      buildActivity({ ...one, seq: 0, by: { userId: 'user-1', name: 'Carla' } }),
    );
    expect(call(0, own)).toEqual(['CONTACT_NOT_ALLOWED']);
  });
});
