import { type CutText, cutText } from './cut-text.ts';
import { findReferences, type ReferenceMatch } from './find-references.ts';
import type { MatchingPolicy } from './matching-policy.ts';
import { indexNumbers, type NumberIndex } from './number-index.ts';
import type { OpenItem, PaymentNotice } from './open-item.ts';
import type { PreparedItems } from './prepared-items.ts';
import type { MatchResult } from './proposal.ts';
import { type WorkBudget, withSteps } from './work-budget.ts';

/** What a text says: the items that it names, with the places. */
export type ReadText = {
  readonly matches: readonly ReferenceMatch[];
  readonly rejected: MatchResult['rejectedReferences'];
};

/** A line of the remittance with what its reference names. */
export type ReadLine = PaymentNotice['remittanceLines'][number] & ReadText;

export type ReadNotice = {
  readonly reference: ReadText;
  readonly lines: readonly ReadLine[];
  /** So many of the last texts were not read, because the steps ended before them; they name nothing. */
  readonly unreadTexts: number;
  /** Where in the order of age the items are that any of the texts may name. */
  readonly ranks: NumberIndex['ranks'];
};

/** On an account of any size so much is read of what the payer wrote. */
const leastSteps = 300_000;
const stepsPerText = 50;
const stepsPerCharacter = 5;
const stepsPerRun = 20;
/**
 * The numbers of many lines are looked for together, so that 20,000 items are gone through a few times only: each time
 * twice as many, because what a deadline interrupts is lost.
 */
const firstLines = 150;

const nothingRead: ReadText = { matches: [], rejected: [] };

/**
 * R5: reads the reference and the lines of a payment, in their order, for as long as half of the steps allow. What is
 * not read names nothing.
 */
export function readNotice(
  { reference, remittanceLines }: PaymentNotice,
  prepared: PreparedItems,
  policy: MatchingPolicy,
  budget: WorkBudget,
): ReadNotice {
  const texts = [reference, ...remittanceLines.map((line) => line.reference)];
  const maxSteps = Math.max(leastSteps, Math.floor(budget.leftSteps() / 2));
  const { read, ranks } = withSteps(budget, maxSteps, (own) => readAll(texts, prepared, policy, own));
  const [first = nothingRead, ...others] = read;
  return {
    reference: first,
    lines: remittanceLines.map((line, number) => ({ ...line, ...(others[number] ?? nothingRead) })),
    unreadTexts: texts.length - read.length,
    ranks,
  };
}

type ReadSoFar = { readonly read: ReadText[]; readonly ranks: Map<OpenItem, number> };

/** The reference by itself, then the lines by many: what the steps do not last for is left out with all after it. */
function readAll(
  texts: readonly string[],
  prepared: PreparedItems,
  policy: MatchingPolicy,
  budget: WorkBudget,
): ReadSoFar {
  const all: ReadSoFar = { read: [], ranks: new Map() };
  let count = firstLines;
  for (let from = 0, to = 1; from < texts.length; from = to, to += count, count *= 2) {
    const isRead = readSome(texts.slice(from, to), all, prepared, policy, budget);
    if (!isRead) break;
  }
  return all;
}

/** False where the steps did not last for all of these. */
function readSome(
  texts: readonly string[],
  all: ReadSoFar,
  prepared: PreparedItems,
  policy: MatchingPolicy,
  budget: WorkBudget,
): boolean {
  // A payment that says nothing makes nobody look at the numbers of an account.
  if (texts.every((text) => text === '')) {
    for (const _ of texts) all.read.push(nothingRead);
    return true;
  }
  const cut = cutTexts(texts, prepared.numbers().longest, budget);
  const index = indexNumbers(prepared, cut, policy, budget);
  if (index === undefined) return false;
  for (const [item, rank] of index.ranks) all.ranks.set(item, rank);
  for (const text of cut) {
    const found = findReferences(text, index, policy, budget);
    if (found === undefined) return false;
    // The first text is the reference, the lines count from 0.
    const line = all.read.length === 0 ? undefined : all.read.length - 1;
    all.read.push({ matches: found.matches, rejected: found.rejected.map((one) => ({ ...one, line })) });
  }
  return cut.length === texts.length;
}

/** As many of the texts as the steps allow. */
function cutTexts(texts: readonly string[], longestNumber: number, budget: WorkBudget): CutText[] {
  const cut: CutText[] = [];
  for (const text of texts) {
    if (!budget.take(stepsPerText + text.length * stepsPerCharacter)) break;
    const one = cutText(text, longestNumber);
    if (!budget.take(one.runs.length * stepsPerRun)) break;
    cut.push(one);
  }
  return cut;
}
