import { useState } from 'react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { dropDraft, keepDraft, useDrafts } from '../../../state/drafts.ts';
import type { OpenForm } from '../../../state/open-form.ts';
import { useFileCalls } from '../../attachments/use-file-calls.ts';
import { useFormats } from '../../formats.ts';
import { useOpenPad } from '../../signature/use-open-pad.ts';
import { type FormProblems, noProblems, placeProblem, problemsAfterLeaving } from '../parts/form-problem.ts';
import { useDismissReplaced } from '../parts/use-dismiss-replaced.ts';
import { type ReceiptField, type ReceiptInput, readReceiptDraft } from './read-receipt-draft.ts';
import { newReceiptDraft } from './receipt-draft.ts';
import { ReceiptFormView } from './receipt-form-view.tsx';
import { ReceiptIssued } from './receipt-issued.tsx';
import { useIssueReceipt } from './use-issue-receipt.ts';
import type { OpenInvoices } from './use-open-invoices.ts';

const fieldOf = {
  AMOUNT_NOT_POSITIVE: 'total',
  ALLOCATION_SUM_MISMATCH: 'total',
  AMOUNT_TOO_LARGE: 'total',
  DENOMINATIONS_MISMATCH: 'counts',
} as const;

/** A receipt that was given: what the paper says. */
export type IssuedReceipt = { readonly receiptId: string; readonly input: ReceiptInput };

type ReceiptFormProps = { readonly form: OpenForm; readonly account: AccountHead & OpenInvoices };

/** R1–R3: takes money and gives a receipt; then shows its number. A receipt is a fact: there is no Undo, only a void. */
export function ReceiptForm({ form, account }: ReceiptFormProps) {
  const { locale } = useFormats();
  const { accountId, visitId = null } = form;
  const kept = useDrafts((drafts) => drafts.receipt[accountId]);
  const draft = kept ?? newReceiptDraft(account);
  const [problems, setProblems] = useState<FormProblems<ReceiptField>>(noProblems);
  const [issued, setIssued] = useState<IssuedReceipt | null>(null);
  const { issue, isBusy } = useIssueReceipt(accountId);
  const calls = useFileCalls(accountId);
  const dismissReplaced = useDismissReplaced();
  const { pad, isTaking, recordSigned } = useOpenPad();
  const reading = readReceiptDraft(account, draft, locale, visitId);
  const presentDraft = () => useDrafts.getState().receipt[accountId] ?? draft;
  const give = async () => {
    // With the signature, and whatever else was changed while it was taken.
    const { input, problems: found } = readReceiptDraft(account, presentDraft(), locale, visitId);
    setProblems(found);
    if (input === null) return;
    const answer = await issue(input);
    if (answer === undefined) return;
    if ('problem' in answer) {
      setProblems(placeProblem(answer.problem, fieldOf, account.openInvoices));
      return;
    }
    dropDraft('receipt', accountId);
    dismissReplaced(form);
    setIssued({ receiptId: answer.receiptId, input });
  };
  if (issued !== null)
    return <ReceiptIssued issued={issued} account={account.account} onNext={() => setIssued(null)} />;
  return (
    <ReceiptFormView
      account={account}
      draft={draft}
      reading={reading}
      problems={problems}
      isBusy={isBusy || isTaking}
      isKept={kept !== undefined}
      onLeave={(fields) => setProblems((said) => problemsAfterLeaving(reading.problems, said, fields))}
      onChange={(changed) => {
        setProblems(noProblems());
        keepDraft('receipt', accountId, changed);
      }}
      onSignature={(signature) => {
        // It is kept while one types on: it goes to what the draft is by then.
        keepDraft('receipt', accountId, { ...presentDraft(), signature });
      }}
      pad={pad}
      onDiscard={() => {
        dropDraft('receipt', accountId);
        pad.current?.wipe();
        if (draft.signature !== null) void calls.remove(draft.signature);
      }}
      onRecord={() => {
        setProblems(reading.problems);
        if (reading.input !== null) void recordSigned(give);
      }}
    />
  );
}
