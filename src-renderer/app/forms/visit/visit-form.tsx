import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { type ReceiptListRow, receiptRowKey } from '../../../../src-shared/contract/cash-view.ts';
import type { ContactPermission } from '../../../../src-shared/domain/contact/contact-permission.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { dropDraft, keepDraft, useDrafts, type VisitDraft } from '../../../state/drafts.ts';
import type { OpenForm, VisitFormKind } from '../../../state/open-form.ts';
import { useFileCalls } from '../../attachments/use-file-calls.ts';
import { mintId } from '../../ids.ts';
import { useLiveWindows } from '../../lists/use-live-windows.ts';
import { useOpenPad } from '../../signature/use-open-pad.ts';
import { readyValue } from '../../use-live-view.ts';
import { contactQuestion } from '../activity/contact-rules.ts';
import { useContactPermission } from '../activity/use-contact-permission.ts';
import { type FormProblems, isFree, noProblems } from '../parts/form-problem.ts';
import { useRecord } from '../parts/use-record.ts';
import {
  instantOf,
  newVisitDraft,
  type VisitField,
  visitContact,
  visitProblems,
  visitResult,
} from './visit-draft.ts';
import { VisitFormView } from './visit-form-view.tsx';

const fieldOf = {
  NEXT_ACTION_DATE_PAST: 'nextDate',
  CONTACT_NOT_ALLOWED: 'overrideReason',
  VISIT_TIMES_WRONG: 'untilText',
  ACTIVITY_IN_FUTURE: 'untilText',
} as const;

type VisitFormProps = {
  readonly form: OpenForm;
  readonly kind: VisitFormKind;
  readonly account: AccountHead;
};

/** A2: checks in, checks out, or writes a visit down that is over. */
export function VisitForm({ form, kind, account }: VisitFormProps) {
  const { accountId } = form;
  const kept = useDrafts((drafts) => drafts[kind][accountId]);
  const draft = kept ?? newVisitDraft(account.account);
  const permission = useVisitPermission(kind, account, draft);
  const [problems, setProblems] = useState<FormProblems<VisitField>>(noProblems);
  const receiptIds = useReceiptsToday(kind, account);
  const { record, isBusy } = useRecordVisit({ form, kind, account, receiptIds, onProblems: setProblems });
  const calls = useFileCalls(accountId);
  const forgetFiles = ({ photos, signature }: VisitDraft) => {
    for (const file of [...photos, signature]) if (file !== null) void calls.remove(file);
  };
  const { pad, isTaking, recordSigned } = useOpenPad();
  const presentDraft = () => useDrafts.getState()[kind][accountId] ?? draft;
  /** Says what is wrong with what stands there; true when nothing is. */
  const isRecordable = (present: VisitDraft): boolean => {
    const found = visitProblems(kind, present, { today: account.today, permission });
    setProblems(found);
    return isFree(found);
  };
  const recordPresent = async () => {
    // With the signature, and whatever else was changed while it was taken.
    const present = presentDraft();
    if (isRecordable(present)) await record(present, permission);
  };
  return (
    <VisitFormView
      kind={kind}
      account={account}
      draft={draft}
      permission={permission}
      receiptIds={receiptIds}
      problems={problems}
      isBusy={isBusy || isTaking}
      isKept={kept !== undefined}
      onFiles={(change) => {
        // Files come while one types on: each is added to what the draft is by then.
        const present = presentDraft();
        keepDraft(kind, accountId, { ...present, ...change(present) });
      }}
      pad={pad}
      onChange={(changed) => {
        setProblems(noProblems());
        keepDraft(kind, accountId, changed);
      }}
      onDiscard={() => {
        dropDraft(kind, accountId);
        pad.current?.wipe();
        forgetFiles(draft);
      }}
      onRecord={() => {
        if (isRecordable(draft)) void recordSigned(recordPresent);
      }}
    />
  );
}

/** A1: whether the visit is allowed; checking out of one is no contact of its own. */
function useVisitPermission(kind: VisitFormKind, { account }: AccountHead, { contactName }: VisitDraft) {
  const asked = { kind: 'visit', direction: 'outbound', contactName } as const;
  return useContactPermission(kind === 'check-out' ? null : contactQuestion(account, asked));
}

/** The receipts that the account was given today and that stand: those of the visit that ends. */
function useReceiptsToday(kind: VisitFormKind, { account, today }: AccountHead): readonly string[] {
  const view = useLiveWindows<unknown, ReceiptListRow, readonly ReceiptListRow[]>(
    {
      open: (client, signal) => client.cash.watch({ filter: 'all', offset: 0, limit: 500 }, { signal }),
      keyOf: receiptRowKey,
      shownAs: ({ rows }) => rows,
    },
    kind === 'check-out' ? 'receipts' : null,
  );
  return (readyValue(view) ?? [])
    .filter((row) => row.accountId === account.id && row.issuedOn === today && !row.isVoided)
    .map((row) => row.receiptId);
}

type RecordVisitParts = VisitFormProps & {
  readonly receiptIds: readonly string[];
  readonly onProblems: (problems: FormProblems<VisitField>) => void;
};

function useRecordVisit({ form, kind, account, receiptIds, onProblems }: RecordVisitParts) {
  const { t } = useTranslation();
  const { record, isBusy } = useRecord({ kind, form, fieldOf, onProblems });
  return {
    isBusy,
    record: (draft: VisitDraft, permission: ContactPermission | undefined) => {
      const words = {
        draft,
        invoices: [],
        message: (t: TFunction) => t(`visits.recorded.${kind}`, { name: account.account.name }),
      };
      const result = visitResult(draft, { nextDefault: t('visits.nextDefault'), receiptIds });
      const contact = { activityId: mintId(), ...visitContact(draft, permission) };
      if (kind === 'check-in') return record({ name: 'visit.check-in', input: contact, ...words });
      if (kind === 'check-out') {
        const { visitId } = form;
        if (visitId === undefined) throw new Error('checking out of no visit');
        return record({ name: 'visit.check-out', input: { visitId, ...result }, ...words });
      }
      const times = {
        checkedInAt: instantOf(draft.fromText) ?? '',
        checkedOutAt: instantOf(draft.untilText) ?? '',
      };
      return record({ name: 'visit.log', input: { ...contact, ...times, ...result }, ...words });
    },
  };
}
