import { useState } from 'react';
import { type InvoiceChoice, isSameChoice } from '../../../../src-shared/contract/invoice-choice.ts';
import { type PlanAuthority, planAuthority } from '../../../../src-shared/domain/plan/plan-authority.ts';
import { planConventionsSchema } from '../../../../src-shared/domain/plan/plan-terms.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { dropDraft, keepDraft, type PlanDraft, useDrafts } from '../../../state/drafts.ts';
import { closeForm, type OpenForm } from '../../../state/open-form.ts';
import { useOpenDocument } from '../../documents/use-open-document.ts';
import { useFormats } from '../../formats.ts';
import { mintId } from '../../ids.ts';
import { useSession } from '../../session-context.ts';
import type { MoreAction } from '../../toasts/recorded-message.tsx';
import type { ToastWords } from '../../toasts/toast-words.tsx';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { type FormProblems, isFree, noProblems, problemsAfterLeaving } from '../parts/form-problem.ts';
import { useRecord } from '../parts/use-record.ts';
import { newPlanDraft, type Plannable } from './plan-draft.ts';
import { PlanFormView } from './plan-form-view.tsx';
import { type PlanReading, planFieldOf, proposalInput, readPlanDraft } from './read-plan-draft.ts';
import type { PlanField } from './read-terms.ts';

/** A new plan, or the next version of one. */
type PlanFormKind = 'plan' | 'plan-change';

type PlanFormProps = {
  readonly form: OpenForm;
  readonly kind: PlanFormKind;
  readonly account: ClaimableAccount;
};

/** N1, N5: proposes a payment plan, or the next version of one. */
export function PlanForm({ form, kind, account }: PlanFormProps) {
  const { language } = useTranslation();
  const { locale } = useFormats();
  const { actor, planSettings: settings } = useSession();
  const kept = useDrafts((drafts) => drafts[kind][form.accountId]);
  const [problems, setProblems] = useState<FormProblems<PlanField>>(noProblems);
  const { record, isBusy } = useRecordPlan(form, kind, setProblems);
  const draft = resolveDraft(kept, account, form.choice, locale);
  const reading = readPlanDraft(account, draft, { locale, language: language, settings });
  const { schedule } = reading;
  const { currency } = draft;
  const conventions = planConventionsSchema.parse(settings.plan);
  const authority = schedule && planAuthority(schedule, currency, conventions, actor.role, settings);
  const onRecord = () => {
    setProblems(reading.problems);
    if (isFree(reading.problems)) void record(account, draft, reading, authority);
  };
  return (
    <PlanFormView
      account={account}
      draft={draft}
      reading={reading}
      authority={authority}
      role={actor.role}
      settings={settings}
      problems={problems}
      isBusy={isBusy}
      isKept={kept !== undefined}
      onLeave={(fields) => setProblems((said) => problemsAfterLeaving(reading.problems, said, fields))}
      onChange={(changed) => {
        setProblems(noProblems());
        keepDraft(kind, form.accountId, changed);
      }}
      onDiscard={() => {
        dropDraft(kind, form.accountId);
        // Without its draft nobody knows which plan was to be changed.
        if (kind === 'plan-change') closeForm();
      }}
      onRecord={onRecord}
    />
  );
}

/** Another choice of invoices brings new amounts and keeps the terms that were typed. */
function resolveDraft(
  kept: PlanDraft | undefined,
  account: Plannable,
  choice: InvoiceChoice,
  locale: string,
): PlanDraft {
  if (kept !== undefined && (choice.length === 0 || isSameChoice(choice, kept.scope))) return kept;
  const fresh = newPlanDraft(account, choice, locale);
  if (kept === undefined) return fresh;
  const { currency, scope, amountTexts } = fresh;
  return { ...kept, currency, scope, amountTexts };
}

function useRecordPlan(
  form: OpenForm,
  kind: PlanFormKind,
  onProblems: (problems: FormProblems<PlanField>) => void,
) {
  const { record, isBusy } = useRecord({ kind, form, fieldOf: planFieldOf, onProblems });
  const openDocument = useOpenDocument();
  const agreementOf = (planId: string, version: number): MoreAction => ({
    label: (t) => t('document.agreement'),
    onAction: () => openDocument({ kind: 'plan-agreement', accountId: form.accountId, planId, version }),
  });
  return {
    isBusy,
    record: async (
      account: ClaimableAccount,
      draft: PlanDraft,
      reading: PlanReading,
      authority: PlanAuthority | undefined,
    ): Promise<void> => {
      const { items, terms, schedule } = reading;
      if (terms === null || schedule === undefined) return;
      const { currency, changes } = draft;
      const proposal = proposalInput(draft, { items, terms }, mintId());
      const isForApproval = authority?.isAllowed === false && !draft.asDraft;
      const said =
        (done: 'recorded' | 'changed'): ToastWords =>
        (t, formats) =>
          t(`plan.${done}${isForApproval ? 'Waits' : ''}`, {
            name: account.account.name,
            amount: formats.amount(schedule.totalMinor, currency),
            role: isForApproval ? t(`role.${authority.approver}`) : '',
          });
      const command = { draft, invoices: account.claimable };
      if (changes === null) {
        const input = { planId: mintId(), currency, ...proposal };
        const words = { message: said('recorded'), more: agreementOf(input.planId, 1) };
        await record({ ...command, ...words, name: 'plan.propose', input });
      } else {
        const { planId, fromVersion } = changes;
        const input = { planId, fromVersion, ...proposal };
        const words = { message: said('changed'), more: agreementOf(planId, fromVersion + 1) };
        await record({ ...command, ...words, name: 'plan.change', input });
      }
    },
  };
}
