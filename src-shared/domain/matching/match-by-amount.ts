import { sumMinor } from '../money/amount.ts';
import type { Draft, MatchContext } from './match-context.ts';
import { earnedDiscount, type OpenItem } from './open-item.ts';
import type { MatchSelection, Settlement } from './proposal.ts';
import { atGross, atNet, type Due, dueMinor, settleInFull, settleLate, settleShort } from './settle.ts';
import type { SubsetSearch } from './subset/find-subsets.ts';
import { largestTolerance, toleranceFor } from './tolerance.ts';

/** Pays these items, by their places in order of age: all that is open, or that less the discounts that were earned. */
type Reading = (places: readonly number[]) => Settlement;
type Searched = {
  readonly settle: Reading;
  /** What each item of the payment's currency is paid with so read. */
  readonly valuesMinor: readonly number[];
  readonly search: SubsetSearch;
};

/** What the searches for items that sum to the amount found; `net` only where `gross` found nothing. */
type Searches = {
  readonly gross: Searched;
  readonly net: Searched | undefined;
  /** The discount that was earned on each item; empty where none was. */
  readonly earnedMinor: readonly number[];
};

/**
 * R5: what the amount alone tells: one invoice (to the unit, less its discount, within the tolerance, less a discount
 * that it is too late for), everything that is open, some of the open items (to the unit, or less their discounts), the
 * only invoice there is. `search` is the one that gave up, where one did.
 */
export function matchByAmount(context: MatchContext): { drafts: Draft[]; search: SubsetSearch } {
  const searches = searchSums(context);
  const { gross, net } = searches;
  const drafts = [
    ...byOneInvoice(context, searches),
    ...byAllOpen(context, searches),
    ...bySubset(context, searches),
    ...byOnlyInvoice(context),
  ];
  return { drafts, search: net !== undefined && !gross.search.gaveUp ? net.search : gross.search };
}

function searchSums(context: MatchContext): Searches {
  const { items, openMinor, amountMinor, findSubsets } = context;
  const whole = settledOnce(context, []);
  const gross = { settle: whole, valuesMinor: openMinor, search: findSubsets(openMinor, amountMinor) };
  const earnedMinor = context.hasDiscounts ? items.map((item) => earnedOn(item, context)) : [];
  if (gross.search.count > 0 || !earnedMinor.some((discount) => discount > 0)) {
    return { gross, net: undefined, earnedMinor };
  }
  const net = openMinor.map((open, index) => open - (earnedMinor[index] ?? 0));
  const settle = settledOnce(context, earnedMinor);
  return { gross, net: { settle, valuesMinor: net, search: findSubsets(net, amountMinor) }, earnedMinor };
}

/** All that is open is what a search finds as well: of 20,000 items it is not put together twice. */
function settledOnce({ items, amountMinor }: MatchContext, earnedMinor: readonly number[]): Reading {
  let last: { readonly places: readonly number[]; readonly settlement: Settlement } | undefined;
  return (places) => {
    if (last === undefined || !isSamePlaces(last.places, places)) {
      const dues: Due[] = [];
      for (const place of places) {
        const item = items[place];
        if (item !== undefined) dues.push({ item, discountMinor: earnedMinor[place] ?? 0 });
      }
      last = { places, settlement: settleInFull(dues, amountMinor) };
    }
    return last.settlement;
  };
}

function isSamePlaces(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((place, index) => place === others[index]);
}

function earnedOn(item: OpenItem, { receivedOn, policy }: MatchContext): number {
  return item.discount === null ? 0 : earnedDiscount(item, receivedOn, policy);
}

/** The oldest two items that fit, by their places: two are shown, and two are contested. */
function oldestTwo(
  { items, openMinor }: MatchContext,
  fits: (openMinor: number, index: number) => boolean,
): OpenItem[] {
  const found: OpenItem[] = [];
  for (let index = 0; index < openMinor.length && found.length < 2; index += 1) {
    const item = fits(openMinor[index] ?? 0, index) ? items[index] : undefined;
    if (item !== undefined) found.push(item);
  }
  return found;
}

function draft(
  selection: MatchSelection,
  settlement: Draft['settlement'],
  basePoints: number,
  from: Partial<Draft> = {},
): Draft {
  const none = { because: [], evidence: [], isAmbiguous: false, search: undefined };
  return { ...none, rule: 'amount', selection, settlement, basePoints, ...from };
}

/** The oldest two invoices that fit to the unit and less their discount, or else within the tolerance or too late. */
function byOneInvoice(context: MatchContext, { gross, net, earnedMinor }: Searches): Draft[] {
  const { amountMinor, policy } = context;
  const points = policy.scores.oneInvoice;
  const exact = oldestTwo(context, (openMinor) => openMinor === amountMinor);
  const discounted = oldestTwo(context, (openMinor, index) => {
    const missing = openMinor - amountMinor;
    return missing > 0 && missing === earnedMinor[index];
  });
  const isContested = exact.length + discounted.length > 1;
  const exactDrafts = exact.map((item) =>
    draft('one-invoice', settleInFull(atGross([item]), amountMinor), points, {
      isAmbiguous: isContested || gross.search.count === 2,
      search: gross.search,
    }),
  );
  const discountDrafts = discounted.map((item) =>
    draft('one-invoice', settleInFull(atNet([item], context), amountMinor), points, {
      because: ['discount'],
      isAmbiguous: isContested || gross.search.count > 0 || net?.search.count === 2,
      search: net?.search,
    }),
  );
  if (exact.length + discounted.length > 0) return [...exactDrafts, ...discountDrafts];
  const isSum = gross.search.count > 0;
  return [...byNearInvoice(context, isSum), ...byLateInvoice(context, isSum)];
}

