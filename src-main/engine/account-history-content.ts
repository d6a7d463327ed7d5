import { compareText } from '../../src-shared/domain/compare-text.ts';
import { disputeReasonName } from '../../src-shared/domain/dispute/reason-words.ts';
import { happenings } from './account-entries.ts';
import { entryOf } from './account-entry.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { effectivePosition } from './effective-position.ts';
import type { Happening } from './happening.ts';
import { historyEntry } from './history-entries.ts';
import type { AccountHistoryContent, DocumentParties } from './ports/documents-port.ts';

type Wanted = { readonly from: string | null; readonly to: string | null; readonly locale: string };

/** What happened on an account between two days, both of them included: as the timeline shows it, the oldest first. */
export function accountHistoryContent(
  parties: DocumentParties,
  effective: EffectiveAccount,
  rules: SummaryRules,
  nameOf: (userId: string) => string,
  { from, to, locale }: Wanted,
): AccountHistoryContent {
  const { promises } = effectivePosition(effective.aggregate, rules);
  const entry = entryOf(effective, rules);
  const wanted = happenings(effective.aggregate, promises, null).filter(
    (one) => (from === null || one.date >= from) && (to === null || one.date <= to) && !isOfHistory(one),
  );
  return {
    kind: 'account-history',
    ...parties,
    today: rules.today,
    from,
    to,
    entries: wanted
      .toSorted(oldestFirst)
      .map((happening) => historyEntry(happening.at, entry(happening), nameOf)),
    disputeReasons: rules.settings.disputeReasons.map(disputeReasonName),
    locale,
  };
}

/** A history that told of histories would be another one as soon as it was issued. */
function isOfHistory(happening: Happening): boolean {
  return happening.kind === 'paper' && happening.paper.kind === 'account-history';
}

/** What has no order of time among itself stays in the order in which the timeline has it. */
function oldestFirst(a: Happening, b: Happening): number {
  return compareText(a.date, b.date) || compareText(a.at, b.at);
}
