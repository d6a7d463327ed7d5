import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { Account } from '../../../../src-shared/domain/account/account.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { closeForm } from '../../../state/open-form.ts';
import { useOpenDocument } from '../../documents/use-open-document.ts';
import { useFormats } from '../../formats.ts';
import type { IssuedReceipt } from './receipt-form.tsx';
import styles from './receipt-form-view.module.css';

type ReceiptIssuedProps = {
  readonly issued: IssuedReceipt;
  readonly account: Account;
  /** Another receipt on the same account. */
  readonly onNext: () => void;
};

/** R2: the number of the receipt that was given, for the paper. */
export function ReceiptIssued({ issued, account, onNext }: ReceiptIssuedProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const openDocument = useOpenDocument();
  const { receiptId, input } = issued;
  const toPaper = () => {
    closeForm();
    openDocument({ kind: 'receipt', accountId: account.id, receiptId });
  };
  return (
    <section className={styles.issued} aria-label={t('receipt.issued')}>
      <div role="status" className={styles.issuedText}>
        <IconCircleCheck size={28} aria-hidden="true" />
        <p>{t('receipt.issued')}</p>
        <strong className={styles.number}>{receiptId}</strong>
        <p>
          {t('receipt.issuedText', {
            amount: formats.amount(input.amountMinor, input.currency),
            method: t(`receiptMethod.${input.method}`),
            name: account.name,
          })}
        </p>
        <p className={styles.quiet}>{t('receipt.issuedHint')}</p>
      </div>
      <div className={styles.buttons}>
        <Button size="md" onClick={closeForm} data-autofocus>
          {t('receipt.done')}
        </Button>
        <Button size="md" variant="default" onClick={toPaper}>
          {t('document.receipt')}
        </Button>
        <Button size="md" variant="default" onClick={onNext}>
          {t('receipt.another')}
        </Button>
      </div>
    </section>
  );
}
