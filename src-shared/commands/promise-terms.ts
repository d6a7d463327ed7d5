import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { type AccountPosition, accountPosition, positionsOf } from '../domain/account/account-position.ts';
import type { InvoicePosition } from '../domain/account/ledger-position.ts';
import { addDays, businessDateSchema } from '../domain/calendar/business-date.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { amountMinorSchema, maxAmountMinor, sumMinor } from '../domain/money/amount.ts';
import type { CountedCash } from '../domain/promise/counted-cash.ts';
import { paymentMethods, promiseAllocationSchema } from '../domain/promise/promise.ts';
import { promisedOnAccount } from '../domain/promise/promise-progress.ts';
import { checkOnce } from './check-once.ts';
import type { CommandContext } from './command.ts';

/** What a customer promises: how much of which invoices, on account, when and how. */
export const promiseTermsShape = {
  allocations: z.array(promiseAllocationSchema).max(1000),
  onAccountMinor: amountMinorSchema.min(0),
  promisedDate: businessDateSchema,
  method: z.enum(paymentMethods),
  contactName: freeText(200),
  note: freeText(2000),
};
const termsSchema = z.object(promiseTermsShape);
export type PromiseTerms = z.output<typeof termsSchema>;

/** The promised amount: Σ allocations and what is on account, in minor units. */
export function termsTotalMinor(terms: Pick<PromiseTerms, 'allocations' | 'onAccountMinor'>): number {
  return sumMinor([...terms.allocations.map((one) => one.amountMinor), terms.onAccountMinor]);
}

/**
 * P1, D3: everything that stands against terms in this currency on this account, as it is before them. Cash that has
 * met them already (`met`) is not open any more, and may be promised all the same.
 */
export function checkTerms(
  aggregate: AccountAggregate,
  terms: PromiseTerms,
  currency: string,
  context: CommandContext,
  met: readonly CountedCash[] = [],
): readonly Failure[] {
  const position = accountPosition(aggregate, context.today, context.settings);
  return [
    ...checkTotal(terms),
    ...checkDate(terms, context),
    ...checkAllocations(position, terms, currency, met),
    ...checkOnAccount(position, terms, currency, met),
  ];
}

function checkDate({ promisedDate: date }: PromiseTerms, { today, settings }: CommandContext): Failure[] {
  if (date < today) return [failure('PROMISE_DATE_PAST', { date })];
  const limit = addDays(today, settings.policy.promiseMaxDays);
  return date > limit ? [failure('PROMISE_DATE_TOO_FAR', { date, limit })] : [];
}

/** P1: what is promised on no invoice is owed on some: nobody promises what nobody owes. */
function checkOnAccount(
  position: AccountPosition,
  { allocations, onAccountMinor }: PromiseTerms,
  currency: string,
  met: readonly CountedCash[],
): readonly Failure[] {
  if (onAccountMinor === 0) return [];
  const free = position.invoices.filter(({ invoice }) => invoice.currency === currency);
  const others = position.promises.filter(({ promise }) => promise.currency === currency);
  const availableMinor =
    sumMinor([...free.map((one) => one.promisableMinor), ...met.map((one) => one.amountMinor)]) -
    sumMinor([...allocations.map((one) => one.amountMinor), ...others.map(promisedOnAccount)]);
  if (onAccountMinor <= availableMinor) return [];
  const amounts = { amountMinor: onAccountMinor, availableMinor: Math.max(0, availableMinor) };
  return [failure('PROMISE_EXCEEDS_OWED', { currency, ...amounts })];
}

function checkTotal(terms: PromiseTerms): readonly Failure[] {
  const repeated = checkOnce(terms.allocations);
  const amountMinor = termsTotalMinor(terms);
  if (amountMinor <= 0) return [...repeated, failure('AMOUNT_NOT_POSITIVE')];
  if (amountMinor <= maxAmountMinor) return repeated;
  return [...repeated, failure('AMOUNT_TOO_LARGE')];
}

function checkAllocations(
  position: AccountPosition,
  terms: PromiseTerms,
  currency: string,
  met: readonly CountedCash[],
): readonly Failure[] {
  const ids = terms.allocations.map((allocation) => allocation.invoiceId);
  const byId = positionsOf(position, ids);
  return terms.allocations.flatMap(({ invoiceId, amountMinor }, index) => {
    const found = byId.get(invoiceId);
    if (found === undefined) return [failure('INVOICE_NOT_FOUND', { item: index + 1 })];
    const metMinor = sumMinor(met.filter((one) => one.invoiceId === invoiceId).map((one) => one.amountMinor));
    const problem = checkAllocation(found, amountMinor, currency, metMinor);
    return problem === undefined ? [] : [problem];
  });
}

function checkAllocation(
  item: InvoicePosition,
  amountMinor: number,
  wanted: string,
  metMinor: number,
): Failure | undefined {
  const { number, currency } = item.invoice;
  if (currency !== wanted) return failure('CURRENCY_MISMATCH', { invoice: number, currency });
  if (item.invoice.amountMinor <= 0) return failure('INVOICE_IS_CREDIT', { invoice: number });
  const availableMinor = item.promisableMinor + metMinor;
  if (amountMinor <= availableMinor) return undefined;
  const amounts = { amountMinor, availableMinor };
  return failure('AMOUNT_EXCEEDS_AVAILABLE', { invoice: number, currency, ...amounts });
}
