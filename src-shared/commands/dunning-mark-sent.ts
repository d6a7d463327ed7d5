import { z } from 'zod';
import type { Change } from '../domain/account/account-aggregate.ts';
import type { DunningNotice } from '../domain/dunning/notice.ts';
import { failure } from '../domain/failure.ts';
import { noticeIdSchema, requestIdSchema } from '../domain/ids.ts';
import { ask } from '../domain/request/ask.ts';
import { checkNotice } from './check-notice.ts';
import { type CommandContext, changed, defineCommand, refusedFor, signed } from './command.ts';
import { findNotice } from './find-notice.ts';

/**
 * G1: says that an approved notice goes out: its items are at its levels from now on, and the ledger is asked for its
 * fee. Refused where less is to be collected than the notice asks for, and a second time.
 * @example 'dunning.mark-sent' {noticeId}
 */
export const dunningMarkSent = defineCommand({
  name: 'dunning.mark-sent',
  version: 1,
  input: z.object({ noticeId: noticeIdSchema }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, { noticeId }, context) {
    const found = findNotice(aggregate, noticeId, 'approved');
    if (!found.ok) return { ok: false, failures: [found.failure] };
    const requestId: string = noticeId;
    const isTaken = found.value.feeMinor > 0 && aggregate.requests.some((one) => one.id === requestId);
    const refusal = refusedFor([
      isTaken ? failure('DUPLICATE_ID') : undefined,
      ...checkNotice(aggregate, found.value, context),
    ]);
    if (refusal !== undefined) return refusal;
    const document = { ...found.value, seq: 0, state: 'sent', sent: signed(context) } as const;
    return changed({ collection: 'notices', document }, ...feeOf(found.value, context));
  },
});

/**
 * The policy has decided on the fee: it needs no approval of its own. The request has the id of its notice, so that
 * there is never a second one; where something else has that id, the notice does not go out without its fee.
 */
function feeOf(
  { id: noticeId, accountId, currency, feeMinor: amountMinor, template: reason }: DunningNotice,
  context: CommandContext,
): readonly Change[] {
  const id = requestIdSchema.parse(noticeId);
  if (amountMinor === 0) return [];
  const asked = { id, accountId, kind: 'fee', currency, amountMinor, reason } as const;
  const request = ask(asked, context.actor.role, signed(context), context.settings);
  return [{ collection: 'requests', document: { ...request, state: 'approved', approver: null } }];
}
