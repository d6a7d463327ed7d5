import type { ReactNode } from 'react';
import type { AccountEntry, AccountEntryOf } from '../../../../src-shared/contract/account-entries-view.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { processorWords, useReasonWords } from '../../../app/dispute-reason-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { MailTag } from '../../../app/mail/mail-tag.tsx';
import { mailTroubleWords } from '../../../app/mail/mail-words.ts';
import { paymentWords } from '../../../app/payment-words.ts';
import { useNameOf } from '../../../app/people-context.ts';
import { promiseTone } from '../../../app/promise-tone.ts';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { changeWords } from './change-words.ts';
import styles from './entry-list.module.css';
import { invoiceNumbersWords } from './invoice-numbers-words.ts';
import { PaperText } from './paper-text.tsx';
import { requestStepWords } from './request-words.ts';
import { WaitingMark } from './waiting-mark.tsx';

type TextProps<Entry> = { readonly today: string; readonly entry: Entry };

/** One entry of the timeline in words. */
export function TimelineText({ today, entry }: TextProps<AccountEntry>) {
  switch (entry.kind) {
    case 'activity':
      return <ActivityText today={today} entry={entry} />;
    case 'promise':
      return <PromiseText today={today} entry={entry} />;
    case 'dispute':
      return <DisputeText entry={entry} />;
    case 'payment':
      return <PaymentText entry={entry} />;
    case 'application':
      return (
        <StepText
          entry={entry}
          amountMinor={entry.application.amountMinor}
          currency={entry.application.currency}
        />
      );
    case 'plan':
      return <StepText entry={entry} amountMinor={entry.plan.totalMinor} currency={entry.plan.currency} />;
    case 'receipt':
      return (
        <StepText entry={entry} amountMinor={entry.receipt.amountMinor} currency={entry.receipt.currency} />
      );
    case 'request':
      return <RequestText entry={entry} />;
    case 'notice':
      return (
        <StepText entry={entry} amountMinor={entry.notice.amountMinor} currency={entry.notice.currency} />
      );
    case 'paper':
      return <PaperText entry={entry} />;
  }
}

function Note({ text }: { text: string }) {
  const { t } = useTranslation();
  return text === '' ? null : <p className={styles.quote}>{t('note.quoted', { text })}</p>;
}

function ActivityText({ today, entry }: TextProps<AccountEntryOf<'activity'>>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { activity, isWaiting } = entry;
  const { nextAction, override, change } = activity;
  const nameOf = useNameOf();
  const changed = change === null ? null : changeWords(change, nameOf, t);
  return (
    <>
      <div className={styles.line}>
        <span>
          <strong>{t(`activityKind.${activity.kind}`)}</strong>
          {activity.outcome === null ? '' : ` · ${t(`outcome.${activity.outcome}`)}`}
          {activity.contactName === '' ? '' : ` · ${activity.contactName}`}
        </span>
        {activity.mail === null ? null : <MailTag mail={{ ...activity.mail, isWaiting }} />}
        {entry.supersededBy === null ? null : <Tag>{t('timeline.corrected')}</Tag>}
        <WaitingMark isWaiting={isWaiting} />
      </div>
      {changed === null ? null : <p className={styles.text}>{changed}</p>}
      <Note text={activity.note} />
      {activity.mail === null || activity.mail.trouble === null ? null : (
        <p className={styles.text}>{mailTroubleWords(activity.mail, t)}</p>
      )}
      {override === null ? null : (
        <p className={styles.text}>{t('timeline.override', { reason: override.reason })}</p>
      )}
      {nextAction === null ? null : (
        <p className={styles.text}>
          {t('worklist.next', {
            date: formats.shortDate(nextAction.date, today),
            text: nextAction.text,
          })}
          {nextAction.channel === null ? '' : ` · ${t(`activityKind.${nextAction.channel}`)}`}
        </p>
      )}
      {activity.corrected === null ? null : (
        <p className={styles.muted}>
          {t('timeline.correction', { by: activity.corrected.by.name, reason: activity.corrected.reason })}
        </p>
      )}
      <p className={styles.muted}>{activity.by.name}</p>
    </>
  );
}

