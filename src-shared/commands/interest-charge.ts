import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { invoiceIdSchema, requestIdSchema } from '../domain/ids.ts';
import {
  chargedForLateness,
  invoiceInterestAmounts,
  type LateCharge,
  lateCharges,
  partPayments,
} from '../domain/interest/invoice-interest.ts';
import type { Invoice } from '../domain/invoice/invoice.ts';
import { maxAmountMinor, positiveAmountMinorSchema, sumMinor } from '../domain/money/amount.ts';
import { currencySchema } from '../domain/money/currency.ts';
import { ask } from '../domain/request/ask.ts';
import { askedTogetherMinor } from '../domain/request/asked-together.ts';
import { checkNewRequest } from './ask-to-reduce.ts';
import { checkOnce } from './check-once.ts';
import { type CommandContext, changed, defineCommand, refusedFor, signed } from './command.ts';

const inputSchema = z.object({
  requestId: requestIdSchema,
  currency: currencySchema,
  items: z
    .array(z.object({ invoiceId: invoiceIdSchema, amountMinor: positiveAmountMinorSchema }))
    .min(1)
    .max(1000),
  kind: z.enum(lateCharges),
  reason: freeText(1000),
});
type Input = z.output<typeof inputSchema>;

/**
 * G2: asks the ledger to charge late interest on invoices up to today, or the statutory compensation for them: each not
 * more than the rule gives, less what was asked for of it before.
 * @example 'interest.charge' {requestId, currency: 'EUR', items: [{invoiceId, amountMinor: 3_21}], kind: 'interest',
 * reason: ''}
 */
export const interestCharge = defineCommand({
  name: 'interest.charge',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const { requestId, currency, items, kind, reason } = input;
    const amountMinor = sumMinor(items.map((item) => item.amountMinor));
    const refusal = refusedFor([
      checkNewRequest(aggregate, requestId),
      ...(amountMinor > maxAmountMinor ? [failure('AMOUNT_TOO_LARGE')] : []),
      ...checkItems(aggregate, input, context),
    ]);
    if (refusal !== undefined) return refusal;
    const accountId = aggregate.account.id;
    const asked = {
      id: requestId,
      accountId,
      kind,
      currency,
      amountMinor,
      items,
      reason,
    } as const;
    const { role, userId } = context.actor;
    const earlierMinor = askedTogetherMinor(aggregate, asked, userId);
    const document = ask(asked, role, signed(context), context.settings, earlierMinor);
    return changed({ collection: 'requests', document });
  },
});

function checkItems(aggregate: AccountAggregate, input: Input, context: CommandContext): readonly Failure[] {
  const wanted = new Set<string>(input.items.map((item) => item.invoiceId));
  const invoices = aggregate.invoices.filter((one) => wanted.has(one.id));
  const byId = new Map(invoices.map((one) => [one.id, one]));
  const chargeable = chargeableMinor(aggregate, invoices, input.kind, context);
  const problems = input.items.flatMap(({ invoiceId, amountMinor }, index) => {
    const found = byId.get(invoiceId);
    if (found === undefined) return [failure('INVOICE_NOT_FOUND', { item: index + 1 })];
    const { number: invoice, currency } = found;
    if (currency !== input.currency) return [failure('CURRENCY_MISMATCH', { invoice, currency })];
    const most = chargeable(found);
    if (typeof most !== 'number') return [most];
    return amountMinor <= most
      ? []
      : [failure('INTEREST_EXCEEDS_RULE', { invoice, currency, amountMinor, availableMinor: most })];
  });
  return [...checkOnce(input.items), ...problems];
}

function chargeableMinor(
  aggregate: AccountAggregate,
  invoices: readonly Invoice[],
  kind: LateCharge,
  { today, settings }: CommandContext,
): (invoice: Invoice) => number | Failure {
  const paid = partPayments(aggregate.payments, invoices);
  const charged = chargedForLateness(aggregate, kind);
  const interestOf = invoiceInterestAmounts(aggregate.account, today, settings.interest);
  return (invoice) => {
    const found = interestOf(invoice, paid.get(invoice.id) ?? []);
    if (!found.ok) return found.failure;
    const { interestMinor, totalMinor } = found.value;
    const givenMinor = kind === 'interest' ? interestMinor : totalMinor - interestMinor;
    return Math.max(0, givenMinor - (charged.get(invoice.id) ?? 0));
  };
}
