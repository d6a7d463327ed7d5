import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { type ActivityDraft, dropDraft, keepDraft, useDrafts } from '../../../state/drafts.ts';
import type { OpenForm } from '../../../state/open-form.ts';
import { mintId } from '../../ids.ts';
import { type FormProblems, isFree, noProblems, problemsOf } from '../parts/form-problem.ts';
import { useRecord } from '../parts/use-record.ts';
import {
  type ActivityField,
  activityInput,
  activityProblems,
  formAfter,
  newActivityDraft,
} from './activity-draft.ts';
import { ActivityFormView } from './activity-form-view.tsx';

const fieldOf = { NEXT_ACTION_DATE_PAST: 'nextDate' } as const;

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
  const { record, isBusy } = useRecord({ kind: 'activity', form, fieldOf, onProblems });
  return {
    isBusy,
    record: (draft: ActivityDraft, name: string) => {
      const nextText = draft.nextText.trim() === '' ? t('activity.nextDefault') : draft.nextText.trim();
      return record({
        name: 'activity.log',
        input: activityInput(draft, mintId(), nextText),
        draft,
        invoices: [],
        message: t('activity.recorded', { kind: t(`activityKind.${draft.kind}`), name }),
        next: formAfter(draft),
      });
    },
  };
}
