import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import { wordedText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { ask, isPending } from '../domain/request/ask.ts';
import { checkNewRequest } from './ask-to-reduce.ts';
import { changed, defineCommand, refusedFor, signed } from './command.ts';

/**
 * G1, authority: stops dunning of the account up to a date, or for good; beyond authority it waits for approval.
 * @example 'dunning.block' {requestId, until: '2026-05-31', reason: 'Negotiations'}
 */
export const dunningBlock = defineCommand({
  name: 'dunning.block',
  version: 1,
  input: z.object({
    requestId: requestIdSchema,
    until: businessDateSchema.nullable(),
    reason: wordedText(300),
  }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, { requestId, until, reason }, context) {
    const { account, requests } = aggregate;
    const isAsked = requests.some((one) => one.kind === 'dunning-block' && isPending(one));
    const refusal = refusedFor([
      checkNewRequest(aggregate, requestId),
      isAsked ? failure('REQUESTED_ALREADY') : undefined,
      until !== null && until < context.today ? failure('DUE_DATE_PAST', { date: until }) : undefined,
    ]);
    if (refusal !== undefined) return refusal;
    const { id: accountId, currency } = account;
    const kind = 'dunning-block';
    const asked = { id: requestId, accountId, kind, currency, amountMinor: 0, until, reason } as const;
    const request = ask(asked, context.actor.role, signed(context), context.settings);
    if (request.state !== 'approved') return changed({ collection: 'requests', document: request });
    const dunningBlock = { ...signed(context), reason, until };
    return changed(
      { collection: 'requests', document: { ...request, state: 'settled' } },
      { collection: 'accounts', document: { ...account, seq: 0, dunningBlock } },
    );
  },
});
