import { z } from 'zod';
import { failure } from '../domain/failure.ts';
import { noticeIdSchema } from '../domain/ids.ts';
import { checkNotice } from './check-notice.ts';
import { changed, defineCommand, refusedFor, signed } from './command.ts';
import { findNotice } from './find-notice.ts';

/**
 * G1, authority: approves a notice of a level that needs it, by somebody else than who proposed it, while all that it
 * asks for is still to be collected.
 * @example 'dunning.approve' {noticeId}
 */
export const dunningApprove = defineCommand({
  name: 'dunning.approve',
  version: 1,
  input: z.object({ noticeId: noticeIdSchema }),
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply(aggregate, { noticeId }, context) {
    const found = findNotice(aggregate, noticeId, 'proposed');
    if (!found.ok) return { ok: false, failures: [found.failure] };
    const isOwn = found.value.proposed.by.userId === context.actor.userId;
    const refusal = refusedFor([
      isOwn ? failure('SELF_APPROVAL') : undefined,
      ...checkNotice(aggregate, found.value, context),
    ]);
    if (refusal !== undefined) return refusal;
    const document = { ...found.value, seq: 0, state: 'approved', approved: signed(context) } as const;
    return changed({ collection: 'notices', document });
  },
});
