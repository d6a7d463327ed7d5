import type { CheckedDocumentRequest, RequestOf } from '../../src-shared/contract/document-request.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { nameAmong } from '../../src-shared/domain/organisation/name-among.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { agreementStanding } from '../../src-shared/domain/plan/agreement-standing.ts';
import { interestCounting } from '../../src-shared/domain/plan/period-interest.ts';
import { lastVersion, type PlanVersion, versionInForce } from '../../src-shared/domain/plan/plan.ts';
import { readOfAccount } from './account-calls.ts';
import { accountHistoryContent } from './account-history-content.ts';
import type { SummaryRules } from './account-summary.ts';
import { acknowledgementContent } from './acknowledgement-content.ts';
import { confirmationContent } from './confirmation-content.ts';
import { namedInvoices, partiesOf } from './document-parties.ts';
import { dunningLetterContent } from './dunning-letter-content.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { groupStatementContent } from './group-statement-content.ts';
import type { DocumentContent, PlanAgreementContent, ReceiptContent } from './ports/documents-port.ts';
import { withTemplate } from './printed-template.ts';
import { statementContent } from './statement-content.ts';

export type ContentServices = Pick<
  EngineServices,
  'device' | 'reader' | 'clock' | 'rules' | 'files' | 'readModels' | 'refresher'
>;

/**
 * Everything that a document is made of, read in one piece: the effective account as it stands at this moment.
 * @throws {FailureError} as `renderDocument`.
 */
export async function documentContent(
  services: ContentServices,
  request: CheckedDocumentRequest,
): Promise<DocumentContent> {
  return withTemplate(await plainContent(services, request), services.rules.template());
}

/** As `documentContent`, with built-in letterhead and texts. */
export async function plainContent(
  services: ContentServices,
  request: CheckedDocumentRequest,
): Promise<DocumentContent> {
  const organisation = services.device.session()?.organisation;
  if (organisation === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  return request.kind === 'group-statement'
    ? groupStatementContent(services, organisation, request)
    : contentOfAccount(services, organisation, request);
}

function contentOfAccount(
  services: ContentServices,
  organisation: Organisation,
  request: Exclude<CheckedDocumentRequest, { readonly kind: 'group-statement' }>,
): Promise<DocumentContent> {
  return readOfAccount(services, request.accountId, (effective, rules): DocumentContent => {
    switch (request.kind) {
      case 'statement':
        return statementContent(
          partiesOf(organisation, effective.aggregate),
          effective.aggregate,
          rules,
          request,
        );
      case 'receipt':
        return receiptContent(services, organisation, effective, request);
      case 'plan-agreement':
        return agreementContent(organisation, effective, rules, request);
      case 'promise-confirmation':
        return confirmationContent(organisation, effective, rules, request);
      case 'dispute-acknowledgement':
        return acknowledgementContent(organisation, effective, rules, request);
      case 'dunning-letter':
        return dunningLetterContent(partiesOf(organisation, effective.aggregate), effective, rules, request);
      case 'account-history':
        return accountHistoryContent(
          partiesOf(organisation, effective.aggregate),
          effective,
          rules,
          nameAmong(services.rules.people()),
          request,
        );
    }
  });
}

function receiptContent(
  services: ContentServices,
  organisation: Organisation,
  { aggregate }: EffectiveAccount,
  { receiptId, locale }: RequestOf<'receipt'>,
): ReceiptContent {
  const found = aggregate.receipts.find((one) => one.id === receiptId);
  if (found === undefined) throw new FailureError(failure('RECEIPT_NOT_FOUND', { receipt: receiptId }));
  const { id, currency, amountMinor, method, items, payerName, reference, chequeDate } = found;
  const { denominations, issued, bookedOn, exceptions, voided } = found;
  return {
    kind: 'receipt',
    ...partiesOf(organisation, aggregate),
    receipt: {
      ...{ id, currency, amountMinor, method, items, payerName, reference, chequeDate },
      ...{ denominations, issued, bookedOn, exceptions, voided },
    },
    invoices: namedInvoices(aggregate, items),
    signature: found.signature && signatureOf(services, found.accountId, found.signature.sha256),
    locale,
  };
}

/** Only what is on this device: a paper is made without the network, and does not wait for it. */
function signatureOf(
  { files, device }: ContentServices,
  accountId: string,
  sha256: string,
): ReceiptContent['signature'] {
  const bytes = files.content({ accountId, sha256 }, actorIdOf({ device }));
  return { sha256, base64: bytes === undefined ? null : Buffer.from(bytes).toString('base64') };
}

function agreementContent(
  organisation: Organisation,
  { aggregate }: EffectiveAccount,
  { settings }: SummaryRules,
  { planId, version: wanted, locale }: RequestOf<'plan-agreement'>,
): PlanAgreementContent {
  const plan = aggregate.plans.find((one) => one.id === planId);
  const version =
    plan &&
    (wanted === null
      ? (versionInForce(plan) ?? lastVersion(plan))
      : plan.versions.find((one) => one.version === wanted));
  if (plan === undefined || version === undefined) throw new FailureError(failure('PLAN_NOT_FOUND'));
  const { graceDays, missesToDefault } = settings.plan;
  return {
    kind: 'plan-agreement',
    ...partiesOf(organisation, aggregate),
    plan: { currency: plan.currency, contactName: plan.contactName },
    version: termsOf(version),
    standing: agreementStanding(plan, version),
    signed: version.inForce && { on: version.inForce.on, by: version.inForce.signedBy },
    endedOn: plan.ended?.on ?? null,
    invoices: namedInvoices(aggregate, version.items),
    policy: { graceDays, missesToDefault },
    locale,
  };
}

function termsOf(terms: PlanVersion): PlanAgreementContent['version'] {
  const { version, on, items, instalments } = terms;
  const { interestRate } = terms.terms;
  const { interestMethod } = terms.conventions;
  const counting = interestCounting(terms.terms, terms.conventions);
  return { version, on, items, instalments, interestRate, interestMethod, interestCounting: counting };
}
