import type { ReferenceMatch } from './find-references.ts';
import type { Draft, MatchContext } from './match-context.ts';
import type { OpenItem } from './open-item.ts';
import type { Evidence, ScoreStep } from './proposal.ts';
import { settleNamed } from './settle-named.ts';

/** The matches as data of a proposal. */
export function evidenceOf(matches: readonly ReferenceMatch[], line: number | undefined): Evidence[] {
  return matches.map(({ items, ...place }) => ({
    ...place,
    line,
    invoiceIds: items.map((item) => item.invoiceId),
  }));
}

/** What the evidence takes off: the weakest form counts, and one doubt is a doubt about all. */
export function doubtsOf(evidence: readonly Evidence[]): ScoreStep['because'][] {
  const doubts: ScoreStep['because'][] = [];
  if (evidence.some((one) => one.form === 'without-prefix')) doubts.push('withoutPrefix');
  else if (evidence.some((one) => one.form === 'leading-zeros')) doubts.push('leadingZeros');
  if (evidence.some((one) => one.isDoubtful)) doubts.push('doubtfulText');
  return doubts;
}

/** The items that the matches name and that are of the payment's currency, oldest first, each once. */
export function namedItems(matches: readonly ReferenceMatch[], context: MatchContext): OpenItem[] {
  const named = new Set(matches.flatMap((match) => match.items));
  const own = [...named].filter((item) => item.currency === context.currency);
  const rankOf = (item: OpenItem) => context.ranks.get(item) ?? -1;
  return own.length < 2 ? own : own.sort((a, b) => rankOf(a) - rankOf(b));
}

/** R5: the items whose numbers the reference names. */
export function matchByReference(matches: readonly ReferenceMatch[], context: MatchContext): Draft[] {
  const items = namedItems(matches, context);
  if (items.length === 0) return [];
  const evidence = evidenceOf(matches, undefined);
  const doubts = doubtsOf(evidence);
  return settleNamed(items, context).map((draft) => ({
    ...draft,
    rule: 'reference',
    basePoints: context.policy.scores.reference,
    because: [...doubts, ...draft.because],
    evidence,
  }));
}
