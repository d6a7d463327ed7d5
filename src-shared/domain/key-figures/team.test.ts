import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { anyDocuments, currencies } from '../../../test/fixtures/key-figures/any-documents.ts';
import { allFigures, invoice, paid, written } from '../../../test/fixtures/key-figures/figures-of.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import { openAmounts } from '../invoice/open-amount.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { type FigureDocuments, withoutCurrency } from './component.ts';
import type { Figure } from './figure.ts';
import { figureBasis } from './figure-basis.ts';
import { figureItems } from './figure-items.ts';
import { accountSums, totalSums } from './figure-sums.ts';
import { defaultKeyFigurePolicy } from './key-figure-policy.ts';
import { keyFigures } from './key-figures.ts';
import { paymentsAsOf } from './ledger-history.ts';

const bo = { userId: 'user-8', name: 'Bo Berg' };

/** The counts of a person as of a date: carried, contacts, of them right party, promises, kept, not kept; then the rates. */
function lineOf(personId: string, more: Partial<FigureDocuments>, asOf?: string) {
  const found = allFigures(more, asOf === undefined ? {} : { asOf }).team.find(
    (one) => one.personId === personId,
  );
  if (found === undefined) return undefined;
  const { carried, contacts, rightParty, promises, kept, notKept } = found;
  return [
    ...[carried, contacts, rightParty, promises, kept, notKept].map(({ count }) => Number(count)),
    written(found.rightPartyContactRate),
    written(found.keptRate),
  ];
}

describe('workload and results per person', () => {
  const invoices = [
    invoice('a', 100_00, '2026-01-10', '2026-02-09'),
    invoice('b', 50_00, '2026-01-10', '2026-02-09'),
    buildInvoice({ id: 'usd', currency: 'USD', amountMinor: 70_00, invoiceDate: '2026-01-10' }),
  ];
  const promiseOf = (id: string, madeBy = bo) =>
    buildPromise({
      id: `promise-${id}`,
      allocations: [{ invoiceId: id, amountMinor: id === 'a' ? 100_00 : 50_00 }],
      madeOn: '2026-03-01',
      promisedDate: '2026-03-10',
      madeBy,
    });
  const payments = [paid('p1', 'a', 100_00, '2026-03-09'), paid('p2', 'b', 10_00, '2026-03-10')];
  const activities = [
    buildActivity({ id: 'c1', outcome: 'promised', by: bo, on: '2026-03-01' }),
    buildActivity({ id: 'c2', outcome: 'no-answer', by: bo, on: '2026-03-05' }),
    buildActivity({ id: 'c3', kind: 'letter', outcome: null, by: bo, on: '2026-03-06' }),
    buildActivity({ id: 'c4', outcome: 'reached', direction: 'inbound', by: bo, on: '2026-03-20' }),
    buildActivity({ id: 'c5', outcome: 'reached', by: bo, on: '2026-03-21' }),
    buildActivity({ id: 'c6', outcome: 'no-answer', by: bo, on: '2026-03-21', supersedes: 'c5' }),
    buildActivity({ id: 'c7', kind: 'note', outcome: null, by: bo }),
    buildActivity({ id: 'c8', outcome: 'reached', by: bo, on: '2025-11-30' }),
  ];
  const documents = { invoices, payments, activities, promises: [promiseOf('a'), promiseOf('b')] };

  test('key figures: contacts and promises are those of whoever made them, accounts those of their collector, counted once', () => {
    expect(lineOf('user-8', documents)).toEqual([0, 5, 2, 2, 1, 1, '0.33', '0.50']);
    expect(lineOf('user-7', documents)).toEqual([1, 0, 0, 0, 0, 0, 'no-attempts', 'no-promise-fell-due']);
  });

  test('key figures: on an earlier day they are what they were: what came later has not happened, what is kept now was open', () => {
    expect(lineOf('user-8', documents, '2026-03-05')).toEqual([
      0,
      2,
      1,
      2,
      0,
      0,
      '0.50',
      'no-promise-fell-due',
    ]);
    // The tolerance of the promises is over on 2026-03-13; of the payments the first keeps one.
    expect(lineOf('user-8', documents, '2026-03-14')?.slice(4, 6)).toEqual([1, 1]);
    expect(lineOf('user-7', documents, '2026-01-09')).toBeUndefined();
    expect(lineOf('user-7', documents, '2026-01-10')?.[0]).toBe(1);
  });

  test('key figures: an account of which nothing is open is carried by nobody, one that only owes in future by its collector', () => {
    const settled = { invoices: [buildInvoice()], payments: [paid('p', 'invoice-1', 100_00, '2026-03-20')] };
    expect(lineOf('user-7', settled)).toBeUndefined();
    expect(lineOf('user-7', settled, '2026-03-19')?.[0]).toBe(1);
  });
});

const countedNames = ['contacts', 'rightParty', 'promises', 'carried'] as const;
type Counted = (typeof countedNames)[number];
type Tally = Map<string, number>;
const count = (tally: Tally, personId: string) => tally.set(personId, (tally.get(personId) ?? 0) + 1);

