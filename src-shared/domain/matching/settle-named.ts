import type { Draft, MatchContext } from './match-context.ts';
import { earnedDiscount, type OpenItem } from './open-item.ts';
import {
  atGross,
  atNet,
  type Due,
  dueMinor,
  settleInFull,
  settleLate,
  settleShort,
  shortOf,
  toleranceOf,
} from './settle.ts';

/** A way to settle items that the payer named; the evidence and the rule come from who asks. */
export type NamedDraft = Pick<Draft, 'selection' | 'settlement' | 'because' | 'isAmbiguous' | 'search'>;

/**
 * R5: how a payment settles named items, the most telling way first: to the unit, less discounts that were earned,
 * within the tolerance, with credits netted in; more than is owed, with or without the rest found by its amount; less
 * than is owed, where discounts were taken late, or it pays some of them exactly or the oldest first. None where only
 * credits are named.
 */
export function settleNamed(items: readonly OpenItem[], context: MatchContext): NamedDraft[] {
  const gross = atGross(items);
  const missing = dueMinor(gross) - context.amountMinor;
  if (dueMinor(gross) <= 0) return [];
  if (missing === 0) return [named(settleInFull(gross, context.amountMinor))];
  const discounted = missing > 0 ? withDiscounts(items, missing, context) : undefined;
  if (discounted !== undefined) return [discounted];
  const tolerated = withinTolerance(items, context);
  if (tolerated !== undefined) return [tolerated];
  return missing < 0 ? tooMuch(items, -missing, context) : tooLittle(items, missing, context);
}

function named(
  settlement: Draft['settlement'],
  because: Draft['because'] = [],
  from: Partial<NamedDraft> = {},
): NamedDraft {
  return { selection: 'named', settlement, because, isAmbiguous: false, search: undefined, ...from };
}

/** What is missing is explained by discounts: by all that were earned, by some of them, or by a part of them. */
function withDiscounts(
  items: readonly OpenItem[],
  missing: number,
  context: MatchContext,
): NamedDraft | undefined {
  const net = atNet(items, context);
  const earned = net.map((due) => due.discountMinor);
  const total = earned.reduce((sum, discount) => sum + discount, 0);
  if (missing > total) return undefined;
  if (missing === total) return named(settleInFull(net, context.amountMinor), ['discount']);
  const search = context.findSubsets(earned, missing);
  const [taken] = search.solutions;
  const dues = taken === undefined ? oldestDiscounts(net, missing) : chosenDiscounts(net, new Set(taken));
  const isAmbiguous = search.count === 2 || (taken === undefined && net.length > 1);
  return named(settleInFull(dues, context.amountMinor), ['discount'], { isAmbiguous, search });
}

function chosenDiscounts(dues: readonly Due[], chosen: ReadonlySet<number>): Due[] {
  return dues.map((due, index) => (chosen.has(index) ? due : { ...due, discountMinor: 0 }));
}

function oldestDiscounts(dues: readonly Due[], wantedMinor: number): Due[] {
  let left = wantedMinor;
  return dues.map((due) => {
    const discountMinor = Math.min(left, due.discountMinor);
    left -= discountMinor;
    return { ...due, discountMinor };
  });
}

function withinTolerance(items: readonly OpenItem[], context: MatchContext): NamedDraft | undefined {
  const net = atNet(items, context);
  const hasDiscount = net.some((due) => due.discountMinor > 0);
  for (const dues of hasDiscount ? [net, atGross(items)] : [net]) {
    const missing = dueMinor(dues) - context.amountMinor;
    if (Math.abs(missing) > toleranceOf(dues, context)) continue;
    const settlement =
      missing > 0 ? settleShort(dues, context.amountMinor, true) : settleInFull(dues, context.amountMinor);
    return named(settlement, settlement.discounts.length > 0 ? ['discount', 'tolerance'] : ['tolerance']);
  }
  return undefined;
}

function tooMuch(items: readonly OpenItem[], rest: number, context: MatchContext): NamedDraft[] {
  const drafts = [named(settleInFull(atGross(items), context.amountMinor), ['overpaid'])];
  const known = new Set(items);
  // Of an invoice and a credit note that a text names alike, the payer means one.
  const part = items.some((item) => item.openMinor < 0) ? partly(items, context) : undefined;
  if (part !== undefined) drafts.unshift(part);
  const others = context.items.filter((item) => !known.has(item));
  const search = context.findSubsets(
    others.map((item) => item.openMinor),
    rest,
  );
  const [found] = search.solutions;
  if (found === undefined) return drafts;
  const all = [...items, ...chosen(others, found)];
  const settlement = settleInFull(atGross(all), context.amountMinor);
  const isAmbiguous = search.count === 2;
  const from = { selection: 'named-and-rest-by-amount', isAmbiguous, search } as const;
  return [named(settlement, ['restByAmount'], from), ...drafts];
}

function tooLittle(items: readonly OpenItem[], missing: number, context: MatchContext): NamedDraft[] {
  const late = settleLate(items, context);
  if (late !== undefined) return [named(late, ['shortPaid'])];
  const short = named(settleShort(atGross(items), context.amountMinor, false), ['shortPaid']);
  return [withCredits(items, missing, context), partly(items, context), short].filter(
    (draft) => draft !== undefined,
  );
}

/** What is missing is explained by credit notes that the payer took off without naming them. */
function withCredits(
  items: readonly OpenItem[],
  missing: number,
  context: MatchContext,
): NamedDraft | undefined {
  const known = new Set(items);
  const credits = context.items.filter((item) => item.openMinor < 0 && !known.has(item));
  if (credits.length === 0) return undefined;
  const earned = items.reduce(
    (sum, item) => sum + earnedDiscount(item, context.receivedOn, context.policy),
    0,
  );
  for (const taken of earned > 0 ? [0, earned] : [0]) {
    const values = credits.map((item) => -item.openMinor);
    const search = context.findSubsets(values, missing - taken);
    const [found] = search.solutions;
    if (found === undefined) continue;
    const dues = [
      ...(taken > 0 ? atNet(items, context) : atGross(items)),
      ...atGross(chosen(credits, found)),
    ];
    const because = taken > 0 ? (['discount', 'creditsNetted'] as const) : (['creditsNetted'] as const);
    const isAmbiguous = search.count === 2;
    return named(settleInFull(dues, context.amountMinor), because, { isAmbiguous, search });
  }
  return undefined;
}

function partly(items: readonly OpenItem[], context: MatchContext): NamedDraft | undefined {
  if (items.length < 2) return undefined;
  const search = context.findSubsets(
    items.map((item) => item.openMinor),
    context.amountMinor,
  );
  const [found] = search.solutions;
  if (found === undefined) return undefined;
  const paid = new Set(chosen(items, found));
  const settlement = {
    ...settleInFull(atGross([...paid]), context.amountMinor),
    shortPaid: items.filter((item) => !paid.has(item) && item.openMinor > 0).map((item) => shortOf(item, 0)),
  };
  const isAmbiguous = search.count === 2;
  return named(settlement, ['partOfNamed'], { selection: 'part-of-named', isAmbiguous, search });
}

function chosen(items: readonly OpenItem[], indexes: readonly number[]): OpenItem[] {
  return indexes.map((index) => items[index]).filter((item) => item !== undefined);
}
