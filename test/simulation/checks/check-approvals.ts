import type { DunningPolicies } from '../../../src-shared/domain/dunning/dunning-policy.ts';
import { noticeSchema } from '../../../src-shared/domain/dunning/notice.ts';
import type { Signed } from '../../../src-shared/domain/organisation/actor.ts';
import { planSchema } from '../../../src-shared/domain/plan/plan.ts';
import { requestSchema } from '../../../src-shared/domain/request/request.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { Violation } from './violation.ts';

const check = 'an approval is given by somebody else';

/** Authority, N4, G1: nobody grants or refuses what they have asked for themselves. */
export function checkApprovals(
  { documents }: Pick<ServerRows, 'documents'>,
  { policies }: Pick<DunningPolicies, 'policies'>,
): readonly Violation[] {
  const requests = documents.requests
    .map(({ doc }) => requestSchema.parse(doc))
    .filter(({ state, asked, decided }) => state !== 'withdrawn' && isSamePerson(asked, decided));
  // Whoever has the authority decides alone, at once: nothing was asked for then.
  const undecided = documents.requests
    .map(({ doc }) => requestSchema.parse(doc))
    .filter(({ state, approver, decided }) => state === 'refused' && (approver === null || decided === null));
  const plans = documents.plans
    .map(({ doc }) => planSchema.parse(doc))
    .filter(({ versions }) =>
      versions.some((version) => {
        const isAtOnce = version.decision?.at === version.at && version.decision.isGranted;
        return isSamePerson(version, version.decision) && !isAtOnce;
      }),
    );
  const notices = documents.notices
    .map(({ doc }) => noticeSchema.parse(doc))
    .filter(({ level, policy, proposed, approved }) => {
      const from = policies.find(({ name }) => name === policy)?.approvalFromLevel ?? null;
      return from !== null && level >= from && isSamePerson(proposed, approved);
    });
  return [...requests, ...undecided, ...plans, ...notices].map(({ id }) => ({
    check,
    detail: `${id} was decided by who asked, or by nobody`,
  }));
}

function isSamePerson(asked: Signed, decided: Signed | null): boolean {
  return decided !== null && asked.by.userId === decided.by.userId;
}
