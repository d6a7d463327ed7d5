import { useTranslation } from 'react-i18next';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { Activity } from '../../../../src-shared/domain/activity/activity.ts';
import { findDisputeReason } from '../../../../src-shared/domain/dispute/dispute-reasons.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import type { Payment } from '../../../../src-shared/domain/payment/payment.ts';
import type { PromiseProgress } from '../../../../src-shared/domain/promise/promise-progress.ts';
import { useFormats } from '../../../app/formats.ts';
import { promiseTone } from '../../../app/promise-tone.ts';
import { Tag } from '../../../components/tag.tsx';
import type { TimelineEntry } from '../timeline.ts';
import styles from './entry-list.module.css';
import { invoiceNumbersWords } from './invoice-numbers-words.ts';
import { WaitingMark } from './waiting-mark.tsx';

/** One entry of the timeline in words. */
export function TimelineText({ account, entry }: { account: AccountHead; entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'activity':
      return <ActivityText account={account} activity={entry.activity} isWaiting={entry.isWaiting} />;
    case 'promise':
      return <PromiseText account={account} progress={entry.progress} isWaiting={entry.progress.isWaiting} />;
    case 'dispute':
      return <DisputeText entry={entry} />;
    case 'payment':
      return <PaymentText account={account} payment={entry.payment} />;
  }
}

function Note({ text }: { text: string }) {
  const { t } = useTranslation();
  return text === '' ? null : <p className={styles.quote}>{t('note.quoted', { text })}</p>;
}

type ActivityTextProps = { account: AccountHead; activity: Activity; isWaiting: boolean };

function ActivityText({ account, activity, isWaiting }: ActivityTextProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextAction } = activity;
  return (
    <>
      <div className={styles.line}>
        <span>
          <strong>{t(`activityKind.${activity.kind}`)}</strong>
          {activity.outcome === null ? '' : ` · ${t(`outcome.${activity.outcome}`)}`}
          {activity.contactName === '' ? '' : ` · ${activity.contactName}`}
        </span>
        <WaitingMark isWaiting={isWaiting} />
      </div>
      <Note text={activity.note} />
      {nextAction === null ? null : (
        <p className={styles.text}>
          {t('worklist.next', {
            date: formats.shortDate(nextAction.date, account.today),
            text: nextAction.text,
          })}
        </p>
      )}
      <p className={styles.muted}>{activity.by.name}</p>
    </>
  );
}

type PromiseTextProps = { account: AccountHead; progress: PromiseProgress; isWaiting: boolean };

function PromiseText({ account, progress, isWaiting }: PromiseTextProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { promise, status } = progress;
  return (
    <>
      <div className={styles.line}>
        <span>
          <strong>{t('timeline.promise')}</strong> {formats.amount(promise.amountMinor, promise.currency)}{' '}
          {t('promises.by', { date: formats.shortDate(promise.promisedDate, account.today) })}
        </span>
        <Tag tone={promiseTone[status]}>{t(`promiseStatus.${status}`)}</Tag>
        <WaitingMark isWaiting={isWaiting} />
      </div>
      <Note text={promise.note} />
      <p className={styles.muted}>{promise.madeBy.name}</p>
    </>
  );
}

function DisputeText({ entry }: { entry: Extract<TimelineEntry, { kind: 'dispute' }> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { dispute, isWaiting } = entry;
  const amount = formats.amount(sumMinor(dispute.items.map((item) => item.amountMinor)), dispute.currency);
  return (
    <>
      <div className={styles.line}>
        <span>
          <strong>{t('timeline.dispute')}</strong> {amount} ·{' '}
          {t(`disputeReason.${findDisputeReason(dispute.reasonCode)?.key ?? 'notStated'}`)} →{' '}
          {t(`processor.${dispute.processor}`, { defaultValue: dispute.processor })}
        </span>
        <WaitingMark isWaiting={isWaiting} />
      </div>
      <Note text={dispute.description} />
      <p className={styles.muted}>{dispute.openedBy.name}</p>
    </>
  );
}

function PaymentText({ account, payment }: { account: AccountHead; payment: Payment }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const numbers = invoiceNumbersWords(
    payment.allocations.map((one) => one.invoiceId),
    account.invoiceNumbers,
    null,
    t,
    formats,
  );
  return (
    <>
      <div className={styles.line}>
        <span>
          <strong>{t('timeline.payment')}</strong> {formats.amount(payment.amountMinor, payment.currency)}
        </span>
        {payment.reversed ? <Tag tone="danger">{t('payments.reversed')}</Tag> : null}
      </div>
      <p className={styles.muted}>{numbers === '' ? t('payments.unapplied') : numbers}</p>
    </>
  );
}
