import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { PlanEntry } from '../../../../src-shared/contract/plans-view.ts';
import { useOpenDocument } from '../../../app/documents/use-open-document.ts';
import { useFormats } from '../../../app/formats.ts';
import { changeDraft } from '../../../app/forms/plan/plan-draft.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { keepDraft, useDrafts } from '../../../state/drafts.ts';
import { openForm } from '../../../state/open-form.ts';
import styles from './plans.module.css';
import { type PlanAction, planActions } from './plans-actions-of.ts';
import { PlanDecision } from './plans-decision.tsx';

type PlanActionsProps = { readonly account: AccountHead; readonly entry: PlanEntry };

/** What the person who works here may do with a plan. */
export function PlanActions({ account, entry }: PlanActionsProps) {
  const { t } = useTranslation();
  const { actor } = useSession();
  const [asked, setAsked] = useState<Exclude<PlanAction, 'change'> | null>(null);
  const change = useChange(account.account.id, entry);
  const actions = planActions(entry, actor);
  const openDocument = useOpenDocument();
  const { accountId, id: planId } = entry.plan;
  return (
    <span className={styles.actions}>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          openDocument({ kind: 'plan-agreement', accountId, planId, version: entry.version }, 'plans')
        }
      >
        {t('document.agreement')}
      </Button>
      {actions.map((action) => (
        <Button
          key={action}
          size="compact-sm"
          variant={action === 'approve' || action === 'activate' ? 'light' : 'default'}
          onClick={() => (action === 'change' ? change() : setAsked(action))}
        >
          {t(`plans.action.${action}`)}
        </Button>
      ))}
      {asked === null || !actions.includes(asked) ? null : (
        <PlanDecision account={account} entry={entry} action={asked} onClose={() => setAsked(null)} />
      )}
    </span>
  );
}

/** N5: opens the form with the terms of the last version, or with what was typed over it before. */
function useChange(accountId: string, entry: PlanEntry): () => void {
  const { locale } = useFormats();
  const kept = useDrafts((drafts) => drafts['plan-change'][accountId]?.changes);
  return () => {
    const draft = changeDraft(entry, locale);
    if (draft === undefined) return;
    const { changes } = draft;
    const isSame = kept?.planId === changes?.planId && kept?.fromVersion === changes?.fromVersion;
    if (!isSame) keepDraft('plan-change', accountId, draft);
    openForm('plan-change', accountId);
  };
}
