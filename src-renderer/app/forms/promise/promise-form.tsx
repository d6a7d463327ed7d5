import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropDraft, keepDraft, type PromiseDraft } from '../../../state/drafts.ts';
import { closeForm, type OpenForm } from '../../../state/open-form.ts';
import { useFormats } from '../../formats.ts';
import { mintId } from '../../ids.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { useRecordedToast, useSubmit } from '../../use-commands.tsx';
import { type FormProblems, noProblems, placeProblem, problemsOf } from '../parts/form-problem.ts';
import { useDismissReplaced } from '../parts/use-dismiss-replaced.ts';
import { PromiseFormView } from './promise-form-view.tsx';
import {
  type PromiseField,
  type PromiseTerms,
  promiseInput,
  readPromiseDraft,
} from './read-promise-draft.ts';
import { usePromiseDraft } from './use-promise-draft.ts';

const fieldOf: Readonly<Record<string, PromiseField>> = {
  AMOUNT_NOT_POSITIVE: 'total',
  PROMISE_DATE_PAST: 'date',
};

/** Records a promise to pay. */
export function PromiseForm({ form, account }: { form: OpenForm; account: ClaimableAccount }) {
  const formats = useFormats();
  const { draft, isKept, change } = usePromiseDraft(account, form.choice, formats.locale);
  const [problems, setProblems] = useState<FormProblems<PromiseField>>(noProblems);
  const { record, isBusy } = useRecordPromise(form, setProblems);
  const [confirmedExcessMinor, setConfirmedExcessMinor] = useState(0);
  const reading = readPromiseDraft(account, draft, formats.locale, confirmedExcessMinor);
  const onRecord = () => {
    setProblems(reading.problems);
    if (reading.terms !== null) void record(account, draft, reading.terms);
  };
  return (
    <PromiseFormView
      account={account}
      draft={draft}
      reading={reading}
      problems={problems}
      isBusy={isBusy}
      isKept={isKept}
      isExcessConfirmed={reading.excessMinor > 0 && reading.excessMinor === confirmedExcessMinor}
      onConfirmExcess={(isConfirmed) => {
        setProblems(noProblems());
        setConfirmedExcessMinor(isConfirmed ? reading.excessMinor : 0);
      }}
      onLeave={(fields) => setProblems(problemsOf(reading.problems, fields))}
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
  const record = async (account: ClaimableAccount, draft: PromiseDraft, terms: PromiseTerms) => {
    setIsBusy(true);
    const promiseId = mintId();
    const submission = await submit('promise.record', accountId, promiseInput(draft, terms, promiseId));
    setIsBusy(false);
    if ('problem' in submission) {
      onProblems(placeProblem(submission.problem, fieldOf, account.claimable));
      return;
    }
    dropDraft('promise', accountId);
    closeForm();
    dismissReplaced(form);
    sayRecorded({
      commandId: submission.commandId,
      message: t('promise.recorded', {
        name: account.account.name,
        amount: formats.amount(terms.totalMinor, terms.currency),
        date: formats.fullDate(terms.date),
      }),
      onWithdrawn: () => keepDraft('promise', accountId, draft),
      revoke: () => submit('promise.cancel', accountId, { promiseId, reason: t('undo.reason') }),
    });
  };
  return { record, isBusy };
}
