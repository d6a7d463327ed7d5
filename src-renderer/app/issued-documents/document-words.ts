import type { TFunction } from 'i18next';
import type { DocumentRequest } from '../../../src-shared/contract/document-request.ts';
import type { IssuedDocument } from '../../../src-shared/contract/issued-documents-view.ts';
import { caseReference } from '../../../src-shared/domain/dispute/case-reference.ts';
import type { Formats } from '../formats.ts';

/**
 * What a document is of, beside its account: the form of a statement, the receipt's number, the version of the plan or promise, the case, the days of a
 * history; empty where that says nothing more.
 */
export function subjectWords(request: DocumentRequest, t: TFunction, formats: Formats): string {
  switch (request.kind) {
    case 'statement':
    case 'group-statement':
      return statementWords(request, t, formats);
    case 'dunning-letter':
      return '';
    case 'receipt':
      return request.receiptId;
    case 'plan-agreement':
      return request.version === null ? '' : t('documents.version', { version: request.version });
    case 'promise-confirmation':
      return request.version === 1 ? '' : t('documents.version', { version: request.version });
    case 'dispute-acknowledgement':
      return caseReference(request.disputeId);
    case 'account-history':
      return [request.from, request.to]
        .flatMap((day) => (day === null ? [] : [formats.fullDate(day)]))
        .join(' – ');
  }
}

function statementWords(
  { from, isSummary }: Extract<DocumentRequest, { readonly kind: 'statement' | 'group-statement' }>,
  t: TFunction,
  formats: Formats,
): string {
  const form =
    from == null
      ? t('documents.statement.openItems')
      : t('documents.statement.balanceForward', { date: formats.fullDate(from) });
  return isSummary ? `${form}, ${t('documents.statement.summary')}` : form;
}

/** In a word or two which one of its content it is; null for one that was issued only once. */
export function copyTag(
  { copyOf, copies }: Pick<IssuedDocument, 'copyOf' | 'copies'>,
  t: TFunction,
  formats: Formats,
): string | null {
  if (copyOf === null) return copies.count === 0 ? null : t('documents.original');
  const { number } = copyOf;
  return number === 1 ? t('documents.copy') : t('documents.laterCopy', { number: formats.count(number) });
}

/** Whether it is a copy and of what, or how often it was issued again. */
export function copyWords(
  { copyOf, copies }: Pick<IssuedDocument, 'copyOf' | 'copies'>,
  t: TFunction,
  formats: Formats,
): string {
  if (copyOf !== null) {
    const when = formats.dateTime(copyOf.issuedAt);
    return t(copyOf.number === 1 ? 'documents.copyOf' : 'documents.laterCopyOf', {
      number: formats.count(copyOf.number),
      of: copyOf.documentNumber,
      when,
    });
  }
  if (copies.lastAt === null) return t('documents.onlyOnce');
  const { count } = copies;
  const when = formats.dateTime(copies.lastAt);
  return t('documents.reissued', { count, shown: formats.count(count), when });
}
