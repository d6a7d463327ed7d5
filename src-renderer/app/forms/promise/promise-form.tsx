import { useState } from 'react';
import { useTranslation } from '../../../components/translation.tsx';
import { dropDraft, type PromiseDraft } from '../../../state/drafts.ts';
import type { OpenForm } from '../../../state/open-form.ts';
import { useOpenDocument } from '../../documents/use-open-document.ts';
import { useFormats } from '../../formats.ts';
import { mintId } from '../../ids.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { type FormProblems, noProblems, problemsAfterLeaving } from '../parts/form-problem.ts';
import { useRecord } from '../parts/use-record.ts';
import { PromiseFormView } from './promise-form-view.tsx';
import {
  type PromiseField,
  type PromiseTerms,
  promiseInput,
  readPromiseDraft,
} from './read-promise-draft.ts';
import { usePromiseDraft } from './use-promise-draft.ts';

const fieldOf = { AMOUNT_NOT_POSITIVE: 'total', PROMISE_DATE_PAST: 'date' } as const;

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
      onLeave={(fields) => setProblems((said) => problemsAfterLeaving(reading.problems, said, fields))}
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
  const openDocument = useOpenDocument();
  const { record, submit, isBusy } = useRecord({ kind: 'promise', form, fieldOf, onProblems });
  return {
    isBusy,
    record: (account: ClaimableAccount, draft: PromiseDraft, terms: PromiseTerms) => {
      const promiseId = mintId();
      return record({
        name: 'promise.record',
        input: promiseInput(draft, terms, promiseId),
        draft,
        invoices: account.claimable,
        message: (t, formats) =>
          t('promise.recorded', {
            name: account.account.name,
            amount: formats.amount(terms.totalMinor, terms.currency),
            date: formats.fullDate(terms.date),
          }),
        more: {
          label: (t) => t('document.confirmation'),
          onAction: () =>
            openDocument({
              ...{ kind: 'promise-confirmation', accountId: form.accountId, promiseId, version: 1 },
            }),
        },
        revoke: () => submit('promise.cancel', form.accountId, { promiseId, reason: t('undo.reason') }),
      });
    },
  };
}
