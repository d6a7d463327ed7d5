import { expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { applyChanges } from './account-aggregate.ts';

test('changes append new documents and replace those of the same id in place', () => {
  const aggregate = buildAggregate({ promises: [buildPromise({ id: 'a' }), buildPromise({ id: 'b' })] });
  const after = applyChanges(aggregate, [
    { collection: 'promises', document: buildPromise({ id: 'a', note: 'changed' }) },
    { collection: 'promises', document: buildPromise({ id: 'c' }) },
    { collection: 'disputes', document: buildDispute() },
    { collection: 'activities', document: buildActivity() },
    { collection: 'accounts', document: buildAccount({ name: 'Renamed' }) },
  ]);
  expect(after.promises.map((one) => [one.id, one.note])).toEqual([
    ['a', 'changed'],
    ['b', ''],
    ['c', ''],
  ]);
  expect([after.disputes.length, after.activities.length, after.account.name]).toEqual([1, 1, 'Renamed']);
  expect(after.invoices).toBe(aggregate.invoices);
});

test('W2: applying changes leaves the aggregate that it was given untouched', () => {
  const aggregate = buildAggregate({ promises: [buildPromise({ id: 'a' })] });
  const before = structuredClone(aggregate);
  applyChanges(aggregate, [{ collection: 'promises', document: buildPromise({ id: 'a', note: 'x' }) }]);
  expect(aggregate).toEqual(before);
  expect(applyChanges(aggregate, [])).toBe(aggregate);
});

test('changes apply in order: a later one of the same id wins', () => {
  const after = applyChanges(buildAggregate(), [
    { collection: 'promises', document: buildPromise({ note: 'first' }) },
    { collection: 'promises', document: buildPromise({ note: 'second' }) },
  ]);
  expect(after.promises.map((one) => one.note)).toEqual(['second']);
});
