import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';
import type { LetterSums } from './letter-sums.ts';

/** What the letter says, for the customer's own machines. Amounts as decimal texts in its currency. */
export function letterData(content: DunningLetterContent, sums: LetterSums): object {
  const { organisation, account, notice, lines } = content;
  const amount = (minor: number) => toDecimalText(minor, notice.currency);
  return {
    document: 'dunning-letter',
    issuer: organisation.name,
    account: { number: account.number, name: account.name },
    standing: content.standing,
    level: notice.level,
    date: content.date,
    amountsOf: content.amountsOf,
    payBy: content.payBy,
    currency: notice.currency,
    items: lines.map(({ invoice, ...line }) => ({
      invoice: invoice?.number ?? null,
      dueDate: invoice?.dueDate ?? null,
      daysOverdue: line.daysPastDue,
      open: amount(line.openMinor),
      inDispute: amount(line.disputedMinor),
      otherwiseAgreed: amount(line.otherwiseMinor),
      amount: amount(line.amountMinor),
    })),
    fee: amount(notice.feeMinor),
    interest: amount(notice.interestMinor),
    total: amount(sums.totalMinor),
  };
}
