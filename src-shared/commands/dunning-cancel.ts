import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { noticeIdSchema } from '../domain/ids.ts';
import { changed, defineCommand, signed } from './command.ts';
import { findNotice } from './find-notice.ts';

/**
 * G1: takes back a notice that has not gone out: its items are due at their levels again.
 * @example 'dunning.cancel' {noticeId, reason: 'Paid this morning'}
 */
export const dunningCancel = defineCommand({
  name: 'dunning.cancel',
  version: 1,
  input: z.object({ noticeId: noticeIdSchema, reason: freeText(500) }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, { noticeId, reason }, context) {
    const found = findNotice(aggregate, noticeId, 'proposed', 'approved');
    if (!found.ok) return { ok: false, failures: [found.failure] };
    const cancelled = { ...signed(context), reason };
    return changed({
      collection: 'notices',
      document: { ...found.value, seq: 0, state: 'cancelled', cancelled },
    });
  },
});
