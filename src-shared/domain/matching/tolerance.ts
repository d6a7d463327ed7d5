import { readRate } from '../money/rate.ts';
import type { MatchingPolicy } from './matching-policy.ts';

/**
 * R5: how many minor units a payment may differ from what is owed: the smaller of the amount of the currency and the
 * percentage of what is owed, rounded down.
 */
export function toleranceFor(owedMinor: number, currency: string, policy: MatchingPolicy): number {
  const amount = largestTolerance(currency, policy);
  const { numerator, denominator } = readRate(policy.tolerancePercent);
  const share = Number((BigInt(Math.abs(owedMinor)) * numerator) / denominator);
  return Math.min(amount, share);
}

/** What the tolerance of a currency never exceeds, in minor units: asked first, because many items are compared. */
export function largestTolerance(currency: string, policy: MatchingPolicy): number {
  const amounts: Readonly<Record<string, number>> = policy.toleranceMinor;
  return Object.hasOwn(amounts, currency) ? (amounts[currency] ?? 0) : 0;
}
