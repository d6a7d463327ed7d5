import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import { type PlanVersion, planSchema } from '../../../src-shared/domain/plan/plan.ts';
import { type LedgerRequest, requestSchema } from '../../../src-shared/domain/request/request.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { Violation } from './violation.ts';

const check = 'a plan adds up';

/**
 * N1: Σ instalments = principal + interest + fees: the principal is that of the items, the fees those of the terms, and
 * interest and fees what the ledger was asked for when the customer had signed.
 */
export function checkPlans({ documents }: Pick<ServerRows, 'documents'>): readonly Violation[] {
  const requests = new Map(documents.requests.map(({ id, doc }) => [id, requestSchema.parse(doc)] as const));
  return documents.plans.flatMap(({ id, doc }) =>
    planSchema.parse(doc).versions.flatMap((version): Violation[] => {
      const wrong = problemOf(version, requests);
      return wrong === undefined ? [] : [{ check, detail: `${id} version ${version.version}: ${wrong}` }];
    }),
  );
}

function problemOf(
  { items, terms, instalments, inForce }: PlanVersion,
  requests: ReadonlyMap<string, LedgerRequest>,
): string | undefined {
  const principalMinor = sumMinor(items.map(({ amountMinor }) => amountMinor));
  const parts = {
    principal: sumMinor(instalments.map((one) => one.principalMinor)),
    interest: sumMinor(instalments.map((one) => one.interestMinor)),
    fee: sumMinor(instalments.map((one) => one.feeMinor)),
  };
  if (parts.principal !== principalMinor) return `${parts.principal} of ${principalMinor} principal`;
  if (parts.fee !== terms.feeMinor) return `${parts.fee} of ${terms.feeMinor} fees`;
  if (terms.interestRate === null && parts.interest !== 0) return `${parts.interest} interest without a rate`;
  if (inForce === null) return undefined;
  for (const kind of ['interest', 'fee'] as const) {
    const askedMinor = requests.get(inForce[`${kind}RequestId`] ?? '')?.amountMinor ?? 0;
    if (askedMinor !== parts[kind]) return `${askedMinor} asked for, ${parts[kind]} ${kind} agreed`;
  }
  return undefined;
}
