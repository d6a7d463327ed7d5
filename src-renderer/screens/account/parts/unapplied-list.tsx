import type { MatchPart, UnappliedPayment } from '../../../../src-shared/contract/account-questions.ts';
import type { AccountHead, InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import type { MatchProposal } from '../../../../src-shared/domain/matching/proposal.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { ActionParts } from '../actions/action-words.ts';
import { acceptMatchAction, applyAction } from '../actions/payment-actions.ts';
import { useActionParts } from '../use-action-parts.ts';
import { useInvoiceRows } from '../use-invoice-rows.ts';
import { ActionButton } from './action-button.tsx';
import styles from './case-drawer.module.css';

type UnappliedListProps = { readonly account: AccountHead; readonly part: MatchPart };

/** Payments with something left, each with the ways to apply it. */
export function UnappliedList({ account, part }: UnappliedListProps) {
  const { t } = useTranslation();
  const parts = useActionParts(account.account);
  const rows = useInvoiceRows(account.account.id, { bucket: null, hasSettled: false });
  const { payments, total } = part;
  return (
    <section>
      <h3>{t('match.unapplied')}</h3>
      {payments.length === 0 ? <p className={styles.muted}>{t('match.none')}</p> : null}
      <ul className={styles.list}>
        {payments.map((payment) => (
          <li key={payment.paymentId}>
            <UnappliedItem payment={payment} parts={parts} rows={rows} today={account.today} />
          </li>
        ))}
      </ul>
      {payments.length < total ? (
        <p className={styles.muted}>{t('match.more', { count: total - payments.length })}</p>
      ) : null}
    </section>
  );
}

type UnappliedItemProps = {
  readonly payment: UnappliedPayment;
  readonly parts: ActionParts;
  /** Undefined until they have come. */
  readonly rows: readonly InvoiceRow[] | undefined;
  readonly today: string;
};

function UnappliedItem({ payment, parts, rows, today }: UnappliedItemProps) {
  const { t } = useTranslation();
  const { currency, unappliedMinor, reference, receivedOn } = payment;
  // All on account is what it is already.
  const proposals = payment.result.proposals.filter(({ allocations }) => allocations.length > 0);
  const left = { id: payment.paymentId, currency, freeMinor: unappliedMinor, reference };
  return (
    <>
      <div className={styles.line}>
        <strong>{parts.formats.amount(unappliedMinor, currency)}</strong>
        <span>{reference}</span>
        <span className={styles.muted}>{parts.formats.shortDate(receivedOn, today)}</span>
        {rows === undefined ? null : <ActionButton action={applyAction(parts, left, rows)} />}
      </div>
      {proposals.length === 0 ? <p className={styles.muted}>{t('match.noProposal')}</p> : null}
      <ul className={styles.list}>
        {proposals.map((proposal, index) => (
          // Proposals have no name but their place: the best is the first.
          <li key={[payment.paymentId, index].join('/')}>
            <ProposalText payment={payment} proposal={proposal} parts={parts} />
            <ActionButton action={acceptMatchAction(parts, payment, proposal, index)} isMain={index === 0} />
          </li>
        ))}
      </ul>
    </>
  );
}

type ProposalTextProps = {
  readonly payment: UnappliedPayment;
  readonly proposal: MatchProposal;
  readonly parts: ActionParts;
};

function ProposalText({ payment, proposal, parts: { formats } }: ProposalTextProps) {
  const { t } = useTranslation();
  const { currency } = payment;
  const numbers = new Map<string, string>(payment.invoices.map(({ id, number }) => [id, number]));
  const named = (items: readonly { readonly invoiceId: string; readonly amountMinor: number }[]) =>
    items
      .map(({ invoiceId, amountMinor }) => {
        const number = numbers.get(invoiceId) ?? t('promises.unknownInvoice');
        return `${number} ${formats.amountNumber(amountMinor, currency)}`;
      })
      .join(' · ');
  const short = proposal.shortPaid.map(({ invoiceId, openMinor }) => ({ invoiceId, amountMinor: openMinor }));
  const lines = [
    ['match.cash', proposal.allocations],
    ['match.discount', proposal.discounts],
    ['match.tolerated', proposal.tolerated],
    ['match.short', short],
  ] as const;
  return (
    <>
      <p className={styles.text}>
        <strong>{t(`match.rule.${proposal.rule}`)}</strong> · {t('match.score', { score: proposal.score })}
      </p>
      {lines.map(([key, items]) =>
        items.length === 0 ? null : (
          <p key={key} className={styles.text}>
            {t(key, { items: named(items) })}
          </p>
        ),
      )}
      {proposal.onAccountMinor === 0 ? null : (
        <p className={styles.text}>
          {t('match.onAccount', { amount: formats.amount(proposal.onAccountMinor, currency) })}
        </p>
      )}
    </>
  );
}