/** Who has contacts, right-party contacts, promises and accounts, from the documents alone and without the figures' code. */
function recounted(accounts: readonly AccountAggregate[], asOf: BusinessDate, opening: BusinessDate) {
  const tallies: Readonly<Record<Counted, Tally>> = {
    ...{ contacts: new Map(), rightParty: new Map() },
    ...{ promises: new Map(), carried: new Map() },
  };
  for (const { account, activities, promises, invoices, payments } of accounts) {
    const corrected = activities.filter((one) => one.on <= asOf).map((one) => one.supersedes);
    for (const { id, kind, on, outcome, by } of activities) {
      const isOther = ['note', 'change', 'follow-up'].includes(kind);
      if (isOther || on <= opening || on > asOf || corrected.includes(id)) continue;
      count(tallies.contacts, by.userId);
      if (outcome !== null && !['no-answer', 'voicemail', 'wrong-number'].includes(outcome))
        count(tallies.rightParty, by.userId);
    }
    for (const { madeOn, madeBy } of promises)
      if (madeOn > opening && madeOn <= asOf) count(tallies.promises, madeBy.userId);
    const there = invoices.filter(({ invoiceDate }) => invoiceDate <= asOf);
    const open = openAmounts(there, paymentsAsOf(payments, asOf));
    if (there.some(({ id }) => (open.get(id) ?? 0) > 0)) {
      const gone = activities.find(({ change, on }) => change !== null && on > asOf);
      count(tallies.carried, gone?.change?.from.split(' ')[0] ?? account.collectorId);
    }
  }
  return tallies;
}

const documented = (tally: Tally) => [...tally].sort(([a], [b]) => (a < b ? -1 : 1));

describe('workload and results of any documents', () => {
  test('key figures: counts per person are those of a recount of the documents, and open to as many of them', () => {
    fc.assert(
      fc.property(
        fc.array(anyDocuments, { maxLength: 4 }),
        fc.constantFrom(0, -1, -30, -60),
        (some, back) => {
          const accounts = some.map((one, index) => ({
            ...one,
            account: { ...one.account, id: `account-${index}` as typeof one.account.id },
          }));
          const asOf = addDays(builtToday, back);
          const basis = figureBasis(asOf, defaultPolicy, defaultKeyFigurePolicy);
          const { team } = keyFigures(totalSums(accounts.map((one) => accountSums(one, basis))), basis);
          const expected = recounted(accounts, asOf, basis.opening);
          for (const name of countedNames) {
            const shown = team
              .map((one) => [one.personId, Number(one[name].count)] as const)
              .filter(([, value]) => value > 0);
            expect([name, shown]).toEqual([name, documented(expected[name])]);
          }
          for (const person of team) {
            for (const figure of [
              person.carried,
              person.contacts,
              person.promises,
              person.kept,
              person.notKept,
            ]) {
              const items = [...figureItems(accounts, basis, withoutCurrency, figure.components)];
              expect(BigInt(items.length)).toBe(BigInt(figure.count));
            }
          }
        },
      ),
    );
  });

  test('key figures: the right-party contact rate of the team is that of all people together, on the same attempts', () => {
    fc.assert(
      fc.property(fc.array(anyDocuments, { maxLength: 4 }), (accounts) => {
        const basis = figureBasis(builtToday, defaultPolicy, defaultKeyFigurePolicy);
        const figures = keyFigures(totalSums(accounts.map((one) => accountSums(one, basis))), basis);
        const behind = ({ components }: Figure) =>
          [...figureItems(accounts, basis, withoutCurrency, components)].map(({ id }) => id).sort();
        const ofPeople = figures.team.flatMap((person) => behind(person.rightPartyContactRate)).sort();
        expect(ofPeople).toEqual(behind(figures.rightPartyContactRate));
      }),
    );
  });

  test('key figures: the promises of all people that were kept and not kept are those that fell due in all currencies', () => {
    fc.assert(
      fc.property(fc.array(anyDocuments, { maxLength: 4 }), (accounts) => {
        const basis = figureBasis(builtToday, defaultPolicy, defaultKeyFigurePolicy);
        const madeBy = new Map<string, string>();
        accounts.forEach((one, index) => {
          for (const promise of one.promises) madeBy.set(`${index}/${promise.id}`, promise.madeBy.userId);
        });
        const ofPeople = (component: 'promise.due.count' | 'promise.kept.count') => {
          const tally: Tally = new Map();
          accounts.forEach((one, index) => {
            for (const currency of currencies) {
              for (const { id } of figureItems([one], basis, currency, [component]))
                count(tally, madeBy.get(`${index}/${id}`) ?? '');
            }
          });
          return documented(tally);
        };
        const { team } = keyFigures(totalSums(accounts.map((one) => accountSums(one, basis))), basis);
        const counted = (of: (one: (typeof team)[number]) => number) =>
          team.map((one) => [one.personId, of(one)] as const).filter(([, value]) => value > 0);
        expect(counted(({ kept }) => Number(kept.count))).toEqual(ofPeople('promise.kept.count'));
        expect(counted(({ kept, notKept }) => Number(kept.count) + Number(notKept.count))).toEqual(
          ofPeople('promise.due.count'),
        );
      }),
    );
  });
});
