import type { Account } from '../../../../src-shared/domain/account/account.ts';
import { buildAccount } from '../../../fixtures/builders/build-account.ts';
import { buildRequest } from '../../../fixtures/builders/build-request.ts';
import { bySomebodyElse, type Cases } from './case.ts';

const [contact] = buildAccount().contacts;
if (contact === undefined) throw new RangeError('the account has no contact');

const activityId = 'new';
const reason = 'As discussed';
const asked = buildRequest({
  id: 'limit',
  kind: 'credit-limit',
  amountMinor: 1,
  items: [],
  asked: bySomebodyElse,
});
const decided = { requestId: asked.id, reason };
const blocked: Pick<Account, 'dunningBlock' | 'creditHold'> = {
  dunningBlock: { ...buildRequest().asked, reason, until: null },
  creditHold: { ...buildRequest().asked, reason },
};

/** Commands over the account itself and its credit. */
export const accountCases: Cases<
  | 'account.correct-contact'
  | 'account.reassign'
  | 'credit.approve-limit'
  | 'credit.hold'
  | 'credit.refuse-limit'
  | 'credit.release'
  | 'credit.request-limit'
  | 'dunning.block'
  | 'dunning.unblock'
> = ({ aggregate: { account } }) => {
  const { collectorId, territory, creditLimitMinor } = account;
  return {
    'account.correct-contact': {
      input: { activityId, from: contact, to: { ...contact, phone: '+49 40 7654321' }, reason },
    },
    'account.reassign': {
      role: 'administrator',
      input: {
        activityId,
        from: { collectorId, territory },
        to: { collectorId: 'user-9', territory },
        reason,
      },
    },
    'credit.approve-limit': { role: 'administrator', parts: { requests: [asked] }, input: decided },
    'credit.hold': { role: 'administrator', input: { activityId, reason } },
    'credit.refuse-limit': { role: 'administrator', parts: { requests: [asked] }, input: decided },
    'credit.release': { role: 'administrator', account: blocked, input: { activityId, reason } },
    'credit.request-limit': {
      input: { requestId: 'new', from: creditLimitMinor, limitMinor: 1_000, reason },
    },
    'dunning.block': { input: { requestId: 'new', until: '2026-05-31', reason } },
    'dunning.unblock': { account: blocked, input: { activityId, reason } },
  };
};
