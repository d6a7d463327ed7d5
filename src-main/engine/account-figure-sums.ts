import { type AccountAggregate, documentCount } from '../../src-shared/domain/account/account-aggregate.ts';
import { collectorBefore } from '../../src-shared/domain/account/owner-change.ts';
import type { FigureBasis } from '../../src-shared/domain/key-figures/figure-basis.ts';
import {
  accountSums,
  addSums,
  contactSums,
  type FigureSums,
  sumsWithoutContacts,
} from '../../src-shared/domain/key-figures/figure-sums.ts';

/** From here on working out the sums takes longer than looking for those of the time before. */
const manyDocuments = 1_000;

type Remembered = Pick<AccountAggregate, 'payments' | 'promises' | 'disputes' | 'requests'> & {
  readonly owners: string;
  readonly basis: FigureBasis;
  readonly sums: FigureSums;
};

const lastOf = new WeakMap<AccountAggregate['invoices'], Remembered>();

/**
 * The account's part of the key figures. Most commands add an activity and leave the other documents the same lists: of
 * an account of 20,000 invoices only the contacts are visited again then.
 */
export function figureSumsOf(aggregate: AccountAggregate, basis: FigureBasis): FigureSums {
  if (documentCount(aggregate) < manyDocuments) return accountSums(aggregate, basis);
  return addSums(rememberedSums(aggregate, basis), contactSums(aggregate, basis));
}

function rememberedSums(aggregate: AccountAggregate, basis: FigureBasis): FigureSums {
  const { invoices, payments, promises, disputes, requests } = aggregate;
  const last = lastOf.get(invoices);
  const owners = ownersOf(aggregate);
  const isSame =
    last?.payments === payments &&
    last.promises === promises &&
    last.disputes === disputes &&
    last.requests === requests &&
    last.owners === owners &&
    last.basis === basis;
  if (isSame) return last.sums;
  const sums = sumsWithoutContacts(aggregate, basis);
  lastOf.set(invoices, { payments, promises, disputes, requests, owners, basis, sums });
  return sums;
}

/** Who has the account, and every change of that: activities that the sums without contacts are made of, too. */
function ownersOf({ account, activities }: AccountAggregate): string {
  const moves = activities.filter(({ change }) => change !== null && collectorBefore(change) !== undefined);
  return [account.collectorId, ...moves.map(({ id, on, at }) => `${id}/${on}/${at}`)].join(' ');
}
