import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bareAggregate, documentCount } from '../../src-shared/domain/account/account-aggregate.ts';
import { documentOf } from './account.fixture.ts';
import { createRecentAccounts } from './recent-accounts.ts';

function aggregateOf(id: string, invoiceCount: number) {
  const invoices = Array.from({ length: invoiceCount }, (_, index) =>
    documentOf('invoices', { id: `${id}-${index}`, accountId: id }),
  );
  const account = documentOf('accounts', { id });
  return { ...bareAggregate(account), invoices };
}

it('lets go of the account used longest ago', () => {
  const recent = createRecentAccounts(8);
  for (const id of ['a', 'b']) recent.keep(id, aggregateOf(id, 3));
  expect(recent.find('a')).toBeDefined();
  recent.keep('c', aggregateOf('c', 3));
  expect(['a', 'b', 'c'].filter((id) => recent.has(id))).toEqual(['a', 'c']);
});

it('does not keep an account that alone has more documents than the bound, and none for its sake', () => {
  const recent = createRecentAccounts(8);
  recent.keep('a', aggregateOf('a', 3));
  recent.keep('big', aggregateOf('big', 8));
  expect(recent.has('big')).toBe(false);
  expect(recent.has('a')).toBe(true);
});

it('never holds more documents than the bound, whatever is kept, used and dropped', () => {
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom('keep', 'find', 'drop'),
      id: fc.constantFrom(...'abcdef'),
      size: fc.nat({ max: 6 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, (list) => {
      const recent = createRecentAccounts(10);
      for (const { kind, id, size } of list) {
        if (kind === 'keep') recent.keep(id, aggregateOf(id, size));
        else if (kind === 'find') recent.find(id);
        else recent.drop(id);
        const held = [...'abcdef'].flatMap((one) => recent.find(one) ?? []);
        const documents = held.reduce((sum, aggregate) => sum + documentCount(aggregate), 0);
        expect(documents).toBeLessThanOrEqual(10);
        if (kind === 'keep' && size < 10) expect(recent.has(id)).toBe(true);
        if (kind === 'drop') expect(recent.has(id)).toBe(false);
      }
    }),
  );
});
