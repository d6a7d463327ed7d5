import { describe, expect, it } from 'vitest';
import { bareAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { accountPosition } from '../../src-shared/domain/account/account-position.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { documentLanguages } from '../../src-shared/domain/document-languages.ts';
import { documentTemplateSchema } from '../../src-shared/domain/document-template/document-template.ts';
import { dunningPoliciesSchema } from '../../src-shared/domain/dunning/dunning-policy.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { unappliedMinor } from '../../src-shared/domain/invoice/open-amount.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import {
  type CollectionDocument,
  type CollectionName,
  collectionSchemas,
} from '../../src-shared/protocol/collections.ts';
import { demoDunning, keyAccountPolicy } from './demo-dunning.ts';
import { demoTemplate } from './demo-template.ts';
import { generateDemo } from './generate-demo.ts';
import { seededRandom } from './seeded-random.ts';

const today = businessDate('2026-03-31');
const collector = (name: string) => ({ userId: userIdSchema.parse(name), name, territory: 'North' });
const generate = () =>
  generateDemo(
    { random: seededRandom(1), today },
    { first: collector('one'), second: collector('two'), fieldAgent: collector('three') },
  );
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

  it('G1: gives large customers a dunning policy of their own, which the organisation has', () => {
    const named = all('accounts').map(({ dunningPolicy }) => dunningPolicy);
    expect(new Set(named)).toEqual(new Set([null, keyAccountPolicy]));
    const { document } = demoDunning();
    const { policies } = dunningPoliciesSchema.parse((document as { value?: unknown }).value);
    expect(policies.map(({ name }) => name)).toContain(keyAccountPolicy);
  });

  it('prints a letterhead of its own, with bank details at the foot and a closing in every language', () => {
    const { document } = demoTemplate();
    expect(collectionSchemas.reference.parse(document)).toEqual(document);
    const { letterhead, texts } = documentTemplateSchema.parse((document as { value?: unknown }).value);
    expect(letterhead.footer.flat().join(' ')).toContain('IBAN DE02 1203');
    expect(new Set(texts.map(({ language }) => language))).toEqual(new Set(documentLanguages));
  });

  it('gives the first collector 80 accounts, the second 20, the field agent 16 of their own, in five currencies', () => {
    const accounts = all('accounts');
    expect(accounts.filter((account) => account.collectorId === 'one')).toHaveLength(80);
    expect(accounts.filter((account) => account.collectorId === 'two')).toHaveLength(20);
    const ofAgent = accounts.filter((account) => account.collectorId === 'three');
    expect(ofAgent.map(({ currency }) => currency)).toEqual(Array.from({ length: 16 }, () => 'EUR'));
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
        ...bareAggregate(account),
        invoices: of(all('invoices')),
        payments: of(all('payments')),
        promises: of(all('promises')),
        disputes: of(all('disputes')),
        activities: of(all('activities')),
      };
      for (const one of accountPosition(aggregate, today, defaultSettings).promises) statuses.add(one.status);
    }
    expect(statuses).toEqual(new Set(['open', 'kept', 'partially-kept', 'broken', 'cancelled']));
    expect(new Set(all('disputes').map((dispute) => dispute.state)).size).toBeGreaterThanOrEqual(5);
    const requested = new Set<string | null>(all('requests').map(({ id }) => id));
    const credited = all('disputes').filter(({ acceptedItems }) => acceptedItems.length > 0);
    expect(credited.length).toBeGreaterThan(0);
    expect(credited.filter(({ creditRequestId }) => !requested.has(creditRequestId))).toEqual([]);
    expect(all('payments').some((payment) => unappliedMinor(payment) > 0)).toBe(true);
    expect(all('payments').some((payment) => payment.reversed)).toBe(true);
    expect(all('invoices').some((invoice) => invoice.amountMinor < 0)).toBe(true);
  });

  it('I4, R5: has terms with a discount, and cash that took it and waits to be applied', () => {
    const discounted = all('accounts').filter(({ paymentTerms }) => paymentTerms.name === '2/10 net 30');
    const ids = new Set<string>(discounted.map(({ id }) => id));
    expect(ids.size).toBeGreaterThan(5);
    const invoices = new Map(all('invoices').map((invoice) => [`Transfer ${invoice.number}`, invoice]));
    const early = all('payments').filter(
      ({ accountId, allocations, reference }) =>
        ids.has(accountId) && allocations.length === 0 && invoices.has(reference),
    );
    expect(early.length).toBeGreaterThan(0);
    for (const { amountMinor, reference } of early) {
      const share = amountMinor / (invoices.get(reference)?.amountMinor ?? 0);
      expect(share).toBeCloseTo(0.98, 2);
    }
  });

  it('has groups of companies, with every account above another among its accounts', () => {
    const accounts = new Map(all('accounts').map((account) => [account.id, account]));
    const below = [...accounts.values()].filter(({ parentId }) => parentId !== null);
    expect(below).toHaveLength(9);
    const above = below.map(({ parentId }) => parentId && accounts.get(parentId));
    expect(above.every((account) => account !== undefined)).toBe(true);
    const isAcross = below.some(
      (account, index) => account.collectorId !== (above[index] || account).collectorId,
    );
    expect(isAcross).toBe(true);
    expect(new Set(below.map(({ currency }) => currency)).size).toBeGreaterThan(1);
  });

  it('A2: plans visits', () => {
    expect(all('activities').some(({ nextAction }) => nextAction?.channel === 'visit')).toBe(true);
  });
});
