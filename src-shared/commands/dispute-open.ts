import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountPosition, positionsOf } from '../domain/account/account-position.ts';
import { addDays } from '../domain/calendar/business-date.ts';
import { type Dispute, disputeItemSchema } from '../domain/dispute/dispute.ts';
import { type DisputeReason, disputeReasons } from '../domain/dispute/dispute-reasons.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { currencySchema } from '../domain/money/currency.ts';
import { authorOf, type CommandContext, changed, defineCommand, refused } from './command.ts';

const inputSchema = z.object({
  disputeId: disputeIdSchema,
  currency: currencySchema,
  items: z.array(disputeItemSchema).min(1).max(1000),
  reasonCode: freeText(10).min(1),
  description: freeText(4000),
  contactName: freeText(200),
});
type Input = z.output<typeof inputSchema>;

/** D1–D3: opens a dispute over amounts of invoices; the reason routes it and sets its due date. */
export const disputeOpen = defineCommand({
  name: 'dispute.open',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const reason = disputeReasons.find((one) => one.code === input.reasonCode);
    if (reason === undefined) return refused('DISPUTE_REASON_UNKNOWN', { reason: input.reasonCode });
    if (aggregate.disputes.some((dispute) => dispute.id === input.disputeId)) return refused('DUPLICATE_ID');
    const problem = checkItems(aggregate, input, context);
    if (problem !== undefined) return refused(problem.code, problem.params);
    return changed({ collection: 'disputes', document: disputeOf(aggregate, input, reason, context) });
  },
});

function checkItems(aggregate: AccountAggregate, input: Input, context: CommandContext): Failure | undefined {
  const ids = input.items.map((item) => item.invoiceId);
  if (new Set(ids).size !== ids.length) return failure('ALLOCATION_REPEATED');
  const position = accountPosition(aggregate, context.today, context.policy);
  const byId = positionsOf(position, ids);
  for (const item of input.items) {
    const found = byId.get(item.invoiceId);
    if (found === undefined) return failure('INVOICE_NOT_FOUND');
    const { number, currency } = found.invoice;
    if (currency !== input.currency) return failure('CURRENCY_MISMATCH', { invoice: number, currency });
    if (found.invoice.amountMinor <= 0) return failure('INVOICE_IS_CREDIT', { invoice: number });
    const openMinor = Math.max(0, found.openMinor - found.disputedMinor);
    if (item.amountMinor > openMinor) {
      const amounts = { amountMinor: item.amountMinor, availableMinor: openMinor };
      return failure('AMOUNT_EXCEEDS_OPEN', { invoice: number, currency, ...amounts });
    }
  }
  return undefined;
}

function disputeOf(
  aggregate: AccountAggregate,
  input: Input,
  reason: DisputeReason,
  context: CommandContext,
): Dispute {
  return {
    id: input.disputeId,
    accountId: aggregate.account.id,
    seq: 0,
    currency: input.currency,
    items: input.items,
    reasonCode: reason.code,
    description: input.description,
    contactName: input.contactName,
    state: 'open',
    resolution: null,
    processor: reason.processor,
    dueDate: addDays(context.today, reason.slaDays),
    openedOn: context.today,
    openedAt: context.at,
    openedBy: authorOf(context.actor),
  };
}
