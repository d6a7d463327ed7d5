import {
  type AccountAggregate,
  bareAggregate,
  documentCount,
} from '../../src-shared/domain/account/account-aggregate.ts';
import type { FigureBasis } from '../../src-shared/domain/key-figures/figure-basis.ts';
import { accountSums, addSums, type FigureSums } from '../../src-shared/domain/key-figures/figure-sums.ts';

/** From here on working out the sums takes longer than looking for those of the time before. */
const manyDocuments = 1_000;

type Remembered = Pick<AccountAggregate, 'payments' | 'promises' | 'disputes' | 'requests'> & {
  readonly collectorId: string;
  readonly basis: FigureBasis;
  readonly sums: FigureSums;
};

const lastOf = new WeakMap<AccountAggregate['invoices'], Remembered>();

/**
 * The account's part of the key figures. Most commands add an activity and leave the other documents the same lists: of
 * an account of 20,000 invoices only the activities are visited again then.
 */
export function figureSumsOf(aggregate: AccountAggregate, basis: FigureBasis): FigureSums {
  if (documentCount(aggregate) < manyDocuments) return accountSums(aggregate, basis);
  const ofActivities = { ...bareAggregate(aggregate.account), activities: aggregate.activities };
  return addSums(sumsWithoutActivities(aggregate, basis), accountSums(ofActivities, basis));
}

function sumsWithoutActivities(aggregate: AccountAggregate, basis: FigureBasis): FigureSums {
  const { invoices, payments, promises, disputes, requests, account } = aggregate;
  const last = lastOf.get(invoices);
  const isSame =
    last?.payments === payments &&
    last.promises === promises &&
    last.disputes === disputes &&
    last.requests === requests &&
    last.collectorId === account.collectorId &&
    last.basis === basis;
  if (isSame) return last.sums;
  const sums = accountSums({ ...aggregate, activities: [] }, basis);
  const { collectorId } = account;
  lastOf.set(invoices, { payments, promises, disputes, requests, collectorId, basis, sums });
  return sums;
}
