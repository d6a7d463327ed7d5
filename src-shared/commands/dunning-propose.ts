import { z } from 'zod';
import { accountPosition } from '../domain/account/account-position.ts';
import { proposeNotices } from '../domain/dunning/propose-notices.ts';
import { failure } from '../domain/failure.ts';
import { noticeIdSchema } from '../domain/ids.ts';
import { currencySchema } from '../domain/money/currency.ts';
import { changed, defineCommand, refusedFor, signed } from './command.ts';

/**
 * G1: takes an account into a dunning run: the notice that is due in a currency, approved at once where its level needs
 * nobody. A run over many accounts is one such command for each.
 * @example 'dunning.propose' {noticeId, currency: 'EUR'}
 */
export const dunningPropose = defineCommand({
  name: 'dunning.propose',
  version: 1,
  input: z.object({ noticeId: noticeIdSchema, currency: currencySchema }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, { noticeId, currency }, context) {
    const isKnown = aggregate.notices.some((one) => one.id === noticeId);
    const position = accountPosition(aggregate, context.today, context.settings);
    const proposals = proposeNotices(aggregate, position, context.settings);
    const proposal = proposals.find((one) => one.currency === currency);
    const why = proposal?.why ?? 'nothing-due';
    const proposed = proposal?.notice ?? undefined;
    const refusal = refusedFor([
      isKnown ? failure('DUPLICATE_ID') : undefined,
      proposed === undefined ? failure('NOTHING_TO_DUN', { why }) : undefined,
    ]);
    if (refusal !== undefined || proposed === undefined) return refusal ?? changed();
    const { needsApproval, ...notice } = proposed;
    const now = signed(context);
    return changed({
      collection: 'notices',
      document: {
        ...notice,
        id: noticeId,
        accountId: aggregate.account.id,
        seq: 0,
        currency,
        items: [...notice.items],
        state: needsApproval ? 'proposed' : 'approved',
        proposed: now,
        approved: needsApproval ? null : now,
        sent: null,
        cancelled: null,
      },
    });
  },
});
