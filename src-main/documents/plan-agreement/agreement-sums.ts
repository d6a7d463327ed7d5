import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import { instalmentTotal } from '../../../src-shared/domain/plan/schedule.ts';
import type { NamedInvoice, PlanAgreementContent } from '../../engine/ports/documents-port.ts';

type Instalment = PlanAgreementContent['version']['instalments'][number];

/** An invoice with what of it is on the plan, in minor units. */
export type OwedLine = {
  /** Null where the ledger has it no more. */
  readonly invoice: NamedInvoice | null;
  readonly amountMinor: number;
};

/** An instalment with what it comes to and what is left to pay after it. Minor units. */
export type InstalmentLine = Instalment & { readonly totalMinor: number; readonly restMinor: number };

/** N1: Σ owed + interest + fee = Σ instalments = total. Minor units. */
export type AgreementSums = {
  readonly owed: readonly OwedLine[];
  readonly instalments: readonly InstalmentLine[];
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly feeMinor: number;
  readonly totalMinor: number;
};

/** N1: the sums of an agreement. Throws where they do not add up: a bug, and no paper to be signed. */
export function agreementSums({ version, invoices }: PlanAgreementContent): AgreementSums {
  const { items, instalments } = version;
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const owed = items.map(({ invoiceId, amountMinor }) => ({
    invoice: byId.get(invoiceId) ?? null,
    amountMinor,
  }));
  const principalMinor = sumMinor(items.map((item) => item.amountMinor));
  const interestMinor = sumMinor(instalments.map((one) => one.interestMinor));
  const feeMinor = sumMinor(instalments.map((one) => one.feeMinor));
  const totalMinor = sumMinor(instalments.map(instalmentTotal));
  if (principalMinor + interestMinor + feeMinor !== totalMinor)
    throw new Error('the instalments do not add up to what is owed with interest and fee');
  let restMinor = totalMinor;
  const lines = instalments.map((one) => {
    restMinor -= instalmentTotal(one);
    return { ...one, totalMinor: instalmentTotal(one), restMinor };
  });
  return { owed, instalments: lines, principalMinor, interestMinor, feeMinor, totalMinor };
}
