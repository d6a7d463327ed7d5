import type { AccountHead, AccountView, InvoiceRow } from '../../src-shared/contract/account-view.ts';
import type { RenderedDocument } from '../../src-shared/contract/engine-contract.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { accountView, accountWindow, type OpenLimit, settledInvoices } from './account-view.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { type EngineServices, presentRules } from './engine-services.ts';
import { FailureError } from './failure-error.ts';

/** @throws {FailureError} ACCOUNT_NOT_FOUND */
export async function readAccountWindow(
  services: EngineServices,
  { accountId, openLimit }: { readonly accountId: string; readonly openLimit: OpenLimit },
): Promise<ListWindow<AccountHead, InvoiceRow>> {
  const { clock, reader } = services;
  return accountWindow(await readAccount(services, accountId), presentRules(clock, reader), openLimit);
}

/** @throws {FailureError} ACCOUNT_NOT_FOUND */
export async function readSettledInvoices(
  services: EngineServices,
  page: { readonly accountId: string; readonly offset: number; readonly limit: number },
) {
  const { clock, reader } = services;
  return settledInvoices(await readAccount(services, page.accountId), presentRules(clock, reader), page);
}

/** @throws {FailureError} ACCOUNT_NOT_FOUND, SIGN_IN_NEEDED; what the documents' port throws passes through. */
export async function renderStatement(
  services: EngineServices,
  accountId: string,
  locale: string,
): Promise<RenderedDocument> {
  const organisation = services.device.session()?.organisation;
  if (organisation === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  const view = await readAccountView(services, accountId);
  const { pdf, ...rendered } = await services.documents.renderStatement({ organisation, view, locale });
  return { ...rendered, pdf: new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }) };
}

async function readAccountView(services: EngineServices, accountId: string): Promise<AccountView> {
  const { clock, reader } = services;
  return accountView(await readAccount(services, accountId), presentRules(clock, reader));
}

async function readAccount({ reader }: EngineServices, accountId: string): Promise<EffectiveAccount> {
  const account = await reader.read(accountId, 'account');
  if (account === undefined) throw new FailureError(failure('ACCOUNT_NOT_FOUND'));
  return account;
}
