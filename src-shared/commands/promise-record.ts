import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountPosition, positionsOf } from '../domain/account/account-position.ts';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { promiseIdSchema } from '../domain/ids.ts';
import { amountMinorSchema, maxAmountMinor, sumMinor } from '../domain/money/amount.ts';
import { currencySchema } from '../domain/money/currency.ts';
import { type PromiseToPay, paymentMethods, promiseAllocationSchema } from '../domain/promise/promise.ts';
import { authorOf, type CommandContext, changed, defineCommand, refused } from './command.ts';

const inputSchema = z.object({
  promiseId: promiseIdSchema,
  currency: currencySchema,
  allocations: z.array(promiseAllocationSchema).max(1000),
  onAccountMinor: amountMinorSchema.min(0),
  promisedDate: businessDateSchema,
  method: z.enum(paymentMethods),
  contactName: freeText(200),
  note: freeText(2000),
});
type Input = z.output<typeof inputSchema>;

/** P1, D3: records a promise to pay over invoices, on account, or both. */
export const promiseRecord = defineCommand({
  name: 'promise.record',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const problem =
      checkAmounts(input) ??
      (input.promisedDate < context.today
        ? failure('PROMISE_DATE_PAST', { date: input.promisedDate })
        : undefined) ??
      checkIsNew(aggregate, input) ??
      checkAllocations(aggregate, input, context);
    if (problem !== undefined) return refused(problem.code, problem.params);
    return changed({ collection: 'promises', document: promiseOf(aggregate, input, context) });
  },
});

function checkAmounts(input: Input): Failure | undefined {
  const ids = input.allocations.map((allocation) => allocation.invoiceId);
  if (new Set(ids).size !== ids.length) return failure('ALLOCATION_REPEATED');
  const amountMinor = totalMinor(input);
  if (amountMinor <= 0) return failure('AMOUNT_NOT_POSITIVE');
  return amountMinor > maxAmountMinor
    ? failure('COMMAND_INVALID', { command: 'promise.record', field: 'allocations' })
    : undefined;
}

function totalMinor(input: Input): number {
  return sumMinor([...input.allocations.map((allocation) => allocation.amountMinor), input.onAccountMinor]);
}

function checkIsNew(aggregate: AccountAggregate, input: Input): Failure | undefined {
  return aggregate.promises.some((promise) => promise.id === input.promiseId)
    ? failure('DUPLICATE_ID')
    : undefined;
}

function checkAllocations(
  aggregate: AccountAggregate,
  input: Input,
  context: CommandContext,
): Failure | undefined {
  const position = accountPosition(aggregate, context.today, context.policy);
  const byId = positionsOf(
    position,
    input.allocations.map((allocation) => allocation.invoiceId),
  );
  for (const allocation of input.allocations) {
    const item = byId.get(allocation.invoiceId);
    if (item === undefined) return failure('INVOICE_NOT_FOUND');
    const { number, currency } = item.invoice;
    if (currency !== input.currency) return failure('CURRENCY_MISMATCH', { invoice: number, currency });
    if (item.invoice.amountMinor <= 0) return failure('INVOICE_IS_CREDIT', { invoice: number });
    if (allocation.amountMinor > item.promisableMinor) {
      const amounts = { amountMinor: allocation.amountMinor, availableMinor: item.promisableMinor };
      return failure('AMOUNT_EXCEEDS_AVAILABLE', { invoice: number, currency, ...amounts });
    }
  }
  return undefined;
}

function promiseOf(aggregate: AccountAggregate, input: Input, context: CommandContext): PromiseToPay {
  const { promiseId, ...terms } = input;
  return {
    id: promiseId,
    accountId: aggregate.account.id,
    seq: 0,
    ...terms,
    amountMinor: totalMinor(input),
    madeOn: context.today,
    madeAt: context.at,
    madeBy: authorOf(context.actor),
    paymentsSeen: aggregate.payments
      .filter((payment) => payment.receivedOn === context.today && payment.seq <= context.knownSeq)
      .map((payment) => payment.id),
    cancelled: null,
  };
}
