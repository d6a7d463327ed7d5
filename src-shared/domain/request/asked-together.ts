import type { AccountAggregate } from '../account/account-aggregate.ts';
import { maxAmountMinor } from '../money/amount.ts';
import type { LedgerRequest } from './request.ts';

/** States of a request that was neither refused nor taken back. */
const notRefused: readonly LedgerRequest['state'][] = ['awaiting-approval', 'approved', 'settled'];
const granted: readonly LedgerRequest['state'][] = ['approved', 'settled'];

/** More than any limit is: of what was asked for without end, it is enough to know that it is beyond them all. */
const most = 1000 * maxAmountMinor;

type Account = Pick<AccountAggregate, 'requests' | 'notices'>;
type Asked = Pick<LedgerRequest, 'kind' | 'currency' | 'items'>;

/**
 * Authority: what a person has asked for of the same kind on the same items before, in minor units. A limit measures all
 * of it together: what is beyond it cannot be asked for in parts. A charge without items is measured with those that the
 * ledger has not booked; what a plan or a notice charges was decided with them.
 */
export function askedTogetherMinor(account: Account, asked: Asked, userId: string): number {
  return togetherMinor(account, asked, userId, notRefused);
}

/** Authority: what of it was granted: whoever decides on more is measured with it. Minor units. */
export function grantedTogetherMinor(account: Account, asked: Asked, userId: string): number {
  return togetherMinor(account, asked, userId, granted);
}

function togetherMinor(
  { requests, notices }: Account,
  { kind, currency, items }: Asked,
  userId: string,
  states: readonly LedgerRequest['state'][],
): number {
  const counted = requests.filter(
    (one) =>
      one.kind === kind &&
      one.currency === currency &&
      one.asked.by.userId === userId &&
      states.includes(one.state),
  );
  const ids = new Set<string>(items.map((item) => item.invoiceId));
  const same = counted.flatMap((one) => one.items.filter((item) => ids.has(item.invoiceId)));
  const ofNotices = new Set<string>(notices.map(({ id }) => id));
  const bare = counted.filter(
    (one) =>
      items.length === 0 &&
      one.items.length === 0 &&
      one.state !== 'settled' &&
      one.planId === null &&
      !ofNotices.has(one.id),
  );
  return [...same, ...bare].reduce((sum, { amountMinor }) => Math.min(sum + amountMinor, most), 0);
}
