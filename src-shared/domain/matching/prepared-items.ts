import { digitHashes } from './digit-hashes.ts';
import type { MatchContext } from './match-context.ts';
import { type OpenItem, placesByAge } from './open-item.ts';

/** The open items of an account, ready for every payment of it. */
export type PreparedItems = {
  /** Those with something open, the oldest first. */
  readonly items: readonly OpenItem[];
  readonly byCurrency: ReadonlyMap<string, ItemsOfCurrency>;
  /** Worked out when it is asked for first: not every payment names anything. */
  readonly numbers: () => NumberHashes;
};

/** The items of one currency, with what is asked of all of them. */
export type ItemsOfCurrency = Pick<MatchContext, 'items' | 'openMinor' | 'hasDiscounts'>;

export const nothingOpen: ItemsOfCurrency = { items: [], openMinor: [], hasDiscounts: false };

/** By the place of the item: what its number is narrowed down by. */
export type NumberHashes = {
  readonly digits: Int32Array;
  readonly significant: Int32Array;
  /** 1 where the number has digits in a form that is not plain: no hash says anything of it. */
  readonly isUnusual: Uint8Array;
  /** So many letters and digits the longest number has at most. */
  readonly longest: number;
};

/** One character in compatibility form has so many at most. */
const longestCompatibilityForm = 18;

const preparedOf = new WeakMap<readonly OpenItem[], PreparedItems>();

/** Prepares a list of items once. Lists are never changed in place: what a list gave once holds for it. */
export function prepareItems(openItems: readonly OpenItem[]): PreparedItems {
  const known = preparedOf.get(openItems);
  if (known !== undefined) return known;
  const places = placesByAge(openItems);
  const items = places.map((place) => itemAt(openItems, place));
  let hashes: NumberHashes | undefined;
  const prepared: PreparedItems = {
    items,
    byCurrency: byCurrency(openItems, places),
    numbers() {
      hashes ??= hashNumbers(openItems, places);
      return hashes;
    },
  };
  preparedOf.set(openItems, prepared);
  return prepared;
}

function itemAt(items: readonly OpenItem[], place: number): OpenItem {
  const item = items[place];
  if (item === undefined) throw new RangeError('a place without an item');
  return item;
}

type Group = { readonly items: OpenItem[]; readonly openMinor: number[]; hasDiscounts: boolean };

/**
 * The items by currency, each group in order of age. An account of 20,000 items is more than the processor keeps at
 * hand: they are read as they come, which is how they stand in memory, and put in order by their places.
 */
function byCurrency(items: readonly OpenItem[], places: readonly number[]): PreparedItems['byCurrency'] {
  const groups = new Map<string, Group>();
  const openMinor = new Float64Array(items.length);
  let last: readonly [currency: string, group: Group] | undefined;
  const groupOf = items.map((item, place) => {
    if (item.openMinor === 0) return undefined;
    openMinor[place] = item.openMinor;
    if (last?.[0] !== item.currency) last = [item.currency, groupIn(groups, item.currency)];
    const [, group] = last;
    if (item.discount !== null) group.hasDiscounts = true;
    return group;
  });
  for (const place of places) {
    const group = groupOf[place];
    group?.items.push(itemAt(items, place));
    group?.openMinor.push(openMinor[place] ?? 0);
  }
  return groups;
}

function groupIn(groups: Map<string, Group>, currency: string): Group {
  const group = groups.get(currency) ?? { items: [], openMinor: [], hasDiscounts: false };
  groups.set(currency, group);
  return group;
}

/** Of every number that is open, at the place of its item in order of age. */
function hashNumbers(items: readonly OpenItem[], places: readonly number[]): NumberHashes {
  const digits = new Int32Array(places.length);
  const significant = new Int32Array(places.length);
  const isUnusual = new Uint8Array(places.length);
  const ranks = new Int32Array(items.length).fill(-1);
  for (let rank = 0; rank < places.length; rank += 1) ranks[places[rank] ?? 0] = rank;
  let longest = 0;
  items.forEach(({ number }, place) => {
    const rank = ranks[place] ?? -1;
    if (rank < 0) return;
    const hashes = digitHashes(number);
    if (hashes === undefined) isUnusual[rank] = 1;
    else {
      digits[rank] = hashes.digits;
      significant[rank] = hashes.significant;
    }
    const mostPerCharacter = hashes?.isPlain === true ? 1 : longestCompatibilityForm;
    longest = Math.max(longest, number.length * mostPerCharacter);
  });
  return { digits, significant, isUnusual, longest };
}
