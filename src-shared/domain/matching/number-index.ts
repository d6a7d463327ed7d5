import type { CutText } from './cut-text.ts';
import { digitHashes, type HashSet, hashSet } from './digit-hashes.ts';
import type { MatchingPolicy } from './matching-policy.ts';
import type { OpenItem } from './open-item.ts';
import type { PreparedItems } from './prepared-items.ts';
import { keysOf, type ReferenceKeys } from './reference-keys.ts';
import { segmentsOf } from './reference-segments.ts';
import type { WorkBudget } from './work-budget.ts';

/** How the text and the invoice number agree, the closest first. */
export const referenceForms = ['exact', 'creditor-reference', 'leading-zeros', 'without-prefix'] as const;
export type ReferenceForm = (typeof referenceForms)[number];

type Entry = { readonly item: OpenItem; readonly form: ReferenceForm };

/** The open items that some texts may name, by what their numbers compare as. */
export type NumberIndex = {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Where in the order of age an item of the index is; the others are named by none of the texts. */
  readonly ranks: ReadonlyMap<OpenItem, number>;
  /** Words that announce a number. */
  readonly words: ReadonlySet<string>;
};

/** Items that a text names. */
export type Named = { readonly items: readonly OpenItem[]; readonly form: ReferenceForm };

/** A run of segments that names items. `from` and `to` are indexes of segments, both included. */
export type Candidate = Named & { readonly from: number; readonly to: number };

const stepsPerComparison = 2;
const stepsPerItem = 150;
/** Its characters are looked up one by one. */
const stepsPerUnusualItem = 500;

/**
 * Indexes the numbers of those open items that the texts may name; the order of the items stays. `undefined` where the
 * steps do not last.
 */
export function indexNumbers(
  { items, numbers: numbersOf }: PreparedItems,
  texts: readonly CutText[],
  policy: MatchingPolicy,
  budget: WorkBudget,
): NumberIndex | undefined {
  const entries = new Map<string, Entry[]>();
  const ranks = new Map<OpenItem, number>();
  const words = new Set(policy.numberWords);
  if (texts.every(({ segments }) => segments.length === 0)) return { entries, ranks, words };
  if (!budget.take(items.length * stepsPerComparison)) return undefined;
  const { mayHave } = hashesOf(texts);
  const { digits, significant, isUnusual } = numbersOf();
  for (const [rank, item] of items.entries()) {
    const isOdd = isUnusual[rank] === 1;
    if (!isOdd && !mayHave(digits[rank] ?? 0) && !mayHave(significant[rank] ?? 0)) continue;
    if (!budget.take(isOdd ? stepsPerUnusualItem : stepsPerItem)) return undefined;
    ranks.set(item, rank);
    addNumber(entries, item, policy);
  }
  return { entries, ranks, words };
}

/** An account may have 20,000 items and a text names a few: the others are never looked at closely. */
function hashesOf(texts: readonly CutText[]): HashSet {
  const wanted = hashSet();
  for (const { runs, creditorRuns } of texts) {
    for (const { keys } of runs) addKeys(wanted, keys);
    for (const { spans } of creditorRuns) {
      for (const { readings } of spans) for (const keys of readings) addKeys(wanted, keys);
    }
  }
  return wanted;
}

function addKeys(wanted: HashSet, { raw, bare }: ReferenceKeys): void {
  const hashes = [digitHashes(raw)?.digits, digitHashes(bare)?.significant];
  for (const hash of hashes) if (hash !== undefined) wanted.add(hash);
}

function addNumber(entries: Map<string, Entry[]>, item: OpenItem, policy: MatchingPolicy): void {
  const add = (key: string, form: ReferenceForm) => {
    if (key === '') return;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, [{ item, form }]);
    else known.push({ item, form });
  };
  const segments = segmentsOf(item.number);
  const { raw, bare } = keysOf(segments);
  add(raw, 'exact');
  if (bare !== raw) add(bare, 'leading-zeros');
  const [first, ...rest] = segments;
  if (first === undefined || first.isDigits || rest.some((segment) => !segment.isDigits)) return;
  const digits = keysOf(rest);
  if (digits.raw.length < policy.minimumDigitsWithoutPrefix) return;
  add(digits.raw, 'without-prefix');
  if (digits.bare !== digits.raw) add(digits.bare, 'without-prefix');
}

/** How many entries there are to look at for these keys. */
export function entryCount({ entries }: NumberIndex, { raw, bare }: ReferenceKeys): number {
  const ofBare = bare === raw ? 0 : (entries.get(bare)?.length ?? 0);
  return ofBare + (entries.get(raw)?.length ?? 0);
}

/** The items that a text names whose keys these are: those that agree in the closest form. */
export function lookUpNumber({ entries }: NumberIndex, { raw, bare }: ReferenceKeys): Named | undefined {
  const ofRaw = entries.get(raw) ?? [];
  const ofBare = bare === raw ? [] : (entries.get(bare) ?? []);
  if (ofRaw.length + ofBare.length === 0) return undefined;
  const agreed = [...ofRaw, ...ofBare.map(({ item, form }) => ({ item, form: ofBareKey(form) }))];
  for (const form of referenceForms) {
    const items = agreed.filter((one) => one.form === form).map(({ item }) => item);
    if (items.length > 0) return { items: [...new Set(items)], form };
  }
  return undefined;
}

function ofBareKey(form: ReferenceForm): ReferenceForm {
  return form === 'exact' ? 'leading-zeros' : form;
}
