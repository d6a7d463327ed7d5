import { useState } from 'react';
import { isSameChoice } from '../../../../src-shared/contract/invoice-choice.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { type DisputeDraft, dropDraft, keepDraft, useDrafts } from '../../../state/drafts.ts';
import type { OpenForm } from '../../../state/open-form.ts';
import { useAttach } from '../../attachments/use-attach.ts';
import { useFileCalls } from '../../attachments/use-file-calls.ts';
import { withFile, withoutFile } from '../../attachments/with-file.ts';
import { useOpenDocument } from '../../documents/use-open-document.ts';
import { useFormats } from '../../formats.ts';
import { mintId } from '../../ids.ts';
import { useSession } from '../../session-context.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { type FormProblems, isFree, noProblems, problemsAfterLeaving } from '../parts/form-problem.ts';
import { useRecord } from '../parts/use-record.ts';
import {
  type DisputeField,
  type DisputeReading,
  disputeInput,
  newDisputeDraft,
  readDisputeDraft,
} from './dispute-draft.ts';
import { DisputeFormView } from './dispute-form-view.tsx';
import { draftRoute } from './dispute-route.ts';

const fieldOf = { DISPUTE_REASON_UNKNOWN: 'reason' } as const;

/** Opens a dispute. */
export function DisputeForm({ form, account }: { form: OpenForm; account: ClaimableAccount }) {
  const { locale } = useFormats();
  const { disputeReasons } = useSession();
  const kept = useDrafts((drafts) => drafts.dispute[form.accountId]);
  const draft = resolveDraft(kept, newDisputeDraft(account, form.choice, locale));
  const [problems, setProblems] = useState<FormProblems<DisputeField>>(noProblems);
  const { record, isBusy } = useRecordDispute(form, setProblems);
  const files = useDisputeFiles(form.accountId, draft);
  const reading = readDisputeDraft(account, draft, locale);
  const onRecord = () => {
    setProblems(reading.problems);
    if (isFree(reading.problems)) void record(account, draft, reading);
  };
  return (
    <DisputeFormView
      account={account}
      draft={draft}
      reasons={disputeReasons}
      route={draftRoute(disputeReasons, draft, reading, account)}
      problems={problems}
      isBusy={isBusy}
      files={files}
      isKept={kept !== undefined}
      onLeave={() => setProblems((said) => problemsAfterLeaving(reading.problems, said, []))}
      onChange={(changed) => {
        setProblems(noProblems());
        keepDraft('dispute', form.accountId, changed);
      }}
      onDiscard={() => {
        dropDraft('dispute', form.accountId);
        files.forget();
      }}
      onRecord={onRecord}
    />
  );
}

/** The files of a draft: they come while one types on, so each is added to what the draft is by then. */
function useDisputeFiles(accountId: string, draft: DisputeDraft) {
  const calls = useFileCalls(accountId);
  const change = (next: (files: DisputeDraft['files']) => DisputeDraft['files']) => {
    const present = useDrafts.getState().dispute[accountId] ?? draft;
    keepDraft('dispute', accountId, { ...present, files: next(present.files) });
  };
  const { attach, isBusy, problemText } = useAttach(accountId, (file) =>
    change((files) => withFile(files, file)),
  );
  return {
    isBusy,
    problemText,
    add: (files: readonly File[]) =>
      void attach(files.map((file) => ({ name: file.name, content: async () => file }))),
    remove(file: DisputeDraft['files'][number]) {
      change((files) => withoutFile(files, file));
      void calls.remove(file);
    },
    forget() {
      for (const file of draft.files) void calls.remove(file);
    },
  };
}
export type DisputeFiles = ReturnType<typeof useDisputeFiles>;

/** Another choice of invoices brings new amounts and keeps the rest of what was typed. */
function resolveDraft(kept: DisputeDraft | undefined, fresh: DisputeDraft): DisputeDraft {
  if (kept === undefined) return fresh;
  if (fresh.scope.length === 0 || isSameChoice(fresh.scope, kept.scope)) return kept;
  const { reasonCode, description, contactName, files } = kept;
  return { ...fresh, reasonCode, description, contactName, files };
}

function useRecordDispute(form: OpenForm, onProblems: (problems: FormProblems<DisputeField>) => void) {
  const { t } = useTranslation();
  const openDocument = useOpenDocument();
  const { record, submit, isBusy } = useRecord({ kind: 'dispute', form, fieldOf, onProblems });
  return {
    isBusy,
    record: (account: ClaimableAccount, draft: DisputeDraft, reading: DisputeReading) => {
      const totalMinor = sumMinor(reading.items.map((item) => item.amountMinor));
      const disputeId = mintId();
      return record({
        name: 'dispute.open',
        input: disputeInput(draft, reading, disputeId),
        draft,
        invoices: account.claimable,
        message: (t, formats) =>
          t('dispute.recorded', {
            name: account.account.name,
            amount: formats.amount(totalMinor, draft.currency),
          }),
        more: {
          label: (t) => t('document.acknowledgement'),
          onAction: () =>
            openDocument({ kind: 'dispute-acknowledgement', accountId: form.accountId, disputeId }),
        },
        revoke: () => submit('dispute.cancel', form.accountId, { disputeId, note: t('undo.reason') }),
      });
    },
  };
}
