import { describe, expect, it } from 'vitest';
import { accountPosition } from '../../src-shared/domain/account/account-position.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { unappliedMinor } from '../../src-shared/domain/invoice/open-amount.ts';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import {
  type CollectionDocument,
  type CollectionName,
  collectionSchemas,
} from '../../src-shared/protocol/collections.ts';
import { generateDemo } from './generate-demo.ts';
import { seededRandom } from './seeded-random.ts';

const today = businessDate('2026-03-31');
const collector = (name: string) => ({ userId: userIdSchema.parse(name), name, territory: 'North' });
const generate = () =>
  generateDemo({ random: seededRandom(1), today, tenantId: 't' }, collector('one'), collector('two'));
const writes = generate();

function all<Name extends CollectionName>(collection: Name): readonly CollectionDocument<Name>[] {
  return writes
    .filter((write) => write.collection === collection)
    .map((write) => write.document as CollectionDocument<Name>);
}

describe('the demonstration', () => {
  it('is the same for the same seed and date, and has no id twice', () => {
    expect(generate()).toEqual(writes);
    expect(new Set(writes.map((write) => `${write.collection}/${write.document.id}`)).size).toBe(
      writes.length,
    );
  });

  it('holds only documents that their schemas accept', () => {
    for (const { collection, document } of writes)
      expect(collectionSchemas[collection].parse(document)).toEqual(document);
  });

  it('gives the first collector about 80 accounts, the second about 20, in five currencies', () => {
    const accounts = all('accounts');
    expect(accounts.filter((account) => account.collectorId === 'one')).toHaveLength(80);
    expect(accounts.filter((account) => account.collectorId === 'two')).toHaveLength(20);
    expect(new Set(accounts.map((account) => account.currency))).toEqual(
      new Set(['EUR', 'USD', 'GBP', 'JPY', 'KWD']),
    );
    expect(all('invoices').length).toBeGreaterThan(1200);
  });

  it('shows every status of a promise, every state of a dispute, unapplied and reversed cash', () => {
    const statuses = new Set<string>();
    for (const account of all('accounts')) {
      const of = <Item extends { accountId: string }>(items: readonly Item[]) =>
        items.filter((item) => item.accountId === account.id);
      const aggregate = {
        account,
        invoices: of(all('invoices')),
        payments: of(all('payments')),
        promises: of(all('promises')),
        disputes: of(all('disputes')),
        activities: of(all('activities')),
      };
      for (const one of accountPosition(aggregate, today, defaultPolicy).promises) statuses.add(one.status);
    }
    expect(statuses).toEqual(new Set(['open', 'kept', 'partially-kept', 'broken', 'cancelled']));
    expect(new Set(all('disputes').map((dispute) => dispute.state)).size).toBeGreaterThanOrEqual(5);
    expect(all('payments').some((payment) => unappliedMinor(payment) > 0)).toBe(true);
    expect(all('payments').some((payment) => payment.reversed)).toBe(true);
    expect(all('invoices').some((invoice) => invoice.amountMinor < 0)).toBe(true);
  });
});