type EntryTextProps = {
  readonly title: string;
  /** What follows the title in its line. */
  readonly words: ReactNode;
  readonly tag?: ReactNode;
  readonly isWaiting: boolean;
  readonly note: string;
  readonly by: string;
};

/** What happened in a line, the note to it, and who it was. */
function EntryText({ title, words, tag, isWaiting, note, by }: EntryTextProps) {
  return (
    <>
      <div className={styles.line}>
        <span>
          <strong>{title}</strong> {words}
        </span>
        {tag}
        <WaitingMark isWaiting={isWaiting} />
      </div>
      <Note text={note} />
      <p className={styles.muted}>{by}</p>
    </>
  );
}

function PromiseText({ today, entry }: TextProps<AccountEntryOf<'promise'>>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { progress, isWaiting } = entry;
  const { promise, status } = progress;
  const amount = formats.amount(promise.amountMinor, promise.currency);
  return (
    <EntryText
      title={t('timeline.promise')}
      words={`${amount} ${t('promises.by', { date: formats.shortDate(promise.promisedDate, today) })}`}
      tag={<Tag tone={promiseTone[status]}>{t(`promiseStatus.${status}`)}</Tag>}
      isWaiting={isWaiting}
      note={promise.note}
      by={promise.madeBy.name}
    />
  );
}

function DisputeText({ entry }: Pick<TextProps<AccountEntryOf<'dispute'>>, 'entry'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const reasonText = useReasonWords();
  const { dispute, isWaiting } = entry;
  const amount = formats.amount(sumMinor(dispute.items.map((item) => item.amountMinor)), dispute.currency);
  return (
    <EntryText
      title={t('timeline.dispute')}
      words={`${amount} · ${reasonText(dispute.reasonCode)} → ${processorWords(dispute.processor, t)}`}
      isWaiting={isWaiting}
      note={dispute.description}
      by={dispute.openedBy.name}
    />
  );
}

type StepProps = {
  readonly entry: AccountEntryOf<'application' | 'plan' | 'receipt' | 'notice'>;
  readonly amountMinor: number;
  readonly currency: string;
};

/** A step that somebody took with something that is decided upon. */
function StepText({ entry, amountMinor, currency }: StepProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { kind, step, isWaiting } = entry;
  return (
    <EntryText
      title={t(`timeline.${kind}`)}
      words={`${formats.amount(amountMinor, currency)} · ${t(`timeline.step.${step.name}`)}`}
      isWaiting={isWaiting}
      note={step.reason}
      by={step.by.name}
    />
  );
}

/** What was asked for, and what was decided. */
function RequestText({ entry }: Pick<TextProps<AccountEntryOf<'request'>>, 'entry'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { step, request, isWaiting } = entry;
  const amount =
    request.kind === 'dunning-block' ? '' : `${formats.amount(request.amountMinor, request.currency)} `;
  return (
    <EntryText
      title={t(`requestKind.${request.kind}`)}
      words={`${amount}· ${requestStepWords(entry, t)}`}
      isWaiting={isWaiting}
      note={step.reason}
      by={step.by.name}
    />
  );
}

function PaymentText({ entry: { payment } }: Pick<TextProps<AccountEntryOf<'payment'>>, 'entry'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const numbers = invoiceNumbersWords(payment.invoices, null, t, formats);
  const { title, amount } = paymentWords(payment, t, formats);
  return (
    <>
      <div className={styles.line}>
        <span>
          <strong>{title}</strong> {amount}
        </span>
        {payment.reversed ? <Tag tone="danger">{t('payments.reversed')}</Tag> : null}
      </div>
      <p className={styles.muted}>{numbers === '' ? t('payments.unapplied') : numbers}</p>
    </>
  );
}
