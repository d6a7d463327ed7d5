import { authorityOf } from '../authority/authority.ts';
import type { LimitedAction } from '../authority/authority-limits.ts';
import { addMinor } from '../money/amount.ts';
import type { Role, Signed } from '../organisation/actor.ts';
import type { Settings } from '../organisation/settings.ts';
import type { LedgerRequest, RequestKind } from './request.ts';

/** What limits measure a request with. */
export const actionOfRequest: Readonly<Record<RequestKind, LimitedAction>> = {
  'credit-note': 'credit-note',
  'write-off': 'write-off',
  interest: 'interest-charge',
  compensation: 'interest-charge',
  'interest-waiver': 'interest-waiver',
  fee: 'fee-charge',
  'fee-waiver': 'fee-waiver',
  plan: 'payment-plan',
  'credit-limit': 'credit-limit',
  'dunning-block': 'dunning-block',
};

type Asked = Pick<LedgerRequest, 'id' | 'accountId' | 'kind' | 'currency' | 'amountMinor' | 'reason'> &
  Partial<Pick<LedgerRequest, 'items' | 'invoiceAmounts' | 'planId' | 'disputeId' | 'until'>>;

/**
 * Authority: a request of somebody in this role: approved where their authority reaches that far, else waiting for the
 * lowest role whose does.
 * @param earlierMinor what else the limit measures together with it
 */
export function ask(
  asked: Asked,
  role: Role,
  signed: Signed,
  { authorityLimits }: Pick<Settings, 'authorityLimits'>,
  earlierMinor = 0,
): LedgerRequest {
  const { kind, currency } = asked;
  const amountMinor = addMinor(asked.amountMinor, earlierMinor);
  const deed = { action: actionOfRequest[kind], currency, amountMinor };
  const { isAllowed, approver } = authorityOf(authorityLimits, role, deed);
  return {
    seq: 0,
    items: [],
    invoiceAmounts: [],
    planId: null,
    disputeId: null,
    until: null,
    ...asked,
    state: isAllowed ? 'approved' : 'awaiting-approval',
    asked: signed,
    approver: isAllowed ? null : approver,
    decided: null,
    settledBy: null,
  };
}

/** States in which a request may still come to something: it holds what it asks for. */
export const pendingStates: readonly LedgerRequest['state'][] = ['awaiting-approval', 'approved'];

/** True while a request may still come to something. */
export function isPending({ state }: Pick<LedgerRequest, 'state'>): boolean {
  return pendingStates.includes(state);
}

/** D4: the credit note of a dispute goes with its case; that of an early-payment discount stands alone. */
export function isOfDispute({ kind, disputeId }: Pick<LedgerRequest, 'kind' | 'disputeId'>): boolean {
  return kind === 'credit-note' && disputeId !== null;
}