/** Exactly the discount is missing, and it is too late for it. */
function byLateInvoice(context: MatchContext, isContested: boolean): Draft[] {
  if (!context.hasDiscounts) return [];
  const { items, amountMinor, policy } = context;
  const settlements: Draft['settlement'][] = [];
  oldestTwo(context, (openMinor, index) => {
    const item = items[index];
    // Asked first, because many items are compared.
    if (item === undefined || openMinor - (item.discount?.discountMinor ?? 0) !== amountMinor) return false;
    const settlement = settleLate([item], context);
    if (settlement !== undefined) settlements.push(settlement);
    return settlement !== undefined;
  });
  const from = { because: ['shortPaid'] as const, isAmbiguous: settlements.length > 1 || isContested };
  return settlements.map((settlement) => draft('one-invoice', settlement, policy.scores.oneInvoice, from));
}

function byNearInvoice(context: MatchContext, isContested: boolean): Draft[] {
  const { amountMinor, policy, currency } = context;
  const largest = largestTolerance(currency, policy);
  const near = oldestTwo(context, (openMinor) => {
    const difference = Math.abs(openMinor - amountMinor);
    return openMinor > 0 && difference <= largest && difference <= toleranceFor(openMinor, currency, policy);
  });
  const isAmbiguous = near.length > 1 || isContested;
  return near.map((item) => {
    const settlement = settleNearly(atGross([item]), amountMinor);
    const from = { because: ['tolerance'] as const, isAmbiguous };
    return draft('one-invoice', settlement, policy.scores.oneInvoice, from);
  });
}

/** All that is open: with and without credits, less discounts, within the tolerance; more than all goes on account. */
function byAllOpen(context: MatchContext, { gross, net }: Searches): Draft[] {
  const { items, amountMinor, policy } = context;
  const points = policy.scores.allOpen;
  const owed = gross.valuesMinor.filter((valueMinor) => valueMinor > 0);
  const openMinor = sumMinor(gross.valuesMinor);
  if (owed.length < 2 || openMinor <= 0) return [];
  const hasCredits = owed.length < items.length;
  const readings: readonly (Searched & Pick<Draft, 'because'> & { readonly withCredits: boolean })[] = [
    { ...gross, withCredits: true, because: hasCredits ? ['creditsNetted'] : [] },
    { ...gross, withCredits: false, valuesMinor: owed, because: [] },
    ...(net === undefined ? [] : [{ ...net, withCredits: true, because: ['discount'] as const }]),
  ];
  for (const { withCredits, valuesMinor, settle, because, search } of readings) {
    if (sumMinor(valuesMinor) !== amountMinor) continue;
    const places = [...items.keys()].filter((place) => withCredits || (gross.valuesMinor[place] ?? 0) > 0);
    const from = { because, search, isAmbiguous: search.count === 2 };
    return [draft('all-open', settle(places), points, from)];
  }
  const isTolerated =
    Math.abs(openMinor - amountMinor) <= toleranceFor(openMinor, context.currency, context.policy);
  if (openMinor > amountMinor && !isTolerated) return [];
  const because = [isTolerated ? 'tolerance' : 'overpaid'] as const;
  return [draft('all-open', settleNearly(atGross(items), amountMinor), points, { because })];
}

function settleNearly(dues: readonly Due[], amountMinor: number): Draft['settlement'] {
  return dueMinor(dues) > amountMinor
    ? settleShort(dues, amountMinor, true)
    : settleInFull(dues, amountMinor);
}

/** The one or two subsets of several items that were found. */
function bySubset({ openMinor, policy }: MatchContext, { gross, net }: Searches): Draft[] {
  const { settle, search } = gross.search.count === 0 && net !== undefined ? net : gross;
  const isAmbiguous = search.count === 2;
  return search.solutions
    .filter((places) => places.length > 1)
    .map((places) => {
      const settlement = settle(places);
      const because: Draft['because'][number][] = [];
      if (settlement.discounts.length > 0) because.push('discount');
      if (places.some((place) => (openMinor[place] ?? 0) < 0)) because.push('creditsNetted');
      return draft('subset', settlement, policy.scores.subset, { because, isAmbiguous, search });
    });
}

/** Nothing fits, but there is one invoice only: it is paid short, or paid with something over. */
function byOnlyInvoice(context: MatchContext): Draft[] {
  const [only, another] = oldestTwo(context, (openMinor) => openMinor > 0);
  if (only === undefined || another !== undefined || only.openMinor === context.amountMinor) return [];
  const dues = atGross([only]);
  const isShort = only.openMinor > context.amountMinor;
  const settlement = isShort
    ? settleShort(dues, context.amountMinor, false)
    : settleInFull(dues, context.amountMinor);
  const because = [isShort ? 'shortPaid' : 'overpaid'] as const;
  return [draft('only-invoice', settlement, context.policy.scores.onlyInvoice, { because })];
}
