import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import { agreementsOf } from '../../../src-shared/domain/account/agreements.ts';
import { type Dispute, disputedItems } from '../../../src-shared/domain/dispute/dispute.ts';
import { allocationsOf } from '../../../src-shared/domain/payment/payment.ts';
import type { JudgedCommand } from './judged-commands.ts';
import type { Violation } from './violation.ts';

const check = 'nothing is promised or disputed above a balance';

/** What a command claims of each invoice. */
type Claims = ReadonlyMap<string, number>;

/**
 * P1, R3: when the server judged it, a promise was within what was open, with the other promises, and an allocation
 * within the balance. D1: no command leads to more in dispute than is open. The open amounts are added up here once more.
 */
export function checkClaims(judged: readonly JudgedCommand[]): readonly Violation[] {
  return judged.flatMap((one): readonly Violation[] => {
    const { envelope, outcome, before, after } = one;
    if (outcome.status !== 'applied' || before === undefined || after === undefined) return [];
    const name = `${envelope.name} ${envelope.id}`;
    return [
      ...checkPromises(name, one, before, after),
      ...checkDisputes(name, one, before, after),
      ...checkAllocations(name, before, after),
    ];
  });
}

function checkPromises(
  name: string,
  { effect, context }: JudgedCommand,
  before: AccountAggregate,
  after: AccountAggregate,
): readonly Violation[] {
  if (!effect.ok) return [];
  const promise = effect.changes.find(({ collection }) => collection === 'promises')?.document.id;
  if (promise === undefined) return [];
  const open = openMinor(before);
  const promised = promisedMinor(after, context);
  const own = after.promises.find(({ id }) => id === promise)?.allocations ?? [];
  return own.flatMap(({ invoiceId }): Violation[] => {
    const [most, sum] = [open.get(invoiceId) ?? 0, promised.get(invoiceId) ?? 0];
    return sum <= most ? [] : [{ check, detail: `${name}: ${sum} promised on ${invoiceId}, ${most} open` }];
  });
}

function promisedMinor(account: AccountAggregate, { today, settings }: JudgedCommand['context']): Claims {
  const open = agreementsOf(account, today, settings).promises.filter(({ status }) => status === 'open');
  return summed(
    open.flatMap(({ promise, counted }) => {
      const left = new Map(summed([...promise.allocations, ...counted.map(taken)]));
      return [...left].map(([invoiceId, amountMinor]) => ({
        invoiceId,
        amountMinor: Math.max(0, amountMinor),
      }));
    }),
  );
}

/** What was paid since may leave more in dispute than is open, and no command adds to that. */
function checkDisputes(
  name: string,
  { effect }: JudgedCommand,
  before: AccountAggregate,
  after: AccountAggregate,
): readonly Violation[] {
  const changes = effect.ok ? effect.changes : [];
  const named = changes.flatMap((one) => (one.collection === 'disputes' ? one.document.items : []));
  const [was, is] = [disputedMinor(before.disputes), disputedMinor(after.disputes)];
  const open = openMinor(after);
  return [...new Set(named.map(({ invoiceId }) => invoiceId))].flatMap((id): Violation[] => {
    const sum = is.get(id) ?? 0;
    const most = Math.max(open.get(id) ?? 0, was.get(id) ?? 0);
    return sum <= most ? [] : [{ check, detail: `${name}: ${sum} disputed on ${id}, ${most} open` }];
  });
}

function disputedMinor(disputes: readonly Dispute[]): Claims {
  return summed(disputes.flatMap(disputedItems));
}

function taken({
  invoiceId,
  amountMinor,
}: {
  readonly invoiceId: string | null;
  readonly amountMinor: number;
}) {
  return { invoiceId: invoiceId ?? '', amountMinor: -amountMinor };
}

/** What commands allocate goes no further than the invoice; below 0 for credit notes. */
function checkAllocations(
  name: string,
  before: AccountAggregate,
  after: AccountAggregate,
): readonly Violation[] {
  const [was, is] = [openMinor(before), openMinor(after)];
  return after.invoices.flatMap(({ id, amountMinor }): Violation[] => {
    const [left, had] = [is.get(id) ?? 0, was.get(id) ?? 0];
    const isOver = amountMinor > 0 ? left < Math.min(0, had) : left > Math.max(0, had);
    return isOver ? [{ check, detail: `${name}: leaves ${left} open of ${amountMinor} on ${id}` }] : [];
  });
}

function openMinor({ invoices, payments }: AccountAggregate): Claims {
  const paid = payments
    .filter(({ reversed }) => !reversed)
    .flatMap((payment) => allocationsOf(payment))
    .map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor: -amountMinor }));
  return summed([...invoices.map(({ id, amountMinor }) => ({ invoiceId: id, amountMinor })), ...paid]);
}

function summed(items: readonly { readonly invoiceId: string; readonly amountMinor: number }[]): Claims {
  const sums = new Map<string, number>();
  for (const { invoiceId, amountMinor } of items) {
    sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amountMinor);
  }
  return sums;
}
