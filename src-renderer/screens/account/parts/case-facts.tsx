import type { DisputeCase } from '../../../../src-shared/contract/account-entries-view.ts';
import { caseReference } from '../../../../src-shared/domain/dispute/case-reference.ts';
import { isDisputeActive } from '../../../../src-shared/domain/dispute/dispute.ts';
import { processorWords, useReasonWords } from '../../../app/dispute-reason-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { Tag } from '../../../components/tag.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { caseAmountMinor } from '../actions/case-actions.ts';
import styles from './case-drawer.module.css';
import { WaitingMark } from './waiting-mark.tsx';

type CaseFactsProps = { readonly dispute: DisputeCase; readonly today: string };

/** What a case is about, how it stands, by when it is due and which files lie with it. */
export function CaseFacts({ dispute, today }: CaseFactsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const reasonText = useReasonWords();
  const isActive = isDisputeActive(dispute);
  return (
    <section>
      <div className={styles.line}>
        <strong className={styles.amount}>
          {formats.amount(caseAmountMinor(dispute.items), dispute.currency)}
        </strong>
        <span>{reasonText(dispute.reasonCode)}</span>
        <Tag tone={isActive ? 'info' : 'neutral'}>{t(`disputeState.${dispute.state}`)}</Tag>
        {dispute.resolution === null ? null : <Tag>{t(`disputeResolution.${dispute.resolution}`)}</Tag>}
        {isActive && dispute.dueDate < today ? <Tag tone="danger">{t('disputes.late')}</Tag> : null}
        <WaitingMark isWaiting={dispute.isWaiting} />
      </div>
      <p className={styles.muted}>
        {t('case.reference', { reference: caseReference(dispute.id) })} ·{' '}
        {t('disputes.route', {
          processor: processorWords(dispute.processor, t),
          date: formats.fullDate(dispute.dueDate),
        })}
      </p>
      {dispute.description === '' ? null : <p className={styles.text}>{dispute.description}</p>}
      {dispute.rootCause === null ? null : (
        <p className={styles.text}>{t('case.rootCause', { text: dispute.rootCause })}</p>
      )}
      <CaseItems dispute={dispute} />
    </section>
  );
}

function CaseItems({ dispute }: { dispute: DisputeCase }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const accepted = new Map(dispute.acceptedItems.map((item) => [item.invoiceId, item.amountMinor]));
  return (
    <table className={styles.items}>
      <thead>
        <tr>
          <th scope="col">{t('case.invoice')}</th>
          <th scope="col" className={styles.numeric}>
            {t('case.disputed', { currency: dispute.currency })}
          </th>
          <th scope="col" className={styles.numeric}>
            {t('case.accepted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {dispute.items.map((item) => (
          <tr key={item.invoiceId}>
            <td>{item.number ?? t('promises.unknownInvoice')}</td>
            <td className={styles.numeric}>{formats.amountNumber(item.amountMinor, dispute.currency)}</td>
            <td className={styles.numeric}>
              {accepted.has(item.invoiceId)
                ? formats.amountNumber(accepted.get(item.invoiceId) ?? 0, dispute.currency)
                : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
