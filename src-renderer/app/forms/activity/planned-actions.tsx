import { Checkbox } from '@mantine/core';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { ActivityDraft } from '../../../state/drafts.ts';
import { useFormats } from '../../formats.ts';
import { isPlanKept, withoutPlan, withPlan } from './activity-draft.ts';
import styles from './planned-actions.module.css';

type PlannedActionsProps = {
  readonly account: AccountHead;
  readonly draft: ActivityDraft;
  readonly onChange: (draft: ActivityDraft) => void;
};

/** What is planned and would be done with this contact: it can be kept, and says which of it is. */
export function PlannedActions({ account, draft, onChange }: PlannedActionsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { followUps, today } = account;
  // A note leaves everything planned.
  if (draft.kind === 'note' || followUps.length === 0) return null;
  return (
    <section className={styles.planned} aria-label={t('activity.planned')}>
      <h3>{t('activity.planned')}</h3>
      <ul>
        {followUps.map((followUp) => {
          const isKept = isPlanKept(draft, followUp);
          return (
            <li key={followUp.activityId}>
              <span className={styles.words}>
                {t('activity.plannedWas', {
                  date: formats.shortDate(followUp.date, today),
                  text: followUp.text,
                })}
              </span>
              {followUp.date < today ? null : (
                <Checkbox
                  size="xs"
                  label={t('activity.keep')}
                  checked={isKept}
                  onChange={() => onChange({ ...draft, ...(isKept ? withoutPlan : withPlan(followUp)) })}
                />
              )}
            </li>
          );
        })}
      </ul>
      <p>{t('activity.keepHelp')}</p>
    </section>
  );
}
