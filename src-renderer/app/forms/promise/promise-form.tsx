import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../../src-shared/contract/account-view.ts';
import { dropDraft, keepDraft } from '../../../state/drafts.ts';
import { closeForm, type OpenForm } from '../../../state/open-form.ts';
import { useFormats } from '../../formats.ts';
import { mintId } from '../../ids.ts';
import { useRecordedToast, useSubmit } from '../../use-commands.tsx';
import { type FormProblems, isFree, noProblems, placeProblem } from '../parts/form-problem.ts';
import { useDismissReplaced } from '../parts/use-dismiss-replaced.ts';
import { type PromiseField, promiseInput, readPromiseDraft } from './promise-draft.ts';
import { PromiseFormView } from './promise-form-view.tsx';
import { usePromiseDraft } from './use-promise-draft.ts';

const fieldOf: Readonly<Record<string, PromiseField>> = {
  AMOUNT_NOT_POSITIVE: 'total',
  PROMISE_DATE_PAST: 'date',
};

/** Records a promise to pay. */
export function PromiseForm({ form, account }: { form: OpenForm; account: AccountView }) {
  const formats = useFormats();
  const { draft, isKept, change } = usePromiseDraft(account, form.invoiceIds, formats.locale);
  const [problems, setProblems] = useState<FormProblems<PromiseField>>(noProblems);
  const { record, isBusy } = useRecordPromise(form, setProblems);
  const reading = readPromiseDraft(account, draft, formats.locale);
  const onRecord = () => {
    setProblems(reading.problems);
    if (isFree(reading.problems)) void record(account, draft, reading);
  };
  return (
    <PromiseFormView
      account={account}
      draft={draft}
      reading={reading}
      problems={problems}
      isBusy={isBusy}
      isKept={isKept}
      onChange={(changed) => {
        setProblems(noProblems());
        change(changed);
      }}
      onDiscard={() => dropDraft('promise', form.accountId)}
      onRecord={onRecord}
    />
  );
}

function useRecordPromise(form: OpenForm, onProblems: (problems: FormProblems<PromiseField>) => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const submit = useSubmit();
  const sayRecorded = useRecordedToast();
  const dismissReplaced = useDismissReplaced();
  const [isBusy, setIsBusy] = useState(false);
  const { accountId } = form;
  const record = async (
    account: AccountView,
    draft: Parameters<typeof promiseInput>[0],
    reading: Parameters<typeof promiseInput>[1],
  ) => {
    setIsBusy(true);
    const promiseId = mintId();
    const submission = await submit('promise.record', accountId, promiseInput(draft, reading, promiseId));
    setIsBusy(false);
    if ('problem' in submission) {
      onProblems(placeProblem(submission.problem, fieldOf, account.openInvoices));
      return;
    }
    dropDraft('promise', accountId);
    closeForm();
    dismissReplaced(form);
    sayRecorded({
      commandId: submission.commandId,
      message: t('promise.recorded', {
        amount: formats.amount(reading.totalMinor, draft.currency),
        date: formats.fullDate(draft.date ?? account.today),
      }),
      onWithdrawn: () => keepDraft('promise', accountId, draft),
      revoke: () => submit('promise.cancel', accountId, { promiseId, reason: t('undo.reason') }),
    });
  };
  return { record, isBusy };
}
