import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameChoice } from '../../../../src-shared/contract/invoice-choice.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { type DisputeDraft, dropDraft, keepDraft, useDrafts } from '../../../state/drafts.ts';
import { closeForm, type OpenForm } from '../../../state/open-form.ts';
import { useFormats } from '../../formats.ts';
import { mintId } from '../../ids.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { useRecordedToast, useSubmit } from '../../use-commands.tsx';
import { type FormProblems, isFree, noProblems, placeProblem, problemsOf } from '../parts/form-problem.ts';
import { useDismissReplaced } from '../parts/use-dismiss-replaced.ts';
import {
  type DisputeField,
  type DisputeReading,
  disputeInput,
  newDisputeDraft,
  readDisputeDraft,
} from './dispute-draft.ts';
import { DisputeFormView } from './dispute-form-view.tsx';

/** Opens a dispute. */
export function DisputeForm({ form, account }: { form: OpenForm; account: ClaimableAccount }) {
  const { locale } = useFormats();
  const kept = useDrafts((drafts) => drafts.dispute[form.accountId]);
  const draft = resolveDraft(kept, newDisputeDraft(account, form.choice, locale));
  const [problems, setProblems] = useState<FormProblems<DisputeField>>(noProblems);
  const { record, isBusy } = useRecordDispute(form, setProblems);
  const reading = readDisputeDraft(account, draft, locale);
  const onRecord = () => {
    setProblems(reading.problems);
    if (isFree(reading.problems)) void record(account, draft, reading);
  };
  return (
    <DisputeFormView
      account={account}
      draft={draft}
      problems={problems}
      isBusy={isBusy}
      isKept={kept !== undefined}
      onLeave={() => setProblems(problemsOf(reading.problems, []))}
      onChange={(changed) => {
        setProblems(noProblems());
        keepDraft('dispute', form.accountId, changed);
      }}
      onDiscard={() => dropDraft('dispute', form.accountId)}
      onRecord={onRecord}
    />
  );
}

/** Another choice of invoices brings new amounts and keeps the rest of what was typed. */
function resolveDraft(kept: DisputeDraft | undefined, fresh: DisputeDraft): DisputeDraft {
  if (kept === undefined) return fresh;
  if (fresh.scope.length === 0 || isSameChoice(fresh.scope, kept.scope)) return kept;
  const { reasonCode, description, contactName } = kept;
  return { ...fresh, reasonCode, description, contactName };
}

function useRecordDispute(form: OpenForm, onProblems: (problems: FormProblems<DisputeField>) => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const submit = useSubmit();
  const sayRecorded = useRecordedToast();
  const dismissReplaced = useDismissReplaced();
  const [isBusy, setIsBusy] = useState(false);
  const { accountId } = form;
  const record = async (account: ClaimableAccount, draft: DisputeDraft, reading: DisputeReading) => {
    setIsBusy(true);
    const submission = await submit('dispute.open', accountId, disputeInput(draft, reading, mintId()));
    setIsBusy(false);
    if ('problem' in submission) {
      onProblems(placeProblem(submission.problem, { DISPUTE_REASON_UNKNOWN: 'reason' }, account.claimable));
      return;
    }
    dropDraft('dispute', accountId);
    closeForm();
    dismissReplaced(form);
    const totalMinor = sumMinor(reading.items.map((item) => item.amountMinor));
    sayRecorded({
      commandId: submission.commandId,
      message: t('dispute.recorded', {
        name: account.account.name,
        amount: formats.amount(totalMinor, draft.currency),
      }),
      onWithdrawn: () => keepDraft('dispute', accountId, draft),
    });
  };
  return { record, isBusy };
}
