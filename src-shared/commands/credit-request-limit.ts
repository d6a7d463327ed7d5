import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { amountMinorSchema } from '../domain/money/amount.ts';
import { ask, isPending } from '../domain/request/ask.ts';
import { checkNewRequest } from './ask-to-reduce.ts';
import { changed, defineCommand, refusedFor, signed } from './command.ts';

/**
 * Credit: asks for another credit limit in the account's currency; within authority it holds at once.
 * @example 'credit.request-limit' {requestId, from: null, limitMinor: 20_000_00, reason: 'Frame contract'}
 */
export const creditRequestLimit = defineCommand({
  name: 'credit.request-limit',
  version: 1,
  input: z.object({
    requestId: requestIdSchema,
    /** The limit that the sender saw. */
    from: amountMinorSchema.min(0).nullable(),
    limitMinor: amountMinorSchema.min(0),
    reason: wordedText(1000),
  }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, { requestId, from, limitMinor, reason }, context) {
    const { account, requests } = aggregate;
    const isAsked = requests.some((one) => one.kind === 'credit-limit' && isPending(one));
    const refusal = refusedFor([
      checkNewRequest(aggregate, requestId),
      isAsked ? failure('REQUESTED_ALREADY') : undefined,
      account.creditLimitMinor === from ? undefined : failure('CHANGED_MEANWHILE', { by: '' }),
    ]);
    if (refusal !== undefined) return refusal;
    const { id: accountId, currency } = account;
    const asked = {
      id: requestId,
      accountId,
      kind: 'credit-limit',
      currency,
      amountMinor: limitMinor,
      reason,
    } as const;
    const request = ask(asked, context.actor.role, signed(context), context.settings);
    if (request.state !== 'approved') return changed({ collection: 'requests', document: request });
    return changed(
      { collection: 'requests', document: { ...request, state: 'settled' } },
      { collection: 'accounts', document: { ...account, seq: 0, creditLimitMinor: limitMinor } },
    );
  },
});
