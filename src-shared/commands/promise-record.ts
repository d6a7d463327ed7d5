import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { allDiffer } from '../domain/all-differ.ts';
import { failure } from '../domain/failure.ts';
import { paymentIdSchema, promiseIdSchema } from '../domain/ids.ts';
import { currencySchema } from '../domain/money/currency.ts';
import type { PromiseToPay } from '../domain/promise/promise.ts';
import { authorOf, type CommandContext, changed, defineCommand, refusedFor } from './command.ts';
import { checkTerms, promiseTermsShape, termsTotalMinor } from './promise-terms.ts';

const inputSchema = z.object({
  promiseId: promiseIdSchema,
  currency: currencySchema,
  ...promiseTermsShape,
  /** P2: the payments of the day that the device knew; the engine adds them. */
  paymentsSeen: z
    .array(paymentIdSchema)
    .max(20_000)
    .refine((ids) => allDiffer(ids), { error: 'a payment was named twice' })
    .optional(),
});
type Input = z.output<typeof inputSchema>;

/**
 * P1, D3: records a promise to pay over invoices, on account, or both.
 * @example 'promise.record' {promiseId, currency: 'EUR', allocations: [{invoiceId, amountMinor: 100_00}],
 * onAccountMinor: 0, promisedDate: '2026-04-07', method: 'bank-transfer', contactName: 'Ida Brandt', note: ''}
 */
export const promiseRecord = defineCommand({
  name: 'promise.record',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  witness: (aggregate, _input, context) => ({ paymentsSeen: paymentsOfDay(aggregate, context) }),
  apply(aggregate, input, context) {
    const isKnown = aggregate.promises.some((promise) => promise.id === input.promiseId);
    const refusal = refusedFor([
      ...(isKnown ? [failure('DUPLICATE_ID')] : []),
      ...checkTerms(aggregate, input, input.currency, context),
    ]);
    return refusal ?? changed({ collection: 'promises', document: promiseOf(aggregate, input, context) });
  },
});

function promiseOf(aggregate: AccountAggregate, input: Input, context: CommandContext): PromiseToPay {
  const { promiseId, paymentsSeen, ...terms } = input;
  return {
    id: promiseId,
    accountId: aggregate.account.id,
    seq: 0,
    ...terms,
    amountMinor: termsTotalMinor(input),
    madeOn: context.today,
    madeAt: context.at,
    madeBy: authorOf(context.actor),
    paymentsSeen: paymentsSeen ?? paymentsOfDay(aggregate, context),
    amendments: [],
    cancelled: null,
  };
}

function paymentsOfDay(
  { payments }: AccountAggregate,
  { today }: CommandContext,
): PromiseToPay['paymentsSeen'] {
  return payments.filter((payment) => payment.receivedOn === today).map((payment) => payment.id);
}
