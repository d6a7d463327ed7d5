import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import type { CommandName } from './registry.ts';
import { codesOf, run } from './run-command.fixture.ts';

const activityId = 'known';
const aggregate = buildAggregate({ activities: [buildActivity({ id: activityId })] });
const { account } = aggregate;
const signed = { on: '2026-03-30', at: '2026-03-30T09:00:00.000Z', by: { userId: 'u', name: 'U' } };
const held = { ...aggregate, account: buildAccount({ creditHold: { ...signed, reason: 'Late' } }) };
const here = { collectorId: account.collectorId, territory: account.territory };
const [ida] = account.contacts;

describe('a change of the account', () => {
  test.each<[CommandName, object, string[], typeof aggregate]>([
    [
      'account.reassign',
      { from: { ...here, territory: 'East' }, to: here },
      ['CHANGED_MEANWHILE', 'NOTHING_CHANGED'],
      aggregate,
    ],
    ['account.reassign', { from: here, to: here }, ['NOTHING_CHANGED'], aggregate],
    ['account.correct-contact', { from: null, to: ida }, ['CHANGED_MEANWHILE'], aggregate],
    ['credit.hold', {}, ['CREDIT_HELD_ALREADY'], held],
    ['credit.release', {}, ['CREDIT_NOT_HELD'], aggregate],
    ['dunning.unblock', {}, ['DUNNING_NOT_BLOCKED'], aggregate],
  ])('commands: %s says everything that stands against it at once', (name, input, codes, start) => {
    const context = buildContext({ actor: buildActor({ role: 'manager' }) });
    const effect = run(name, start, { activityId, reason: 'As agreed', ...input }, context);
    expect(codesOf(effect)).toEqual([...codes, 'DUPLICATE_ID']);
  });
});
