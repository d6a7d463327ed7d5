import type { CheckedDocumentRequest, RenderedDocument } from '../../src-shared/contract/document-request.ts';
import type { TemplatePreview } from '../../src-shared/contract/template-view.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import { payByDate } from '../../src-shared/domain/dunning/pay-by.ts';
import { type FailureCode, failure } from '../../src-shared/domain/failure.ts';
import { currencySchema } from '../../src-shared/domain/money/currency.ts';
import { lastVersion } from '../../src-shared/domain/plan/plan.ts';
import { assertNotLocked, readOfAccount } from './account-calls.ts';
import { renderedOf } from './document-calls.ts';
import { type ContentServices, plainContent } from './document-content.ts';
import type { EngineServices } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import type { DocumentContent, DunningLetterContent, StatementContent } from './ports/documents-port.ts';
import { asPreviewed, statementFormOf } from './previewed-statement.ts';
import { withTemplate } from './printed-template.ts';

type Preview = Omit<TemplatePreview, 'template'>;

/**
 * A paper of an account as it would be with a template that is not saved: the newest of its kind, or of a dunning letter
 * that there is none of yet a draft over what is due.
 * @throws {FailureError} RECEIPT_NOT_FOUND, PLAN_NOT_FOUND, PROMISE_NOT_FOUND, DISPUTE_NOT_FOUND where the account has
 * none, and as `renderDocument`.
 */
export async function previewTemplate(
  services: ContentServices & Pick<EngineServices, 'documents'>,
  { template, ...wanted }: TemplatePreview,
): Promise<RenderedDocument> {
  const request = await readOfAccount(services, wanted.accountId, ({ aggregate }) =>
    newest(aggregate, wanted, services.clock.today()),
  );
  const content = await (request === undefined
    ? draftLetter(services, wanted)
    : plainContent(services, request));
  const printed = await services.documents.render(
    withTemplate(asPreviewed(content, wanted.slot), { template, version: 0 }),
  );
  assertNotLocked(services.device);
  return renderedOf(printed, { isReadable: true });
}

/** Undefined for a dunning letter of a level that the account has no notice of. */
function newest(
  aggregate: AccountAggregate,
  { accountId, locale, kind, level, slot }: Preview,
  today: BusinessDate,
): CheckedDocumentRequest | undefined {
  const { receipts, plans, promises, disputes, notices } = aggregate;
  const of = { accountId, locale };
  switch (kind) {
    case 'statement':
      return { ...of, kind, ...statementFormOf(slot, today) };
    case 'receipt':
      return { ...of, kind, receiptId: last(receipts, ({ issued }) => issued.at, 'RECEIPT_NOT_FOUND').id };
    case 'plan-agreement':
      return {
        ...of,
        kind,
        planId: last(plans, (plan) => lastVersion(plan).on, 'PLAN_NOT_FOUND').id,
        version: null,
      };
    case 'promise-confirmation':
      return {
        ...of,
        kind,
        promiseId: last(promises, ({ madeOn }) => madeOn, 'PROMISE_NOT_FOUND').id,
        version: 1,
      };
    case 'dispute-acknowledgement':
      return { ...of, kind, disputeId: last(disputes, ({ openedAt }) => openedAt, 'DISPUTE_NOT_FOUND').id };
    case 'dunning-letter': {
      const ofLevel = notices.filter((notice) => notice.level === level);
      if (ofLevel.length === 0) return undefined;
      return { ...of, kind, noticeId: last(ofLevel, ({ proposed }) => proposed.on, 'NOTICE_NOT_FOUND').id };
    }
  }
}

function last<Paper>(papers: readonly Paper[], dayOf: (paper: Paper) => string, code: FailureCode): Paper {
  const found = [...papers].sort((a, b) => compareText(dayOf(a), dayOf(b))).at(-1);
  if (found === undefined) throw new FailureError(failure(code));
  return found;
}

/** A letter over what is due on the account, or over all that is open; marked as a draft, because nobody proposed it. */
async function draftLetter(
  services: ContentServices,
  { accountId, locale, level }: Preview,
): Promise<DunningLetterContent> {
  const request = { accountId, locale, kind: 'statement', isSummary: false, asOf: null, from: null } as const;
  const statement = statementOf(await plainContent(services, request));
  const { organisation, account, today, figures, items } = statement;
  const { number, name, addressLines, country } = account;
  const currency = currencySchema.parse(figures[0].currency);
  const open = items.filter((item) => item.currency === currency && item.kind === 'invoice');
  const due = open.filter(({ daysPastDue }) => daysPastDue > 0);
  const date = services.clock.today();
  return {
    kind: 'dunning-letter',
    ...{ organisation, account: { number, name, addressLines, country }, date, amountsOf: today, locale },
    payBy: payByDate(date, services.rules.settings().calendar),
    notice: { level, currency, feeMinor: 0, interestMinor: 0 },
    isInterestUnknown: false,
    lines: (due.length === 0 ? open : due).map(draftLine),
    standing: 'waiting',
    cancelled: null,
  };
}

function statementOf(content: DocumentContent): StatementContent {
  if (content.kind !== 'statement') throw new Error('a statement was asked for');
  return content;
}

function draftLine(item: StatementContent['items'][number]): DunningLetterContent['lines'][number] {
  const { number, date, dueDate, daysPastDue, openMinor, disputedMinor } = item;
  return {
    invoice: { number, invoiceDate: date, dueDate: dueDate ?? date },
    ...{ daysPastDue, openMinor, disputedMinor, otherwiseMinor: 0, amountMinor: openMinor - disputedMinor },
  };
}
