import { Anchor, Button } from '@mantine/core';
import { IconCashBanknote } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AccountEntryOf } from '../../../../src-shared/contract/account-entries-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useOpenDocument } from '../../../app/documents/use-open-document.ts';
import { useFormats } from '../../../app/formats.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useEntries } from '../use-entries.ts';
import { useRole } from '../use-role.ts';
import { Entries, isEntryOf } from './entries.tsx';
import { invoiceNumbersWords } from './invoice-numbers-words.ts';
import { MatchDrawer } from './match-drawer.tsx';
import styles from './payments.module.css';

const rowHeight = 38;

type PaymentRows = readonly AccountEntryOf<'payment'>[];

/** Payments, newest first; loaded part by part, because there may be tens of thousands of them. */
export function Payments({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const { view, rowsInView } = useEntries(account.account.id, 'payment');
  const [isOpen, setIsOpen] = useState(false);
  const { isOffice } = useRole();
  const none = <MessagePanel icon={<IconCashBanknote size={22} />} title={t('payments.none')} />;
  return (
    <>
      {isOffice && account.paymentCount > 0 ? (
        <div className={styles.bar}>
          <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)}>
            {t('match.open')}
          </Button>
        </div>
      ) : null}
      <Entries view={view} none={none}>
        {({ total, offset, rows }) => (
          <PaymentTable
            list={{ total, offset, rows: rows.filter(isEntryOf('payment')) }}
            today={account.today}
            onRowsInView={rowsInView}
          />
        )}
      </Entries>
      <MatchDrawer account={account} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

type PaymentTableProps = {
  readonly list: { readonly total: number; readonly offset: number; readonly rows: PaymentRows };
  readonly today: string;
  readonly onRowsInView: (first: number, last: number) => void;
};

function PaymentTable({ list, today, ...props }: PaymentTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const onRowsInView = useEffectEvent((from: number, to: number) => props.onRowsInView(from, to));
  useEffect(() => onRowsInView(first, last), [first, last]);
  return (
    <ScrollRegion region={scroller} className={styles.scroller ?? ''} label={t('account.tab.payments')}>
      <table className={styles.table} aria-rowcount={list.total + 1}>
        <thead>
          <tr className={styles.head}>
            <th scope="col">{t('payments.column.received')}</th>
            <th scope="col" className={styles.numeric}>
              {t('payments.column.amount')}
            </th>
            <th scope="col">{t('payments.column.reference')}</th>
            <th scope="col">{t('payments.column.applied')}</th>
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const entry = list.rows[index - list.offset];
            return entry === undefined ? null : (
              <PaymentRow key={entry.key} entry={entry} today={today} index={index} top={start} />
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type PaymentRowProps = {
  readonly entry: AccountEntryOf<'payment'>;
  readonly today: string;
  readonly index: number;
  readonly top: number;
};

function PaymentRow({ entry: { payment }, today, index, top }: PaymentRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { freeMinor } = payment;
  return (
    <tr
      aria-rowindex={index + 2}
      className={styles.row}
      style={{ transform: `translateY(${top.toString()}px)` }}
    >
      <td>{formats.shortDate(payment.receivedOn, today)}</td>
      <td className={styles.numeric}>{formats.amount(payment.amountMinor, payment.currency)}</td>
      <td title={payment.reference}>{payment.reference === '' ? '–' : payment.reference}</td>
      <td>
        {payment.reversed ? <Tag tone="danger">{t('payments.reversed')}</Tag> : null}{' '}
        {payment.amountMinor < 0 ? <Tag>{t('payments.paidOut')}</Tag> : null}{' '}
        {invoiceNumbersWords(payment.invoices, null, t, formats)}{' '}
        {freeMinor > 0 ? (
          <Tag tone="ok">
            {t('payments.free', { amount: formats.amountNumber(freeMinor, payment.currency) })}
          </Tag>
        ) : null}{' '}
        <ToReceipt payment={payment} />
      </td>
    </tr>
  );
}

/** R1: a payment that was taken in the field has a receipt. */
function ToReceipt({ payment }: Pick<AccountEntryOf<'payment'>, 'payment'>) {
  const { t } = useTranslation();
  const openDocument = useOpenDocument();
  const { accountId, receiptId } = payment;
  if (receiptId === null) return null;
  return (
    <Anchor
      component="button"
      type="button"
      className={styles.receipt ?? ''}
      aria-label={t('document.title.receipt', { receipt: receiptId })}
      onClick={() => openDocument({ kind: 'receipt', accountId, receiptId }, 'payments')}
    >
      {t('document.receipt')}
    </Anchor>
  );
}
