import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { type ActivityDraft, dropDraft, keepDraft, useDrafts } from '../../../state/drafts.ts';
import { closeForm, type OpenForm, openForm } from '../../../state/open-form.ts';
import { mintId } from '../../ids.ts';
import { useRecordedToast, useSubmit } from '../../use-commands.tsx';
import { type FormProblems, isFree, noProblems, placeProblem, problemsOf } from '../parts/form-problem.ts';
import { useDismissReplaced } from '../parts/use-dismiss-replaced.ts';
import {
  type ActivityField,
  activityInput,
  activityProblems,
  formAfter,
  newActivityDraft,
} from './activity-draft.ts';
import { ActivityFormView } from './activity-form-view.tsx';

/** Logs a call or another activity. */
export function ActivityForm({ form, account }: { form: OpenForm; account: AccountHead }) {
  const kept = useDrafts((drafts) => drafts.activity[form.accountId]);
  const draft = kept ?? newActivityDraft(account.account);
  const [problems, setProblems] = useState<FormProblems<ActivityField>>(noProblems);
  const { record, isBusy } = useRecordActivity(form, setProblems);
  const onRecord = () => {
    const found = activityProblems(draft, account.today);
    setProblems(found);
    if (isFree(found)) void record(draft, account.account.name);
  };
  return (
    <ActivityFormView
      account={account}
      draft={draft}
      problems={problems}
      isBusy={isBusy}
      isKept={kept !== undefined}
      onLeaveDay={() => {
        if (draft.nextDate !== null)
          setProblems(problemsOf(activityProblems(draft, account.today), ['nextDate']));
      }}
      onChange={(changed) => {
        setProblems(noProblems());
        keepDraft('activity', form.accountId, changed);
      }}
      onDiscard={() => dropDraft('activity', form.accountId)}
      onRecord={onRecord}
    />
  );
}

function useRecordActivity(form: OpenForm, onProblems: (problems: FormProblems<ActivityField>) => void) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const sayRecorded = useRecordedToast();
  const dismissReplaced = useDismissReplaced();
  const [isBusy, setIsBusy] = useState(false);
  const { accountId } = form;
  const record = async (draft: ActivityDraft, name: string) => {
    setIsBusy(true);
    const nextText = draft.nextText.trim() === '' ? t('activity.nextDefault') : draft.nextText.trim();
    const submission = await submit('activity.log', accountId, activityInput(draft, mintId(), nextText));
    setIsBusy(false);
    if ('problem' in submission) {
      onProblems(placeProblem(submission.problem, { NEXT_ACTION_DATE_PAST: 'nextDate' }, []));
      return;
    }
    dropDraft('activity', accountId);
    const next = formAfter(draft);
    if (next === null) closeForm();
    else openForm(next, accountId, form.choice);
    dismissReplaced(form);
    sayRecorded({
      commandId: submission.commandId,
      message: t('activity.recorded', { kind: t(`activityKind.${draft.kind}`), name }),
      onWithdrawn: () => keepDraft('activity', accountId, draft),
    });
  };
  return { record, isBusy };
}
