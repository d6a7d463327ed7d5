import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { invoiceIdSchema, requestIdSchema } from '../domain/ids.ts';
import { positiveAmountMinorSchema } from '../domain/money/amount.ts';
import { currencySchema } from '../domain/money/currency.ts';
import { ask } from '../domain/request/ask.ts';
import { askedTogetherMinor } from '../domain/request/asked-together.ts';
import { checkNewRequest } from './ask-to-reduce.ts';
import { changed, defineCommand, refusedFor, signed } from './command.ts';

/**
 * Asks the ledger to charge a fee, for an invoice or for the account as a whole; measured with what the same person has
 * charged of fees to it before.
 * @example 'fee.charge' {requestId, currency: 'EUR', amountMinor: 5_00, invoiceId: null, reason: 'Returned cheque'}
 */
export const feeCharge = defineCommand({
  name: 'fee.charge',
  version: 1,
  input: z.object({
    requestId: requestIdSchema,
    currency: currencySchema,
    amountMinor: positiveAmountMinorSchema,
    invoiceId: invoiceIdSchema.nullable(),
    reason: wordedText(1000),
  }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, { requestId, currency, amountMinor, invoiceId, reason }, context) {
    const invoice = aggregate.invoices.find((one) => one.id === invoiceId);
    const refusal = refusedFor([
      checkNewRequest(aggregate, requestId),
      ...(invoiceId !== null && invoice === undefined ? [failure('INVOICE_NOT_FOUND')] : []),
      ...(invoice !== undefined && invoice.currency !== currency
        ? [failure('CURRENCY_MISMATCH', { invoice: invoice.number, currency: invoice.currency })]
        : []),
    ]);
    if (refusal !== undefined) return refusal;
    const items = invoiceId === null ? [] : [{ invoiceId, amountMinor }];
    const accountId = aggregate.account.id;
    const asked = { id: requestId, accountId, kind: 'fee', currency, amountMinor, items, reason } as const;
    const { role, userId } = context.actor;
    const earlierMinor = askedTogetherMinor(aggregate, asked, userId);
    const document = ask(asked, role, signed(context), context.settings, earlierMinor);
    return changed({ collection: 'requests', document });
  },
});
