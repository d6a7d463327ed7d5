import { doubtsOf, evidenceOf, namedItems } from './match-by-reference.ts';
import type { Draft, MatchContext } from './match-context.ts';
import { earnedDiscount, type OpenItem } from './open-item.ts';
import type { ItemAmount, ScoreStep, Settlement, ShortPaid } from './proposal.ts';
import type { ReadLine } from './read-notice.ts';
import { amountOn, discountOn, shortOf } from './settle.ts';
import { settleNamed } from './settle-named.ts';
import { toleranceFor } from './tolerance.ts';

/** R5: the items that the lines of the remittance name, with the amounts that they say. */
export function matchByLines(lines: readonly ReadLine[], context: MatchContext): Draft[] {
  const matches = lines.flatMap((line) => line.matches);
  const items = namedItems(matches, context);
  if (items.length === 0) return [];
  const evidence = lines.flatMap((line, index) => evidenceOf(line.matches, index));
  const known: ScoreStep['because'][] = doubtsOf(evidence);
  if (lines.some((line) => namedItems(line.matches, context).length === 0)) known.push('unmatchedLine');
  const common = {
    rule: 'remittance-lines',
    basePoints: context.policy.scores.remittanceLines,
    evidence,
  } as const;
  const withAmounts = lines.some((line) => line.amountMinor !== undefined)
    ? settleLines(lines, items, context)
    : undefined;
  if (withAmounts !== undefined) {
    const { settlement, isAmbiguous } = withAmounts;
    const because = [...known, ...withAmounts.because];
    return [{ ...common, selection: 'named', settlement, because, isAmbiguous, search: undefined }];
  }
  return settleNamed(items, context).map((draft) => ({
    ...draft,
    ...common,
    because: [...known, ...draft.because],
  }));
}

type SettledLines = Pick<Draft, 'settlement' | 'because' | 'isAmbiguous'>;

/**
 * Follows the lines to the unit. `undefined` where the payment cannot be what they tell: they sum to more than it, or
 * one of them says more than its item has open; then the items count as named without amounts.
 */
function settleLines(
  lines: readonly ReadLine[],
  items: readonly OpenItem[],
  context: MatchContext,
): SettledLines | undefined {
  const sums = new Map<OpenItem, number>();
  let isAmbiguous = false;
  for (const line of lines) {
    const named = namedItems(line.matches, context);
    const [item] = named;
    if (item === undefined) continue;
    if (named.length > 1) isAmbiguous = true;
    const before = sums.get(item) ?? 0;
    const paid = before + (line.amountMinor ?? item.openMinor - before);
    if (!isWithin(paid, item.openMinor)) return undefined;
    sums.set(item, paid);
  }
  const settlement = settlementOf(items, sums, context);
  if (settlement.onAccountMinor < 0) return undefined;
  const because: ScoreStep['because'][] = [];
  if (settlement.discounts.length > 0) because.push('discount');
  if (settlement.tolerated.length > 0) because.push('tolerance');
  if (settlement.shortPaid.length > 0) because.push('shortPaid');
  if (settlement.onAccountMinor > 0) because.push('overpaid');
  return { settlement, because, isAmbiguous };
}

function isWithin(paidMinor: number, openMinor: number): boolean {
  return openMinor > 0 ? paidMinor >= 0 && paidMinor <= openMinor : paidMinor <= 0 && paidMinor >= openMinor;
}

function settlementOf(
  items: readonly OpenItem[],
  sums: ReadonlyMap<OpenItem, number>,
  { receivedOn, currency, policy, amountMinor }: MatchContext,
): Settlement {
  const allocations: ItemAmount[] = [];
  const discounts: Settlement['discounts'][number][] = [];
  const tolerated: ItemAmount[] = [];
  const shortPaid: ShortPaid[] = [];
  let onAccountMinor = amountMinor;
  for (const item of items) {
    const paid = sums.get(item) ?? 0;
    if (paid !== 0) allocations.push(amountOn(item, paid));
    onAccountMinor -= paid;
    const missing = item.openMinor - paid;
    if (item.openMinor < 0 || missing === 0) continue;
    if (paid > 0 && missing === earnedDiscount(item, receivedOn, policy)) {
      discounts.push(discountOn(item, missing));
    } else if (paid > 0 && missing <= toleranceFor(item.openMinor, currency, policy)) {
      tolerated.push(amountOn(item, missing));
    } else shortPaid.push(shortOf(item, paid));
  }
  return { allocations, discounts, tolerated, shortPaid, onAccountMinor };
}
