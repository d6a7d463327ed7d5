import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { type Dispute, disputeItemSchema, maxAttachments } from '../domain/dispute/dispute.ts';
import type { DisputeReason } from '../domain/dispute/dispute-reasons.ts';
import { routeDispute } from '../domain/dispute/route.ts';
import { freeText, wordedText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { fileReferenceSchema } from '../domain/file-reference.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { sumMinor } from '../domain/money/amount.ts';
import { currencySchema } from '../domain/money/currency.ts';
import {
  authorOf,
  type CommandContext,
  type CommandEffect,
  changed,
  defineCommand,
  refusedFor,
  signed,
} from './command.ts';
import { type DisputeCheck, disputeChecks } from './dispute-items.ts';

const inputSchema = z.object({
  disputeId: disputeIdSchema,
  currency: currencySchema,
  items: z.array(disputeItemSchema).min(1).max(1000),
  reasonCode: wordedText(10),
  description: freeText(4000),
  contactName: freeText(200),
  /** What the customer sent; the bytes travel apart from the command. */
  attachments: z.array(fileReferenceSchema).max(maxAttachments).default([]),
});
type Input = z.output<typeof inputSchema>;

/**
 * D1–D3: opens a dispute over amounts of invoices; the reason routes it and sets its due date.
 * @example 'dispute.open' {disputeId, currency: 'EUR', items: [{invoiceId, amountMinor: 40_00}], reasonCode: '01',
 * description: 'Price of the frame contract', contactName: 'Ida Brandt'}
 */
export const disputeOpen = defineCommand({
  name: 'dispute.open',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply: (aggregate, input, context) =>
    openDispute(aggregate, input, context, disputeChecks(aggregate, context)),
});

/** D1–D3: opens a dispute whose items are checked so. */
export function openDispute(
  aggregate: AccountAggregate,
  input: Input,
  context: CommandContext,
  check: DisputeCheck,
): CommandEffect {
  const reason = context.settings.disputeReasons.find((one) => one.code === input.reasonCode);
  const isKnown = aggregate.disputes.some((dispute) => dispute.id === input.disputeId);
  const refusal = refusedFor([
    ...(reason === undefined ? [failure('DISPUTE_REASON_UNKNOWN', { reason: input.reasonCode })] : []),
    ...(isKnown ? [failure('DUPLICATE_ID')] : []),
    ...check(input.items, input.currency),
  ]);
  if (refusal !== undefined || reason === undefined) return refusal ?? changed();
  return changed({ collection: 'disputes', document: disputeOf(aggregate, input, reason, context) });
}

function disputeOf(
  { account }: AccountAggregate,
  input: Input,
  reason: DisputeReason,
  context: CommandContext,
): Dispute {
  const { currency, items } = input;
  const amountMinor = sumMinor(items.map((item) => item.amountMinor));
  const route = routeDispute(reason, { currency, amountMinor, segment: account.segment }, context.today);
  return {
    id: input.disputeId,
    accountId: account.id,
    seq: 0,
    currency,
    items,
    reasonCode: reason.code,
    description: input.description,
    contactName: input.contactName,
    state: 'open',
    resolution: null,
    rootCause: null,
    acceptedItems: [],
    creditRequestId: null,
    attachments: input.attachments,
    history: [{ ...signed(context), kind: 'opened', note: '', processor: route.processor, closing: null }],
    processor: route.processor,
    dueDate: route.dueDate,
    openedOn: context.today,
    openedAt: context.at,
    openedBy: authorOf(context.actor),
  };
}
