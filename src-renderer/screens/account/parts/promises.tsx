import { IconCalendarDue } from '@tabler/icons-react';
import {
  type AccountEntryOf,
  accountEntryKey,
  type PromiseEntry,
} from '../../../../src-shared/contract/account-entries-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { lastPromiseVersion } from '../../../../src-shared/domain/promise/promise-version.ts';
import { useFormats } from '../../../app/formats.ts';
import { promiseTone } from '../../../app/promise-tone.ts';
import { EntryList } from '../../../components/entry-list.tsx';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import type { ActionParts } from '../actions/action-words.ts';
import { amendPromiseAction } from '../actions/amend-promise.ts';
import { useActionParts } from '../use-action-parts.ts';
import { useEntries } from '../use-entries.ts';
import { ActionButton } from './action-button.tsx';
import { CancelPromise } from './cancel-promise.tsx';
import { Entries, isEntryOf } from './entries.tsx';
import styles from './entry-list.module.css';
import { invoiceNumbersWords } from './invoice-numbers-words.ts';
import { PaperButton } from './paper-button.tsx';
import { WaitingMark } from './waiting-mark.tsx';

type PromisesProps = {
  readonly account: AccountHead;
  readonly onCancel: (promiseId: string, reason: string) => Promise<boolean>;
};

/** Promises, newest first. */
export function Promises({ account, onCancel }: PromisesProps) {
  const { t } = useTranslation();
  const parts = useActionParts(account.account);
  const { view, rowsInView } = useEntries(account.account.id, 'promise');
  const none = (
    <MessagePanel
      icon={<IconCalendarDue size={22} />}
      title={t('promises.none')}
      text={t('promises.noneText')}
    />
  );
  return (
    <Entries view={view} none={none}>
      {({ total, offset, rows }) => (
        <EntryList
          label={t('account.tab.promises')}
          className={styles.list}
          list={{ total, offset, rows: rows.filter(isEntryOf('promise')) }}
          keyOf={accountEntryKey}
          usualHeight={110}
          onRowsInView={rowsInView}
        >
          {(entry) => <PromiseToPay today={account.today} entry={entry} parts={parts} onCancel={onCancel} />}
        </EntryList>
      )}
    </Entries>
  );
}

type PromiseProps = {
  readonly today: string;
  readonly entry: AccountEntryOf<'promise'>;
  readonly parts: ActionParts;
  readonly onCancel: PromisesProps['onCancel'];
};

function PromiseToPay({ today, entry: { progress, isWaiting }, parts, onCancel }: PromiseProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { promise, status, level } = progress;
  const onAccount = promise.onAccountMinor > 0 ? t('promises.onAccount') : null;
  const numbers = invoiceNumbersWords(progress.invoices, onAccount, t, formats);
  return (
    <div className={styles.entry}>
      <div className={styles.line}>
        <strong>{formats.amount(promise.amountMinor, promise.currency)}</strong>
        <span>{t('promises.by', { date: formats.fullDate(promise.promisedDate) })}</span>
        <Tag tone={promiseTone[status]}>{t(`promiseStatus.${status}`)}</Tag>
        {level > 0 ? <Tag tone="warn">{t('promises.level', { level: level + 1 })}</Tag> : null}
        <WaitingMark isWaiting={isWaiting} />
        <span className={styles.gap} />
        <PaperButton
          subject={{
            ...{ kind: 'promise-confirmation', accountId: promise.accountId, promiseId: promise.id },
            version: lastPromiseVersion(promise),
          }}
          label={t('document.confirmation')}
          tab="promises"
        />
        {status === 'open' ? (
          <>
            <ActionButton action={amendPromiseAction(parts, progress)} />
            <CancelPromise onCancel={(reason) => onCancel(promise.id, reason)} />
          </>
        ) : null}
      </div>
      <p className={styles.text}>
        {t(`method.${promise.method}`)} · {numbers}
      </p>
      <Explanation today={today} progress={progress} />
      <p className={styles.muted}>
        {t('promises.made', { date: formats.fullDate(promise.madeOn), by: promise.madeBy.name })}
        {promise.contactName === '' ? '' : ` · ${t('promises.with', { contact: promise.contactName })}`}
        {promise.note === '' ? '' : ` · ${t('note.quoted', { text: promise.note })}`}
      </p>
    </div>
  );
}

/** P2: which payments counted and what is short. */
function Explanation({ today, progress }: { today: string; progress: PromiseEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { promise, counted, shortMinor, deadline, status } = progress;
  if (status === 'cancelled') {
    const { cancelled } = promise;
    if (cancelled === null) return <p className={styles.text}>{t('promises.nothingOwed')}</p>;
    const by = t('promises.cancelledBy', { by: cancelled.by.name, date: formats.fullDate(cancelled.on) });
    return <p className={styles.text}>{cancelled.reason === '' ? by : `${by}: ${cancelled.reason}`}</p>;
  }
  const cash = counted.map((one) => {
    const { reference } = one;
    const amount = formats.amount(one.amountMinor, promise.currency);
    const date = formats.shortDate(one.receivedOn, today);
    return t('promises.counted', { amount, date, reference: reference === '' ? '–' : reference });
  });
  return (
    <p className={styles.text}>
      {cash.length === 0
        ? t('promises.nothingCounted')
        : t('promises.countedList', { list: formats.list(cash) })}
      {shortMinor > 0
        ? ` · ${t(deadline < today ? 'promises.shortPast' : 'promises.short', { amount: formats.amount(shortMinor, promise.currency), date: formats.shortDate(deadline, today) })}`
        : ''}
    </p>
  );
}
