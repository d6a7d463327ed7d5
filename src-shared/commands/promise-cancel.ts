import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { promiseIdSchema } from '../domain/ids.ts';
import { changed, defineCommand, signed } from './command.ts';
import { findOpenPromise } from './find-open-promise.ts';

/**
 * Takes back a promise that is still open: P1 and I3 count it no more. The history keeps it.
 * @example 'promise.cancel' {promiseId, reason: 'Agreed on a plan instead'}
 */
export const promiseCancel = defineCommand({
  name: 'promise.cancel',
  version: 1,
  input: z.object({ promiseId: promiseIdSchema, reason: freeText(500) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { promiseId, reason }, context) {
    const found = findOpenPromise(aggregate, promiseId, context);
    if (!found.ok) return { ok: false, failures: [found.failure] };
    const cancelled = { ...signed(context), reason };
    return changed({ collection: 'promises', document: { ...found.value.promise, seq: 0, cancelled } });
  },
});
