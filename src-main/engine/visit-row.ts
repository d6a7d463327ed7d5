import type { VisitListRow } from '../../src-shared/contract/visits-view.ts';
import type { WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import type { Activity } from '../../src-shared/domain/activity/activity.ts';
import type { FollowUp } from '../../src-shared/domain/activity/follow-ups.ts';
import { standingActivities } from '../../src-shared/domain/activity/standing-activities.ts';
import { toSearchText } from '../../src-shared/domain/search/search-text.ts';
import { ofAccount } from './due-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';

/** What the account's row and lists say already. */
type Known = {
  readonly row: WorklistRow;
  readonly followUps: readonly FollowUp[];
  readonly duePromiseCount: number;
};

/** A2: the account in the list of visits; undefined where nobody is there and no visit is planned. */
export function visitRow(effective: EffectiveAccount, known: Known): VisitListRow | undefined {
  const { account, activities } = effective.aggregate;
  const open = standingActivities(activities).find(
    ({ visit }) => visit !== null && visit.checkedOutAt === null,
  );
  const planned = plannedVisit(known.followUps);
  if (open === undefined && planned === undefined) return undefined;
  const { row } = known;
  return {
    ...ofAccount(effective),
    addressLines: account.addressLines,
    country: account.country,
    // The town stands last: neighbours sort next to each other from the end.
    place: toSearchText([account.country, ...account.addressLines.toReversed()].join(' ')),
    contactName: row.contactName,
    contactPhone: row.contactPhone,
    openVisit: openVisit(open),
    planned: planned ?? null,
    currency: row.currency,
    overdueMinor: row.overdueMinor,
    toCollectMinor: row.toCollectMinor,
    oldestDaysPastDue: row.oldestDaysPastDue,
    openCount: row.openCount,
    duePromiseCount: known.duePromiseCount,
    brokenPromiseCount: row.brokenPromiseCount,
    hasOtherCurrencies: row.hasOtherCurrencies,
  };
}

function openVisit(open: Activity | undefined): VisitListRow['openVisit'] {
  if (open?.visit == null) return null;
  return { activityId: open.id, checkedInAt: open.visit.checkedInAt, by: open.by.name };
}

/** The earliest visit that is planned. */
function plannedVisit(followUps: readonly FollowUp[]): FollowUp | undefined {
  return followUps
    .filter(({ channel }) => channel === 'visit')
    .reduce<FollowUp | undefined>(
      (earliest, one) => (earliest === undefined || one.date < earliest.date ? one : earliest),
      undefined,
    );
}
