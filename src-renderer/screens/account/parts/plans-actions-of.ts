import type { PlanEntry } from '../../../../src-shared/contract/plans-view.ts';
import type { Actor } from '../../../../src-shared/domain/organisation/actor.ts';

export type PlanAction = 'approve' | 'refuse' | 'activate' | 'change' | 'cancel';

type Judged = Pick<PlanEntry, 'status'> & {
  readonly plan: Pick<PlanEntry['plan'], 'requestId' | 'state'>;
  readonly versions: readonly Pick<PlanEntry['versions'][number], 'by' | 'decision' | 'inForce'>[];
};

const changeable: ReadonlySet<string> = new Set([
  'draft',
  'awaiting-approval',
  'approved',
  'refused',
  'active',
]);
const cancellable: ReadonlySet<string> = new Set(['draft', 'awaiting-approval', 'approved', 'active']);

/** N4: true while a superior has to decide on the last version. */
export function isUndecided({ plan, versions }: Omit<Judged, 'status'>): boolean {
  return plan.requestId !== null && versions.at(-1)?.decision === null && plan.state !== 'cancelled';
}

/** N4, N5: what a person may do with a plan as it stands; nobody decides on what they have asked for themselves. */
export function planActions(entry: Judged, actor: Pick<Actor, 'userId' | 'role'>): readonly PlanAction[] {
  const { status, versions } = entry;
  const last = versions.at(-1);
  if (last === undefined) return [];
  const isSuperior = actor.role === 'manager' || actor.role === 'administrator';
  const decides = isUndecided(entry) && isSuperior && last.by.userId !== actor.userId;
  const isSignable = last.decision?.isGranted === true && last.inForce === null;
  return [
    ...(decides ? (['approve', 'refuse'] as const) : []),
    ...(isSignable && (status === 'approved' || status === 'active') ? (['activate'] as const) : []),
    ...(changeable.has(status) ? (['change'] as const) : []),
    ...(cancellable.has(status) ? (['cancel'] as const) : []),
  ];
}
