import type { CreditListRow } from '../../../../src-shared/contract/credit-view.ts';
import { DecisionDialog } from '../../../app/decide/decision-dialog.tsx';
import { useDecide } from '../../../app/decide/use-decide.ts';
import { useTyped } from '../../../app/decide/use-typed.ts';
import { useFormats } from '../../../app/formats.ts';
import { mintId } from '../../../app/ids.ts';
import { AmountField } from '../../../components/amount-field.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { readLimitText } from '../limit-text.ts';

type LimitDialogProps = { readonly row: CreditListRow; readonly onClose: () => void };

/** Credit: asks for another limit in the account's currency; within the asker's authority it holds at once. */
export function LimitDialog({ row, onClose }: LimitDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { decide, isBusy } = useDecide();
  const draftKey = `credit/limit/${row.accountId}`;
  const amountKey = `${draftKey}/amount`;
  const amount = useTyped(amountKey);
  const read = readLimitText(amount.text, row, formats.locale);
  return (
    <DecisionDialog
      title={t('credit.limit.title')}
      about={t('credit.limit.about', {
        name: row.accountName,
        limit:
          row.creditLimitMinor === null
            ? t('figure.noLimit')
            : formats.amount(row.creditLimitMinor, row.currency),
      })}
      draftKey={draftKey}
      reasonLabel={t('decide.reason')}
      maxLength={1000}
      submitLabel={t('credit.limit.name')}
      isBusy={isBusy}
      isIncomplete={typeof read !== 'number'}
      onClose={onClose}
      onSubmit={async (reason) => {
        if (typeof read !== 'number') return null;
        return decide({
          accountId: row.accountId,
          command: {
            name: 'credit.request-limit',
            input: { requestId: mintId(), from: row.creditLimitMinor, limitMinor: read, reason },
          },
          message: (t, formats) =>
            t('credit.limit.done', { name: row.accountName, limit: formats.amount(read, row.currency) }),
          typed: { [draftKey]: reason, [amountKey]: amount.text },
        });
      }}
    >
      <AmountField
        label={t('credit.limit.amount')}
        text={amount.text}
        currency={row.currency}
        locale={formats.locale}
        isFirst
        error={read === 'no-amount' || read === 'same' ? t(`credit.limit.${read}`) : null}
        onText={amount.setText}
      />
    </DecisionDialog>
  );
}
