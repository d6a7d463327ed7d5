import type { Account } from '../account/account.ts';
import { addMinor } from '../money/amount.ts';
import type { Ratio } from '../money/ratio.ts';

/** Credit: open balance + unbilled orders, in minor units of the account's currency. Below 0 with more credits. */
export function exposureMinor(account: Pick<Account, 'unbilledOrdersMinor'>, balanceMinor: number): number {
  return addMinor(balanceMinor, account.unbilledOrdersMinor);
}

/** Credit: per cent of the limit that the exposure is, rounded down; `undefined` without a limit, 100 over one of 0. */
export function creditUsePercent(exposureMinor: number, limitMinor: number | null): number | undefined {
  if (limitMinor === null) return undefined;
  if (exposureMinor <= 0) return 0;
  return limitMinor === 0 ? 100 : Number((BigInt(exposureMinor) * 100n) / BigInt(limitMinor));
}

/** Credit: whether exposure ÷ limit is at least this share, exactly. Any exposure is more than every share of 0. */
export function usesAtLeast(exposureMinor: number, limitMinor: number | null, share: Ratio): boolean {
  if (limitMinor === null) return false;
  const used = Math.max(0, exposureMinor);
  if (limitMinor === 0) return used > 0 || share.numerator <= 0n;
  return BigInt(used) * share.denominator >= share.numerator * BigInt(limitMinor);
}
