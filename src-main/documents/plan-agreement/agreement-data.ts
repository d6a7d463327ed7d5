import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { PlanAgreementContent } from '../../engine/ports/documents-port.ts';
import type { AgreementSums } from './agreement-sums.ts';

/** What the agreement says, for the customer's own machines. Amounts as decimal texts in its currency. */
export function agreementData(content: PlanAgreementContent, sums: AgreementSums): object {
  const { organisation, account, plan, version, standing, signed } = content;
  const { currency } = plan;
  const amount = (minor: number) => toDecimalText(minor, currency);
  return {
    document: 'payment-plan-agreement',
    issuer: organisation.name,
    account: { number: account.number, name: account.name },
    version: version.version,
    date: version.on,
    standing,
    signedOn: signed?.on ?? null,
    currency,
    total: amount(sums.totalMinor),
    owed: sums.owed.map(({ invoice, amountMinor }) => ({
      invoice: invoice?.number ?? null,
      amount: amount(amountMinor),
    })),
    instalments: sums.instalments.map((one) => ({
      number: one.number,
      dueDate: one.dueDate,
      amount: amount(one.totalMinor),
      principal: amount(one.principalMinor),
      interest: amount(one.interestMinor),
      fee: amount(one.feeMinor),
    })),
  };
}
