import { IconCashBanknote } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { unappliedMinor } from '../../../../src-shared/domain/invoice/open-amount.ts';
import type { Payment } from '../../../../src-shared/domain/payment/payment.ts';
import { useFormats } from '../../../app/formats.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { Tag } from '../../../components/tag.tsx';
import { invoiceNumbersWords } from './invoice-numbers-words.ts';
import styles from './payments.module.css';

const rowHeight = 38;

export function Payments({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const { payments } = account;
  const virtual = useVirtualizer({
    count: payments.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  if (payments.length === 0) {
    return <MessagePanel icon={<IconCashBanknote size={22} />} title={t('payments.none')} />;
  }
  return (
    <ScrollRegion region={scroller} className={styles.scroller ?? ''} label={t('account.tab.payments')}>
      <table className={styles.table} aria-rowcount={payments.length + 1}>
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
          {virtual.getVirtualItems().map(({ index, start }) => {
            const payment = payments[index];
            return payment === undefined ? null : (
              <PaymentRow key={payment.id} account={account} payment={payment} top={start} />
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function PaymentRow({ account, payment, top }: { account: AccountHead; payment: Payment; top: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const freeMinor = unappliedMinor(payment);
  const invoiceIds = payment.allocations.map((one) => one.invoiceId);
  return (
    <tr className={styles.row} style={{ transform: `translateY(${top.toString()}px)` }}>
      <td>{formats.shortDate(payment.receivedOn, account.today)}</td>
      <td className={styles.numeric}>{formats.amount(payment.amountMinor, payment.currency)}</td>
      <td title={payment.reference}>{payment.reference === '' ? '–' : payment.reference}</td>
      <td>
        {payment.reversed ? <Tag tone="danger">{t('payments.reversed')}</Tag> : null}{' '}
        {invoiceNumbersWords(invoiceIds, account.invoiceNumbers, null, t, formats)}{' '}
        {freeMinor > 0 ? (
          <Tag tone="ok">
            {t('payments.free', { amount: formats.amountNumber(freeMinor, payment.currency) })}
          </Tag>
        ) : null}
      </td>
    </tr>
  );
}
