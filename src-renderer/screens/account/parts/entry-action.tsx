import { Button } from '@mantine/core';
import type { AccountEntry, AccountEntryOf } from '../../../../src-shared/contract/account-entries-view.ts';
import { isDocumentKind } from '../../../../src-shared/contract/issued-documents-view.ts';
import { useOpenIssue } from '../../../app/issued-documents/use-open-issue.ts';
import { accountPath } from '../../../app/paths.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { ActionParts } from '../actions/action-words.ts';
import { correctEntryAction, isCorrectable } from '../actions/correct-entry-action.ts';
import { takeBackAction } from '../actions/payment-actions.ts';
import { settleAction } from '../actions/settle-action.ts';
import { useRole } from '../use-role.ts';
import { ActionButton } from './action-button.tsx';
import { isLastStepOfNotice } from './last-step-of-notice.ts';
import { PaperButton } from './paper-button.tsx';

type EntryActionProps = { readonly entry: AccountEntry; readonly parts: ActionParts };

/** What may be done about an entry: a report of one's own put right, cash taken back, what the ledger has booked. */
export function EntryAction({ entry, parts }: EntryActionProps) {
  const { actor } = useSession();
  const { decides, isOffice } = useRole();
  if (entry.kind === 'activity') {
    const isOwn = entry.activity.by.userId === actor.userId || decides;
    return isOwn && isCorrectable(entry.activity, entry.supersededBy) ? (
      <ActionButton action={correctEntryAction(parts, entry.activity)} />
    ) : null;
  }
  if (entry.kind === 'request') {
    const settle = isOffice && isLastStep(entry) ? settleAction(parts, entry.request) : null;
    return settle === null ? null : <ActionButton action={settle} />;
  }
  if (entry.kind === 'paper') return <IssuedPaper accountId={parts.account.id} paper={entry.paper} />;
  if (entry.kind === 'receipt') return entry.step.name === 'issued' ? <ReceiptPaper {...entry} /> : null;
  if (entry.kind === 'notice') return isLastStepOfNotice(entry) ? <LetterPaper {...entry} /> : null;
  return isOffice && entry.kind === 'application' && entry.step.name === 'applied' ? (
    <ActionButton action={takeBackAction(parts, entry.application)} />
  ) : null;
}

/** R1: the paper of a receipt, where it was given. */
function ReceiptPaper({ receipt: { accountId, id } }: Pick<AccountEntryOf<'receipt'>, 'receipt'>) {
  const { t } = useTranslation();
  const subject = { kind: 'receipt', accountId, receiptId: id } as const;
  return <PaperButton subject={subject} label={t('document.receipt')} tab="timeline" />;
}

/** G1: the letter of a notice. */
function LetterPaper({ notice: { accountId, id } }: Pick<AccountEntryOf<'notice'>, 'notice'>) {
  const { t } = useTranslation();
  const subject = { kind: 'dunning-letter', accountId, noticeId: id } as const;
  return <PaperButton subject={subject} label={t('document.letter')} tab="timeline" />;
}

/** The paper as it was handed out; one of a kind that nobody knows here cannot be shown. */
function IssuedPaper({
  accountId,
  paper,
}: Pick<AccountEntryOf<'paper'>, 'paper'> & { readonly accountId: string }) {
  const { t } = useTranslation();
  const openIssue = useOpenIssue();
  if (!isDocumentKind(paper.kind)) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => openIssue({ documentId: paper.id }, accountPath(accountId, 'timeline'))}
    >
      {t('timeline.openPaper', { number: paper.number })}
    </Button>
  );
}

/** A request is there once for each of its steps: what is to be done with it stands at the last. */
function isLastStep({ step, request }: AccountEntryOf<'request'>): boolean {
  return step.name === 'decided' || request.decided === null;
}
