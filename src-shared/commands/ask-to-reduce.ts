import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { wordedText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { invoiceIdSchema, requestIdSchema } from '../domain/ids.ts';
import { maxAmountMinor, positiveAmountMinorSchema, sumMinor } from '../domain/money/amount.ts';
import { currencySchema } from '../domain/money/currency.ts';
import { ask } from '../domain/request/ask.ts';
import { askedTogetherMinor } from '../domain/request/asked-together.ts';
import type { LedgerRequest } from '../domain/request/request.ts';
import { invoiceAmountsOf } from '../domain/request/taken-off.ts';
import { type CommandContext, type CommandEffect, changed, refusedFor, signed } from './command.ts';
import { checkReducible } from './reducible.ts';

export const reductionShape = {
  requestId: requestIdSchema,
  currency: currencySchema,
  items: z
    .array(z.object({ invoiceId: invoiceIdSchema, amountMinor: positiveAmountMinorSchema }))
    .min(1)
    .max(1000),
  reason: wordedText(1000),
};
const reductionSchema = z.object(reductionShape);

/**
 * Authority: asks for something to be taken off invoices: approved at once where the authority of the asker reaches,
 * measured with all that they have asked for of the kind on the same items.
 */
export function askToReduce(
  aggregate: AccountAggregate,
  kind: 'credit-note' | 'write-off' | 'fee-waiver' | 'interest-waiver',
  input: z.output<typeof reductionSchema>,
  context: CommandContext,
): CommandEffect {
  const { requestId, currency, items, reason } = input;
  const amountMinor = sumMinor(items.map((item) => item.amountMinor));
  const refusal = refusedFor([
    checkNewRequest(aggregate, requestId),
    ...(amountMinor > maxAmountMinor ? [failure('AMOUNT_TOO_LARGE')] : []),
    ...checkReducible(aggregate, { kind, currency, items }, context),
  ]);
  if (refusal !== undefined) return refusal;
  const { account } = aggregate;
  const invoiceAmounts = invoiceAmountsOf(aggregate.invoices, items);
  const subject = { kind, currency, amountMinor, items, invoiceAmounts, reason };
  const asked = { id: requestId, accountId: account.id, ...subject };
  const { role, userId } = context.actor;
  const earlierMinor = askedTogetherMinor(aggregate, asked, userId);
  const document: LedgerRequest = ask(asked, role, signed(context), context.settings, earlierMinor);
  return changed({ collection: 'requests', document });
}

/** DUPLICATE_ID where the account has a request of this id. */
export function checkNewRequest({ requests }: AccountAggregate, requestId: string): Failure | undefined {
  return requests.some((one) => one.id === requestId) ? failure('DUPLICATE_ID') : undefined;
}
