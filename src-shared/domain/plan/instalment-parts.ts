import { fail, type Result, succeed } from '../failure.ts';
import { type Ratio, ratio, roundHalfEven } from '../money/ratio.ts';
import { splitMinor } from '../money/split.ts';
import { annuity, flatInterest, interestOn, type PeriodInterest } from './period-interest.ts';
import { maxInstalments, type PlanConventions } from './plan-terms.ts';

/** What an instalment pays back and what it bears, in minor units. */
export type Part = { readonly principalMinor: number; readonly interestMinor: number };

type Rounding = Pick<PlanConventions, 'split' | 'remainder' | 'roundToMinor'>;

/** N1, M2: equal parts of a whole that is not below 0, summing to it to the minor unit. */
export function equalParts(wholeMinor: number, count: number, rounding: Rounding): number[] {
  return rounding.split === 'spread'
    ? spreadParts(wholeMinor, count, rounding)
    : roundedParts(wholeMinor, count, rounding);
}

function spreadParts(wholeMinor: number, count: number, { remainder, roundToMinor }: Rounding): number[] {
  const units = Math.floor(wholeMinor / roundToMinor);
  const weights = Array.from({ length: count }, () => 1);
  const parts = splitMinor(units, weights).map((part) => part * roundToMinor);
  const ordered = remainder === 'first' ? parts : parts.toReversed();
  const at = remainder === 'first' ? 0 : count - 1;
  return ordered.with(at, (ordered[at] ?? 0) + wholeMinor - units * roundToMinor);
}

function roundedParts(wholeMinor: number, count: number, rounding: Rounding): number[] {
  const nearest = toMultiple(ratio(wholeMinor, count), rounding.roundToMinor);
  const down = Math.floor(wholeMinor / count / rounding.roundToMinor) * rounding.roundToMinor;
  // Where a whole is so small that rounding up many times leaves the last nothing, all are rounded down.
  const isNearest = rounding.split === 'nearest' && nearest * (count - 1) < wholeMinor;
  const each = isNearest ? nearest : down;
  const parts = Array.from({ length: count }, () => each);
  return parts.with(rounding.remainder === 'first' ? 0 : count - 1, wholeMinor - each * (count - 1));
}

function toMultiple(exact: Ratio, unit: number): number {
  return Number(roundHalfEven(ratio(exact.numerator, exact.denominator * BigInt(unit)))) * unit;
}

/** N1: a principal in so many instalments. */
export function partsByCount(
  principalMinor: number,
  count: number,
  interest: PeriodInterest,
  conventions: PlanConventions,
): readonly Part[] {
  if (conventions.interestMethod === 'annuity' && bearsInterest(count, interest)) {
    return annuityParts(principalMinor, count, interest, conventions);
  }
  const principals = equalParts(principalMinor, count, conventions);
  if (conventions.interestMethod === 'flat') {
    const interests = equalParts(flatInterest(principalMinor, count, interest), count, conventions);
    return principals.map((part, index) => ({ principalMinor: part, interestMinor: interests[index] ?? 0 }));
  }
  let balanceMinor = principalMinor;
  return principals.map((part, index) => {
    const interestMinor = interestOn(balanceMinor, index, interest);
    balanceMinor -= part;
    return { principalMinor: part, interestMinor };
  });
}

/** Only the first period can be without a day, so that either it or the last tells. */
function bearsInterest(count: number, { numeratorOf }: PeriodInterest): boolean {
  return numeratorOf(0) > 0n || numeratorOf(count - 1) > 0n;
}

/**
 * The last instalment pays what is left. Where that differs by more than half a unit per instalment, the equal one is
 * moved by as much, if the last then comes closer to it.
 */
function annuityParts(
  principalMinor: number,
  count: number,
  interest: PeriodInterest,
  { roundToMinor }: PlanConventions,
): readonly Part[] {
  const instalmentMinor = toMultiple(annuity(principalMinor, count, interest), roundToMinor);
  const parts = paidOff(principalMinor, count, interest, instalmentMinor);
  const differenceMinor = lastTotal(parts) - instalmentMinor;
  const stepMinor = toMultiple(ratio(differenceMinor, count), roundToMinor);
  if (stepMinor === 0) return parts;
  const moved = paidOff(principalMinor, count, interest, instalmentMinor + stepMinor);
  const isCloser = Math.abs(lastTotal(moved) - instalmentMinor - stepMinor) < Math.abs(differenceMinor);
  return isCloser ? moved : parts;
}

function paidOff(
  principalMinor: number,
  count: number,
  interest: PeriodInterest,
  instalmentMinor: number,
): readonly Part[] {
  let balanceMinor = principalMinor;
  return Array.from({ length: count }, (_, index) => {
    const interestMinor = interestOn(balanceMinor, index, interest);
    const wanted = index === count - 1 ? balanceMinor : Math.max(0, instalmentMinor - interestMinor);
    const part = Math.min(balanceMinor, wanted);
    balanceMinor -= part;
    return { principalMinor: part, interestMinor };
  });
}

function lastTotal(parts: readonly Part[]): number {
  const last = parts.at(-1);
  return last === undefined ? 0 : last.principalMinor + last.interestMinor;
}

/**
 * N1: a principal in instalments of an amount, the remainder in one that is smaller. Refused with
 * PLAN_INSTALMENT_TOO_SMALL where the amount pays nothing back, with PLAN_TOO_MANY_INSTALMENTS where it takes too many.
 */
export function partsByAmount(
  principalMinor: number,
  amountMinor: number,
  interest: PeriodInterest,
  conventions: PlanConventions,
): Result<readonly Part[]> {
  const parts: Part[] = [];
  let balanceMinor = principalMinor;
  while (balanceMinor > 0) {
    if (parts.length === maxInstalments) return fail('PLAN_TOO_MANY_INSTALMENTS', { limit: maxInstalments });
    const base = conventions.interestMethod === 'flat' ? principalMinor : balanceMinor;
    const interestMinor = interestOn(base, parts.length, interest);
    const part = Math.min(balanceMinor, amountMinor - interestMinor);
    if (part <= 0) return fail('PLAN_INSTALMENT_TOO_SMALL');
    balanceMinor -= part;
    parts.push({ principalMinor: part, interestMinor });
  }
  const isInterestFree = parts.every((part) => part.interestMinor === 0);
  return succeed(conventions.remainder === 'first' && isInterestFree ? parts.toReversed() : parts);
}
