import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { promiseIdSchema } from '../domain/ids.ts';
import { positiveAmountMinorSchema } from '../domain/money/amount.ts';
import { maxAmendments, type PromiseToPay } from '../domain/promise/promise.ts';
import { type CommandContext, changed, defineCommand, refusedFor, signed } from './command.ts';
import { findOpenPromise } from './find-open-promise.ts';
import { checkTerms, promiseTermsShape, termsTotalMinor } from './promise-terms.ts';

const inputSchema = z.object({
  promiseId: promiseIdSchema,
  /** What the promise said to the person who amends it. */
  from: z.object({ amountMinor: positiveAmountMinorSchema, promisedDate: businessDateSchema }),
  ...promiseTermsShape,
  reason: freeText(500),
});
type Input = z.output<typeof inputSchema>;

/**
 * P1, P2: changes what an open promise says. Cash that came since it was made still counts, and its place in the
 * level (P3) stays; the earlier terms are kept. Refused with CHANGED_MEANWHILE where somebody else was faster.
 * @example 'promise.amend' {promiseId, from: {amountMinor: 100_00, promisedDate: '2026-04-07'}, allocations:
 * [{invoiceId, amountMinor: 60_00}], onAccountMinor: 0, promisedDate: '2026-04-10', method: 'bank-transfer',
 * contactName: 'Ida Brandt', note: '', reason: 'Asked for three more days'}
 */
export const promiseAmend = defineCommand({
  name: 'promise.amend',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const found = findOpenPromise(aggregate, input.promiseId, context);
    if (!found.ok) return { ok: false, failures: [found.failure] };
    const { promise, counted } = found.value;
    const others = aggregate.promises.filter((one) => one.id !== input.promiseId);
    const refusal = refusedFor([
      ...checkUnchanged(promise, input.from),
      ...checkTerms({ ...aggregate, promises: others }, input, promise.currency, context, counted),
    ]);
    return refusal ?? changed({ collection: 'promises', document: amend(promise, input, context) });
  },
});

function checkUnchanged(promise: PromiseToPay, from: Input['from']): readonly Failure[] {
  if (promise.amendments.length >= maxAmendments)
    return [failure('TOO_MANY_ENTRIES', { limit: maxAmendments })];
  const { amountMinor, promisedDate, currency } = promise;
  if (amountMinor === from.amountMinor && promisedDate === from.promisedDate) return [];
  const by = (promise.amendments.at(-1)?.by ?? promise.madeBy).name;
  return [failure('CHANGED_MEANWHILE', { by, amountMinor, currency, date: promisedDate })];
}

function amend(promise: PromiseToPay, input: Input, context: CommandContext): PromiseToPay {
  const { promiseId: _, from: __, reason, ...terms } = input;
  const { amountMinor, allocations, onAccountMinor, promisedDate } = promise;
  const before = { ...signed(context), amountMinor, allocations, onAccountMinor, promisedDate, reason };
  return {
    ...promise,
    seq: 0,
    ...terms,
    amountMinor: termsTotalMinor(terms),
    amendments: [...promise.amendments, before],
  };
}
