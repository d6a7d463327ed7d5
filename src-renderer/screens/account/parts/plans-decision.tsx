import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { PlanEntry } from '../../../../src-shared/contract/plans-view.ts';
import { DecisionDialog } from '../../../app/decide/decision-dialog.tsx';
import { type Deciding, useDecide } from '../../../app/decide/use-decide.ts';
import { useFormats } from '../../../app/formats.ts';
import { mintId } from '../../../app/ids.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { PlanAction } from './plans-actions-of.ts';

type DecisionProps = {
  readonly account: AccountHead;
  readonly entry: PlanEntry;
  readonly action: Exclude<PlanAction, 'change'>;
  readonly onClose: () => void;
};

/** Characters that the commands take. */
const maxLengths = { approve: 1000, refuse: 1000, cancel: 500, activate: 200 } as const;

/** Asks for the reason of a decision on a plan, or for who has signed it. */
export function PlanDecision({ account, entry, action, onClose }: DecisionProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { decide, isBusy } = useDecide();
  const { plan } = entry;
  const { name } = account.account;
  const draftKey = `plan.${action}/${plan.id}`;
  const fromVersion = entry.versions.at(-1)?.version ?? entry.version;
  const amount = formats.amount(entry.dueMinor, plan.currency);
  return (
    <DecisionDialog
      title={t(`plans.action.${action}`)}
      about={t('plans.about', { name, amount, version: fromVersion })}
      draftKey={draftKey}
      proposedReason={action === 'activate' ? plan.contactName : ''}
      reasonLabel={t(`plans.ask.${action}`)}
      isReasonNeeded={action !== 'approve'}
      maxLength={maxLengths[action]}
      submitLabel={t(`plans.action.${action}`)}
      isRefusal={action === 'refuse' || action === 'cancel'}
      isBusy={isBusy}
      onSubmit={(text) =>
        decide({
          accountId: account.account.id,
          command: commandOf(action, { planId: plan.id, fromVersion }, text),
          message: (t) => t(`plans.done.${action}`, { name }),
          typed: { [draftKey]: text },
        })
      }
      onClose={onClose}
    />
  );
}

function commandOf(
  action: DecisionProps['action'],
  seen: { readonly planId: string; readonly fromVersion: number },
  text: string,
): Deciding['command'] {
  switch (action) {
    case 'approve':
      return { name: 'plan.approve', input: { ...seen, reason: text } };
    case 'refuse':
      return { name: 'plan.refuse', input: { ...seen, reason: text } };
    case 'cancel':
      return { name: 'plan.cancel', input: { ...seen, reason: text } };
    case 'activate': {
      const requests = { interestRequestId: mintId(), feeRequestId: mintId() };
      return { name: 'plan.activate', input: { ...seen, signedBy: text, ...requests } };
    }
  }
}
