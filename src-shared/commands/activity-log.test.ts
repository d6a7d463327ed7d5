import { expect, test } from 'vitest';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { activitySchema } from '../domain/activity/activity.ts';
import { type CommandInput, prepareCommand } from './registry.ts';

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

test('A: an activity is written with author, date and time of the command, from the header alone', () => {
  const document = buildActivity({ id: 'activity-new', seq: 0 });
  expect(log()).toEqual({ ok: true, changes: [{ collection: 'activities', document }] });
  expect(activitySchema.parse(document)).toEqual(document);
  const prepared = prepareCommand('activity.log', 1, defaults);
  expect(prepared.ok && prepared.command.reads).toBe('header');
});

test('A: the next action may be today and not earlier', () => {
  expect(log({ nextAction: { date: '2026-03-31', text: 'Call again' } }).ok).toBe(true);
  expect(log({ nextAction: { date: '2026-03-30', text: 'Call again' } })).toMatchObject({
    failure: { code: 'NEXT_ACTION_DATE_PAST', params: { date: '2026-03-30' } },
  });
});

test('A: an activity is never written over another', () => {
  const aggregate = buildAggregate({ activities: [buildActivity()] });
  expect(log({ activityId: 'activity-1' }, aggregate)).toMatchObject({ failure: { code: 'DUPLICATE_ID' } });
});

test.each([
  ['kind', { kind: 'fax' }],
  ['outcome', { outcome: 'bribed' }],
  ['durationSeconds', { durationSeconds: 1.5 }],
  ['durationSeconds', { durationSeconds: -1 }],
  ['note', { note: 'a\u0000b' }],
  ['note', { note: 'x'.repeat(4001) }],
  ['nextAction.date', { nextAction: { date: '2026-02-30', text: '' } }],
])('A: a wrong %s is refused by its name', (field, input) => {
  const prepared = prepareCommand('activity.log', 1, { ...defaults, ...input });
  expect(prepared).toEqual({
    ok: false,
    failure: { code: 'COMMAND_INVALID', params: { command: 'activity.log', field } },
  });
});
