import { z } from 'zod';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { disputeItemSchema } from '../domain/dispute/dispute.ts';
import { freeText, wordedText } from '../domain/document.ts';
import type { Failure } from '../domain/failure.ts';
import { disputeIdSchema, paymentIdSchema, requestIdSchema } from '../domain/ids.ts';
import type { Payment } from '../domain/payment/payment.ts';
import { isApprovedReduction, sumsByInvoice } from '../domain/request/reduction.ts';
import { askToReduce } from './ask-to-reduce.ts';
import {
  type CommandContext,
  type CommandEffect,
  changed,
  defineCommand,
  refused,
  refusedFor,
} from './command.ts';
import { disputeChecks } from './dispute-items.ts';
import { openDispute } from './dispute-open.ts';
import { applyCash } from './payment-apply.ts';
import { applicationItemsSchema, findPayment } from './payment-cash.ts';

const itemsSchema = z.array(disputeItemSchema).min(1).max(1000);

const reductionSchema = z.object({ requestId: requestIdSchema, items: itemsSchema });

const inputSchema = z.object({
  paymentId: paymentIdSchema,
  allocations: applicationItemsSchema.max(1000),
  /** Early-payment discounts that were taken: asked for as a credit note. */
  discount: reductionSchema.nullable(),
  /** What is missing within the tolerance: asked for as a write-off. */
  tolerated: reductionSchema.nullable(),
  /** What the payer kept back, by reason: a dispute each. */
  shortPaid: z
    .array(
      z.object({
        disputeId: disputeIdSchema,
        reasonCode: wordedText(10),
        description: freeText(4000),
        items: itemsSchema,
      }),
    )
    .max(20),
  /** Why, for whoever approves the discount or the write-off. */
  reason: wordedText(1000),
});
type Input = z.output<typeof inputSchema>;

/** A part of the match, on the account as the parts before it leave it. */
type Part = (aggregate: AccountAggregate) => CommandEffect;

/**
 * R3, R5: carries out a proposed match of a payment as a person has accepted or changed it: cash to invoices, a
 * discount or a small rest as a request, an amount that was kept back as a dispute with its reason. What is left of
 * the payment stays on account. All of it or nothing.
 * @example 'payment.propose-match' {paymentId, allocations: [{invoiceId, amountMinor: 98_00}],
 * discount: {requestId, items: [{invoiceId, amountMinor: 2_00}]}, tolerated: null, shortPaid: [],
 * reason: '2 % within 10 days'}
 */
export const paymentProposeMatch = defineCommand({
  name: 'payment.propose-match',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const found = findPayment(aggregate, input.paymentId);
    if (!found.ok) return { ok: false, failures: [found.failure] };
    const { currency } = found.value;
    const { paymentId, allocations, discount, tolerated, reason } = input;
    const reduce = (kind: 'credit-note' | 'write-off', asked: Input['discount']): readonly Part[] =>
      asked === null
        ? []
        : [(account) => askToReduce(account, kind, { currency, reason, ...asked }, context)];
    const effect = inTurn(aggregate, [
      (account) => applyCash(account, paymentId, allocations, context),
      ...reduce('credit-note', discount),
      ...reduce('write-off', tolerated),
      (account) => openShort(account, currency, input, context),
    ]);
    return effect.ok && effect.changes.length === 0 ? refused('NOTHING_CHANGED') : effect;
  },
});

/** Runs the parts one after the other; everything that is wrong with any of them is reported at once. */
function inTurn(start: AccountAggregate, parts: readonly Part[]): CommandEffect {
  const failures: Failure[] = [];
  const changes: CommandEffect[] = [];
  let aggregate = start;
  for (const part of parts) {
    const effect = part(aggregate);
    changes.push(effect);
    if (effect.ok) aggregate = applyChanges(aggregate, effect.changes);
    else failures.push(...effect.failures);
  }
  return refusedFor(failures) ?? changed(...changes.flatMap((effect) => (effect.ok ? effect.changes : [])));
}

/** D1: what is asked to be taken off in the same match is no longer there to be disputed. */
function openShort(
  account: AccountAggregate,
  currency: Payment['currency'],
  { discount, tolerated, shortPaid }: Input,
  context: CommandContext,
): CommandEffect {
  if (shortPaid.length === 0) return changed();
  // What was approved at once is off the account as it stands here; what awaits approval is not.
  const approved = new Set<string>(account.requests.filter(isApprovedReduction).map(({ id }) => id));
  const asked = [discount, tolerated].filter((one) => one !== null);
  const takenOff = sumsByInvoice(asked.filter((one) => !approved.has(one.requestId)));
  const check = disputeChecks(account, context, takenOff);
  return inTurn(
    account,
    shortPaid.map((short) => (aggregate) => {
      return openDispute(aggregate, { currency, contactName: '', attachments: [], ...short }, context, check);
    }),
  );
}
