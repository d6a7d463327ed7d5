import { businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import type { DisputeReason } from '../../../../src-shared/domain/dispute/dispute-reasons.ts';
import { type DisputeRoute, routeDispute } from '../../../../src-shared/domain/dispute/route.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import type { DisputeDraft } from '../../../state/drafts.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import type { DisputeReading } from './dispute-draft.ts';

/** Where a draft will go, with the days that its reason allows. */
export type DraftRoute = DisputeRoute & { readonly slaDays: number };

/**
 * D2: who will work on a draft and until when, as its command will have it; undefined without a reason and for one
 * that the organisation does not offer.
 */
export function draftRoute(
  reasons: readonly DisputeReason[],
  { reasonCode, currency }: Pick<DisputeDraft, 'reasonCode' | 'currency'>,
  { items }: Pick<DisputeReading, 'items'>,
  { account, today }: Pick<ClaimableAccount, 'account' | 'today'>,
): DraftRoute | undefined {
  const reason = reasons.find(({ code }) => code === reasonCode);
  if (reason === undefined) return undefined;
  const amountMinor = sumMinor(items.map((item) => item.amountMinor));
  const ofCase = { currency, amountMinor, segment: account.segment };
  return { ...routeDispute(reason, ofCase, businessDate(today)), slaDays: reason.slaDays };
}
