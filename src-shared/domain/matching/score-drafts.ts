import type { Draft, MatchContext } from './match-context.ts';
import type {
  ItemAmount,
  ManualReason,
  MatchProposal,
  ScoreStep,
  Settlement,
  ShortPaid,
} from './proposal.ts';

/** What is known of the whole payment that keeps all of its proposals from being automatic. */
export type Concerns = {
  /** Not all that the payer wrote was read. */
  readonly isReadInPart: boolean;
  readonly isForeignCurrencyNamed: boolean;
  /** Items of the payment's currency that the reference or a line names. */
  readonly namedInvoiceIds: readonly string[];
};

type Scored = Omit<MatchProposal, 'isAutomatic' | 'manualBecause'> & {
  readonly reasons: readonly ManualReason[];
};

/** R5: scores the drafts, the best first, and says which one is automatic and why the others are not. */
export function rankDrafts(
  drafts: readonly Draft[],
  { policy }: Pick<MatchContext, 'policy'>,
  concerns: Concerns,
): MatchProposal[] {
  const scored = drafts.map((draft) => scoreDraft(draft, policy, concerns));
  // The sort is stable: among equals the order of the rules stays.
  const ranked = withoutRepeats(scored.sort((a, b) => b.score - a.score));
  const best = ranked[0];
  const isTied = ranked.filter((one) => one.score === best?.score).length > 1;
  return ranked.slice(0, policy.maxProposals).map(({ reasons, ...proposal }, index) => {
    const manualBecause = [...reasons];
    if (index > 0) manualBecause.push('not-best-proposal');
    else if (isTied) manualBecause.push('equally-good-proposal');
    return { ...proposal, isAutomatic: manualBecause.length === 0, manualBecause };
  });
}

function scoreDraft(draft: Draft, policy: MatchContext['policy'], concerns: Concerns): Scored {
  const { rule, selection, settlement, evidence, isAmbiguous, search } = draft;
  const gaveUp = search?.gaveUp === true;
  const deducted = new Set(draft.because);
  if (isAmbiguous) deducted.add('ambiguous');
  if (gaveUp) deducted.add('searchGaveUp');
  const scoreSteps: ScoreStep[] = [{ because: 'rule', points: draft.basePoints }];
  for (const because of deducted) {
    if (because === 'rule') continue;
    scoreSteps.push({ because, points: 0 - policy.deductions[because] });
  }
  const score = Math.min(
    100,
    Math.max(
      0,
      scoreSteps.reduce((sum, step) => sum + step.points, 0),
    ),
  );
  const doubts: readonly (ManualReason | false)[] = [
    score < policy.automaticFrom && 'score-below-threshold',
    isAmbiguous && 'ambiguous',
    (gaveUp || concerns.isReadInPart) && 'search-gave-up',
    settlement.shortPaid.length > 0 && 'short-paid',
    evidence.some((one) => one.isDoubtful) && 'doubtful-text',
    deducted.has('unmatchedLine') && 'unmatched-line',
    leavesOut(settlement, concerns.namedInvoiceIds) && 'named-item-left-out',
    concerns.isForeignCurrencyNamed && 'foreign-currency-named',
  ];
  const reasons = doubts.filter((reason) => reason !== false);
  const searched = search?.searched;
  return {
    ...settlement,
    ...{ rule, selection, score, scoreSteps, evidence, isAmbiguous, gaveUp, reasons, search: searched },
  };
}

function leavesOut({ allocations }: Settlement, invoiceIds: readonly string[]): boolean {
  if (invoiceIds.length === 0) return false;
  const paid = new Set<string>(allocations.map((allocation) => allocation.invoiceId));
  return invoiceIds.some((id) => !paid.has(id));
}

/** Of proposals that apply the payment alike the better one stays, with the evidence of both. */
function withoutRepeats(ranked: readonly Scored[]): Scored[] {
  const kept: Scored[] = [];
  for (const one of ranked) {
    const known = kept.findIndex((other) => isSameSettlement(one, other));
    const better = kept[known];
    if (better === undefined) kept.push(one);
    else if (one.evidence.length > 0)
      kept[known] = { ...better, evidence: [...better.evidence, ...one.evidence] };
  }
  return kept;
}

/** What stays on account is what is left; the terms of a discount, and why something is short, go with the item. */
function isSameSettlement(a: Settlement, b: Settlement): boolean {
  return (
    isSameList(a.allocations, b.allocations) &&
    isSameList(a.discounts, b.discounts) &&
    isSameList(a.tolerated, b.tolerated) &&
    isSameList(a.shortPaid.map(asItemAmount), b.shortPaid.map(asItemAmount))
  );
}

function asItemAmount({ invoiceId, openMinor }: ShortPaid): ItemAmount {
  return { invoiceId, amountMinor: openMinor };
}

function isSameList(a: readonly ItemAmount[], b: readonly ItemAmount[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return one.invoiceId === other?.invoiceId && one.amountMinor === other.amountMinor;
    })
  );
}
