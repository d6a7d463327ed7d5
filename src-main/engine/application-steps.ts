import type { Signed } from '../../src-shared/domain/organisation/actor.ts';
import type { Allocation, Payment, TakenBack } from '../../src-shared/domain/payment/payment.ts';
import type { Receipt } from '../../src-shared/domain/receipt/receipt.ts';

/** What somebody did at one time with cash of a payment: applied it to invoices, or took it back from them. */
export type ApplicationStep = {
  readonly name: 'applied' | 'taken-back';
  readonly signed: Signed & { readonly reason: string };
  readonly items: readonly Allocation[];
};

/**
 * R3: every step that people took with the cash of a payment. What was applied is told as it was then, with what was
 * taken back since. What a receipt was given for is the receipt's own step.
 * @param issued when the receipt of the payment was given
 */
export function applicationSteps(
  { applied, takenBack }: Payment,
  issued: Receipt['issued'] | undefined,
): readonly ApplicationStep[] {
  const once = [...applied, ...takenBack].filter(({ at }) => at !== issued?.at);
  return [
    ...stepsOf('applied', once, (one) => ({ on: one.on, at: one.at, by: one.by, reason: '' })),
    ...stepsOf('taken-back', takenBack, (one: TakenBack) => one.back),
  ];
}

function stepsOf<Entry extends Allocation>(
  name: ApplicationStep['name'],
  entries: readonly Entry[],
  signedOf: (entry: Entry) => ApplicationStep['signed'],
): readonly ApplicationStep[] {
  const steps = Map.groupBy(entries, (entry) => {
    const { at, by } = signedOf(entry);
    return `${at}/${by.userId}`;
  });
  return [...steps.values()].flatMap((of) => {
    const [first] = of;
    return first === undefined ? [] : [{ name, signed: signedOf(first), items: itemsOf(of) }];
  });
}

/** Several entries of one invoice were one: a part of it was taken back. */
function itemsOf(entries: readonly Allocation[]): readonly Allocation[] {
  const amounts = new Map<Allocation['invoiceId'], number>();
  for (const { invoiceId, amountMinor } of entries) {
    amounts.set(invoiceId, (amounts.get(invoiceId) ?? 0) + amountMinor);
  }
  return [...amounts].map(([invoiceId, amountMinor]) => ({ invoiceId, amountMinor }));
}
