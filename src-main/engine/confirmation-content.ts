import type { RequestOf } from '../../src-shared/contract/document-request.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import {
  confirmationStanding,
  type DatedStanding,
} from '../../src-shared/domain/promise/confirmation-standing.ts';
import type { PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import { promiseVersion } from '../../src-shared/domain/promise/promise-version.ts';
import type { SummaryRules } from './account-summary.ts';
import { namedInvoices, partiesOf } from './document-parties.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { effectivePosition } from './effective-position.ts';
import { FailureError } from './failure-error.ts';
import type { PromiseConfirmationContent } from './ports/documents-port.ts';

/**
 * P2: what the confirmation of one version of a promise is made of.
 * @throws {FailureError} PROMISE_NOT_FOUND where the promise or that version of it does not exist.
 */
export function confirmationContent(
  organisation: Organisation,
  { aggregate }: EffectiveAccount,
  rules: SummaryRules,
  { promiseId, version: wanted, locale }: RequestOf<'promise-confirmation'>,
): PromiseConfirmationContent {
  const { promises } = effectivePosition(aggregate, rules);
  const progress = promises.find(({ promise }) => promise.id === promiseId);
  const version = progress && promiseVersion(progress.promise, wanted);
  if (progress === undefined || version === undefined) throw new FailureError(failure('PROMISE_NOT_FOUND'));
  const { promise } = progress;
  const { replacedOn, ...terms } = version;
  const stands = replacedOn === null;
  const standing = confirmationStanding(progress, version);
  return {
    kind: 'promise-confirmation',
    ...partiesOf(organisation, aggregate),
    promise: {
      ...terms,
      currency: promise.currency,
      contactName: stands ? promise.contactName : '',
      method: stands ? promise.method : null,
    },
    replacesTermsOf: promiseVersion(promise, wanted - 1)?.on ?? null,
    standing,
    cash: cashOf(progress, standing),
    asOf: standing.on !== null && standing.on > terms.on ? standing.on : terms.on,
    invoices: namedInvoices(aggregate, terms.allocations),
    locale,
  };
}

function cashOf(
  { countedMinor, shortMinor }: PromiseProgress,
  { is }: DatedStanding,
): PromiseConfirmationContent['cash'] {
  const hasEnded = is === 'amended' || is === 'cancelled' || is === 'nothing-owed';
  return hasEnded ? null : { receivedMinor: countedMinor, toPayMinor: shortMinor };
}
