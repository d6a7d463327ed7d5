import type { DisputeCase } from '../../../../src-shared/contract/account-entries-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useSession } from '../../../app/session-context.ts';
import { caseSteps, knownProcessors } from '../actions/case-actions.ts';
import { caseDecisions, closeCaseAction } from '../actions/case-decisions.ts';
import { useActionParts } from '../use-action-parts.ts';
import { useInvoiceRows } from '../use-invoice-rows.ts';
import { ActionButton } from './action-button.tsx';
import styles from './case-drawer.module.css';

type CaseProps = { readonly account: AccountHead; readonly dispute: DisputeCase };

/** What may be done with a case in its state. */
export function CaseButtons({ account, dispute }: CaseProps) {
  const parts = useActionParts(account.account);
  const processors = knownProcessors(useSession().disputeReasons);
  return (
    <div className={styles.line}>
      {dispute.state === 'resolved' ? <CloseButton account={account} dispute={dispute} /> : null}
      {caseDecisions(parts, dispute).map((action) => (
        <ActionButton key={action.key} action={action} isMain />
      ))}
      {caseSteps(parts, dispute, processors).map((action) => (
        <ActionButton key={action.key} action={action} />
      ))}
    </div>
  );
}

/** Which credit note it may be closed with only the invoices of the account tell. */
function CloseButton({ account, dispute }: CaseProps) {
  const parts = useActionParts(account.account);
  const rows = useInvoiceRows(account.account.id, { bucket: null, hasSettled: true });
  const notes = rows?.filter(({ type }) => type === 'credit-note') ?? [];
  const action = closeCaseAction(parts, dispute, notes);
  return action === null ? null : <ActionButton action={action} isMain isDisabled={rows === undefined} />;
}
