import { IconMessageReport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { type Dispute, isDisputeActive } from '../../../../src-shared/domain/dispute/dispute.ts';
import { findDisputeReason } from '../../../../src-shared/domain/dispute/dispute-reasons.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { useFormats } from '../../../app/formats.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { Tag } from '../../../components/tag.tsx';
import styles from './entry-list.module.css';
import { WaitingMark } from './waiting-mark.tsx';

export function Disputes({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  if (account.disputes.length === 0) {
    return (
      <MessagePanel
        icon={<IconMessageReport size={22} />}
        title={t('disputes.none')}
        text={t('disputes.noneText')}
      />
    );
  }
  return (
    <ul className={styles.list}>
      {account.disputes.map(({ dispute, isWaiting }) => (
        <DisputeEntry key={dispute.id} account={account} dispute={dispute} isWaiting={isWaiting} />
      ))}
    </ul>
  );
}

type DisputeEntryProps = {
  readonly account: AccountHead;
  readonly dispute: Dispute;
  readonly isWaiting: boolean;
};

function DisputeEntry({ account, dispute, isWaiting }: DisputeEntryProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const totalMinor = sumMinor(dispute.items.map((item) => item.amountMinor));
  const isLate = isDisputeActive(dispute) && dispute.dueDate < account.today;
  const items = dispute.items.map((item) => {
    const number = account.invoiceNumbers[item.invoiceId] ?? t('promises.unknownInvoice');
    return `${number} ${formats.amountNumber(item.amountMinor, dispute.currency)}`;
  });
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <strong>{formats.amount(totalMinor, dispute.currency)}</strong>
        <span>{t(`disputeReason.${findDisputeReason(dispute.reasonCode)?.key ?? 'notStated'}`)}</span>
        <Tag tone={isDisputeActive(dispute) ? 'info' : 'neutral'}>{t(`disputeState.${dispute.state}`)}</Tag>
        {dispute.resolution === null ? null : <Tag>{t(`disputeResolution.${dispute.resolution}`)}</Tag>}
        <WaitingMark isWaiting={isWaiting} />
      </div>
      <p className={styles.text}>{items.join(' · ')}</p>
      <p className={styles.text}>
        {t('disputes.route', {
          processor: t(`processor.${dispute.processor}`, { defaultValue: dispute.processor }),
          date: formats.fullDate(dispute.dueDate),
        })}{' '}
        {isLate ? <Tag tone="danger">{t('disputes.late')}</Tag> : null}
      </p>
      {dispute.description === '' ? null : (
        <p className={styles.quote}>{t('note.quoted', { text: dispute.description })}</p>
      )}
      <p className={styles.muted}>
        {t('promises.made', { date: formats.fullDate(dispute.openedOn), by: dispute.openedBy.name })}
      </p>
    </li>
  );
}
