import type { RenderedDocument } from '../../src-shared/contract/engine-contract.ts';
import { disputeReasonName } from '../../src-shared/domain/dispute/reason-words.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { SummaryRules } from './account-summary.ts';
import { accountView } from './account-view.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { type EngineServices, presentRules } from './engine-services.ts';
import { FailureError } from './failure-error.ts';

/**
 * Reads what a screen shows of an account as it stands at this moment.
 * @throws {FailureError} ACCOUNT_NOT_FOUND, or why the device is locked.
 */
export async function readOfAccount<Shown>(
  services: EngineServices,
  accountId: string,
  read: (effective: EffectiveAccount, rules: SummaryRules) => Shown,
): Promise<Shown> {
  return read(await readAccount(services, accountId), presentRules(services));
}

/** @throws {FailureError} ACCOUNT_NOT_FOUND, SIGN_IN_NEEDED; what the documents' port throws passes through. */
export async function renderStatement(
  services: EngineServices,
  accountId: string,
  locale: string,
): Promise<RenderedDocument> {
  const organisation = services.device.session()?.organisation;
  if (organisation === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  const { view, disputeReasons } = await readOfAccount(services, accountId, (effective, rules) => ({
    view: accountView(effective, rules),
    disputeReasons: rules.settings.disputeReasons.map(disputeReasonName),
  }));
  const content = { organisation, view, disputeReasons, locale };
  const { pdf, ...rendered } = await services.documents.renderStatement(content);
  return { ...rendered, pdf: new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }) };
}

async function readAccount({ reader, device }: EngineServices, accountId: string): Promise<EffectiveAccount> {
  const lock = device.lock();
  if (lock !== undefined) throw new FailureError(failure(lock));
  const account = await reader.read(accountId, 'account');
  if (account === undefined) throw new FailureError(failure('ACCOUNT_NOT_FOUND'));
  return account;
}
