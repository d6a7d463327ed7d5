import { useState } from 'react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { ContactPermission } from '../../../../src-shared/domain/contact/contact-permission.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { type ActivityDraft, dropDraft, keepDraft, useDrafts } from '../../../state/drafts.ts';
import type { OpenForm } from '../../../state/open-form.ts';
import { mintId } from '../../ids.ts';
import { type FormProblems, isFree, noProblems, problemsAfterLeaving } from '../parts/form-problem.ts';
import { useRecord } from '../parts/use-record.ts';
import {
  type ActivityField,
  activityInput,
  activityProblems,
  formAfter,
  newActivityDraft,
} from './activity-draft.ts';
import { ActivityFormView } from './activity-form-view.tsx';
import { contactQuestion } from './contact-rules.ts';
import { useContactPermission } from './use-contact-permission.ts';

const fieldOf = { NEXT_ACTION_DATE_PAST: 'nextDate', CONTACT_NOT_ALLOWED: 'overrideReason' } as const;

/** Logs a call or another activity. */
export function ActivityForm({ form, account }: { form: OpenForm; account: AccountHead }) {
  const kept = useDrafts((drafts) => drafts.activity[form.accountId]);
  const draft = kept ?? newActivityDraft(account.account, account.nextAction, account.today);
  const permission = useContactPermission(contactQuestion(account.account, draft));
  const [problems, setProblems] = useState<FormProblems<ActivityField>>(noProblems);
  const { record, isBusy } = useRecordActivity(form, setProblems);
  const onRecord = () => {
    const found = activityProblems(draft, account.today, permission);
    setProblems(found);
    if (isFree(found)) void record(draft, permission, account);
  };
  return (
    <ActivityFormView
      account={account}
      draft={draft}
      permission={permission}
      problems={problems}
      isBusy={isBusy}
      isKept={kept !== undefined}
      onLeaveDay={() => {
        if (draft.nextDate !== null)
          setProblems((said) =>
            problemsAfterLeaving(activityProblems(draft, account.today, permission), said, ['nextDate']),
          );
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
    record: (draft: ActivityDraft, permission: ContactPermission | undefined, account: AccountHead) => {
      const nextText = draft.nextText.trim() === '' ? t('activity.nextDefault') : draft.nextText.trim();
      return record({
        name: 'activity.log',
        input: activityInput(draft, {
          activityId: mintId(),
          nextText,
          permission,
          planned: account.followUps,
        }),
        draft,
        invoices: [],
        message: (t) =>
          t('activity.recorded', {
            kind: t(`activityKind.${draft.kind}`),
            name: account.account.name,
          }),
        next: formAfter(draft),
      });
    },
  };
}
