import { IconCalendarDue } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AccountHead, Pending } from '../../../../src-shared/contract/account-view.ts';
import type { PromiseProgress } from '../../../../src-shared/domain/promise/promise-progress.ts';
import { useFormats } from '../../../app/formats.ts';
import { promiseTone } from '../../../app/promise-tone.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { Tag } from '../../../components/tag.tsx';
import { CancelPromise } from './cancel-promise.tsx';
import styles from './entry-list.module.css';
import { invoiceNumbersWords } from './invoice-numbers-words.ts';
import { WaitingMark } from './waiting-mark.tsx';

type PromisesProps = {
  readonly account: AccountHead;
  readonly onCancel: (promiseId: string, reason: string) => Promise<boolean>;
};

export function Promises({ account, onCancel }: PromisesProps) {
  const { t } = useTranslation();
  if (account.promises.length === 0) {
    return (
      <MessagePanel
        icon={<IconCalendarDue size={22} />}
        title={t('promises.none')}
        text={t('promises.noneText')}
      />
    );
  }
  return (
    <ul className={styles.list}>
      {account.promises.map((progress) => (
        <PromiseEntry key={progress.promise.id} account={account} progress={progress} onCancel={onCancel} />
      ))}
    </ul>
  );
}

type PromiseEntryProps = PromisesProps & { readonly progress: Pending<PromiseProgress> };

function PromiseEntry({ account, progress, onCancel }: PromiseEntryProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { promise, status, level } = progress;
  const numbers = invoiceNumbersWords(
    promise.allocations.map((one) => one.invoiceId),
    account.invoiceNumbers,
    promise.onAccountMinor > 0 ? t('promises.onAccount') : null,
    t,
    formats,
  );
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <strong>{formats.amount(promise.amountMinor, promise.currency)}</strong>
        <span>{t('promises.by', { date: formats.fullDate(promise.promisedDate) })}</span>
        <Tag tone={promiseTone[status]}>{t(`promiseStatus.${status}`)}</Tag>
        {level > 0 ? <Tag tone="warn">{t('promises.level', { level: level + 1 })}</Tag> : null}
        <WaitingMark isWaiting={progress.isWaiting} />
        <span className={styles.gap} />
        {status === 'open' ? <CancelPromise onCancel={(reason) => onCancel(promise.id, reason)} /> : null}
      </div>
      <p className={styles.text}>
        {t(`method.${promise.method}`)} · {numbers}
      </p>
      <Explanation account={account} progress={progress} />
      <p className={styles.muted}>
        {t('promises.made', { date: formats.fullDate(promise.madeOn), by: promise.madeBy.name })}
        {promise.contactName === '' ? '' : ` · ${t('promises.with', { contact: promise.contactName })}`}
        {promise.note === '' ? '' : ` · ${t('note.quoted', { text: promise.note })}`}
      </p>
    </li>
  );
}

/** P2: which payments counted and what is short. */
function Explanation({ account, progress }: { account: AccountHead; progress: PromiseProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { promise, counted, shortMinor, deadline, status } = progress;
  if (status === 'cancelled') {
    const { cancelled } = promise;
    if (cancelled === null) return null;
    const by = t('promises.cancelledBy', { by: cancelled.by.name, date: formats.fullDate(cancelled.on) });
    return <p className={styles.text}>{cancelled.reason === '' ? by : `${by}: ${cancelled.reason}`}</p>;
  }
  const cash = counted.map((one) => {
    const reference = account.payments.find((payment) => payment.id === one.paymentId)?.reference ?? '';
    const amount = formats.amount(one.amountMinor, promise.currency);
    const date = formats.shortDate(one.receivedOn, account.today);
    return t('promises.counted', { amount, date, reference: reference === '' ? '–' : reference });
  });
  return (
    <p className={styles.text}>
      {cash.length === 0
        ? t('promises.nothingCounted')
        : t('promises.countedList', { list: formats.list(cash) })}
      {shortMinor > 0
        ? ` · ${t('promises.short', { amount: formats.amount(shortMinor, promise.currency), date: formats.shortDate(deadline, account.today) })}`
        : ''}
    </p>
  );
}
