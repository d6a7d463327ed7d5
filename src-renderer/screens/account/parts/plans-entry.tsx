import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { PlanEntry } from '../../../../src-shared/contract/plans-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { planTone } from '../../plans/plan-tone.ts';
import styles from './entry-list.module.css';
import { PlanActions } from './plans-actions.tsx';
import { isUndecided } from './plans-actions-of.ts';
import { PlanSchedule } from './plans-schedule.tsx';
import { PlanVersions } from './plans-versions.tsx';
import { WaitingMark } from './waiting-mark.tsx';

type PlanTextProps = { readonly account: AccountHead; readonly entry: PlanEntry };

/** A plan: where it stands, its schedule, its versions, and what can be done with it. */
export function PlanText({ account, entry }: PlanTextProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { plan, status, dueMinor, metMinor, items } = entry;
  const numbers = items.map((item) => {
    const number = item.number ?? t('promises.unknownInvoice');
    return `${number} ${formats.amountNumber(item.amountMinor, plan.currency)}`;
  });
  return (
    <div className={styles.entry}>
      <div className={styles.line}>
        <strong>{formats.amount(dueMinor, plan.currency)}</strong>
        <span>{t('plans.met', { amount: formats.amount(metMinor, plan.currency) })}</span>
        <Tag tone={planTone[status]}>{t(`planState.${status}`)}</Tag>
        {isUndecided(entry) && status !== 'awaiting-approval' ? (
          <Tag tone="warn">{t('plans.changeWaits')}</Tag>
        ) : null}
        <WaitingMark isWaiting={entry.isWaiting} />
        <span className={styles.gap} />
        <PlanActions account={account} entry={entry} />
      </div>
      <p className={styles.text}>{numbers.join(' · ')}</p>
      <Standing today={account.today} entry={entry} />
      <PlanSchedule today={account.today} entry={entry} />
      <PlanVersions entry={entry} />
    </div>
  );
}

/** N3: what was missed, what follows from it, and how a plan ended. */
function Standing({ today, entry }: { today: string; entry: PlanEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { plan, defaultedOn, resumesOn, completedOn, supersededBy, misses, reducedMinor, suspendedMinor } =
    entry;
  const day = (date: string) => formats.shortDate(date, today);
  const amount = (amountMinor: number) => formats.amount(amountMinor, plan.currency);
  const words = [
    misses > 0 ? t('plans.misses', { count: misses }) : '',
    defaultedOn === null ? '' : t('plans.defaultedOn', { date: day(defaultedOn) }),
    defaultedOn === null || resumesOn === null ? '' : t('plans.resumes', { date: day(resumesOn) }),
    completedOn === null ? '' : t('plans.completedOn', { date: day(completedOn) }),
    supersededBy === null ? '' : t('plans.supersededOn', { date: day(supersededBy.on) }),
    reducedMinor > 0 ? t('plans.reduced', { amount: amount(reducedMinor) }) : '',
    suspendedMinor > 0 ? t('plans.suspended', { amount: amount(suspendedMinor) }) : '',
    plan.ended === null
      ? ''
      : t('plans.ended', {
          by: plan.ended.by.name,
          date: formats.fullDate(plan.ended.on),
          reason: plan.ended.reason,
        }),
  ].filter((one) => one !== '');
  return words.length === 0 ? null : <p className={styles.text}>{words.join(' · ')}</p>;
}
