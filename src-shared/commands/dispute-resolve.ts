import { z } from 'zod';
import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import {
  type Dispute,
  type DisputeItem,
  disputeItemSchema,
  disputeResolutions,
} from '../domain/dispute/dispute.ts';
import { freeText, wordedText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { disputeIdSchema, requestIdSchema } from '../domain/ids.ts';
import { sumMinor } from '../domain/money/amount.ts';
import { ask } from '../domain/request/ask.ts';
import { askedTogetherMinor } from '../domain/request/asked-together.ts';
import { invoiceAmountsOf } from '../domain/request/taken-off.ts';
import { checkOnce } from './check-once.ts';
import { type CommandContext, changed, defineCommand, refusedFor, signed } from './command.ts';
import { findDispute, stepped } from './dispute-step.ts';
import { checkReducible } from './reducible.ts';

const inputSchema = z.object({
  disputeId: disputeIdSchema,
  resolution: z.enum(disputeResolutions),
  /** What the customer is right about: everything, some of it, nothing. */
  acceptedItems: z.array(disputeItemSchema).max(1000),
  rootCause: wordedText(200),
  note: freeText(4000),
  /** For the credit note that is asked for where anything is accepted. */
  requestId: requestIdSchema,
});
type Input = z.output<typeof inputSchema>;

/**
 * D1, D4: resolves a case with its root cause. What is accepted is asked for as a credit note, and stays out of
 * collection until that has come; what is rejected is collected again.
 * @example 'dispute.resolve' {disputeId, resolution: 'partly-accepted', acceptedItems: [{invoiceId, amountMinor:
 * 15_00}], rootCause: 'Price list was old', note: '', requestId}
 */
export const disputeResolve = defineCommand({
  name: 'dispute.resolve',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const found = findDispute(aggregate, input.disputeId);
    if (!found.ok) return found;
    const { dispute } = found;
    const isKnown = aggregate.requests.some((request) => request.id === input.requestId);
    const refusal = refusedFor([
      ...(isKnown ? [failure('DUPLICATE_ID')] : []),
      ...checkAccepted(dispute, input),
      ...checkCreditable(aggregate, dispute, input, context),
    ]);
    return refusal ?? changed(...resolve(aggregate, dispute, input, context));
  },
});

function checkAccepted({ items, currency }: Dispute, input: Input): readonly Failure[] {
  const accepted = input.acceptedItems;
  const disputed = new Map(items.map((item) => [item.invoiceId, item.amountMinor]));
  const tooMuch = accepted.flatMap(({ invoiceId, amountMinor }, index) => {
    const availableMinor = disputed.get(invoiceId);
    if (availableMinor === undefined) return [failure('INVOICE_NOT_FOUND', { item: index + 1 })];
    return amountMinor > availableMinor
      ? [failure('ACCEPTED_EXCEEDS_DISPUTED', { currency, amountMinor, availableMinor })]
      : [];
  });
  const fits = input.resolution === resolutionOf(items, accepted);
  return [...checkOnce(accepted), ...tooMuch, ...(fits ? [] : [failure('RESOLUTION_MISMATCH')])];
}

/** What was paid, credited or asked to be taken off otherwise meanwhile cannot be credited again. */
function checkCreditable(
  aggregate: AccountAggregate,
  { items, currency }: Dispute,
  { acceptedItems }: Input,
  context: CommandContext,
): readonly Failure[] {
  const own = new Set<string>(items.map((item) => item.invoiceId));
  const accepted = new Map(acceptedItems.map((item) => [item.invoiceId, item]));
  const credited = [...accepted.values()].filter((item) => own.has(item.invoiceId));
  return checkReducible(aggregate, { kind: 'credit-note', currency, items: credited }, context);
}

function resolutionOf(
  items: readonly DisputeItem[],
  accepted: readonly DisputeItem[],
): Dispute['resolution'] {
  const acceptedMinor = sumMinor(accepted.map((item) => item.amountMinor));
  if (acceptedMinor === 0) return 'rejected';
  return acceptedMinor === sumMinor(items.map((item) => item.amountMinor)) ? 'accepted' : 'partly-accepted';
}

function resolve(
  aggregate: AccountAggregate,
  dispute: Dispute,
  input: Input,
  context: CommandContext,
): readonly Change[] {
  const { resolution, rootCause, acceptedItems, note, requestId } = input;
  const asksForCredit = acceptedItems.length > 0;
  const creditRequestId = asksForCredit ? requestId : null;
  const fields = { state: 'resolved', resolution, rootCause, acceptedItems, creditRequestId } as const;
  const document = stepped(dispute, { event: { kind: 'resolved', note }, fields }, context);
  const resolved: Change = { collection: 'disputes', document };
  if (!asksForCredit) return [resolved];
  const asked = {
    id: requestId,
    accountId: dispute.accountId,
    kind: 'credit-note',
    currency: dispute.currency,
    amountMinor: sumMinor(acceptedItems.map((item) => item.amountMinor)),
    items: acceptedItems,
    invoiceAmounts: invoiceAmountsOf(aggregate.invoices, acceptedItems),
    disputeId: dispute.id,
    reason: rootCause,
  } as const;
  const { role, userId } = context.actor;
  const earlierMinor = askedTogetherMinor(aggregate, asked, userId);
  const request = ask(asked, role, signed(context), context.settings, earlierMinor);
  return [resolved, { collection: 'requests', document: request }];
}
