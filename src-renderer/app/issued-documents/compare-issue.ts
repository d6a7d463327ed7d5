import type { RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { IssuedDocument } from '../../../src-shared/contract/issued-documents-view.ts';

/**
 * What became of an issued document when it is rendered again: `same` input; `other-day`: it speaks of another day, so
 * that it differs whatever the account does; `changed`: on the same day the account says something else.
 * `other-language`: nothing can be said, it is shown in another one.
 */
export type IssueComparison = 'same' | 'other-day' | 'changed' | 'other-language';

/** Compares a document of the register with the one that is rendered now in `locale`. */
export function compareIssue(
  issued: Pick<IssuedDocument, 'inputHash' | 'asOf' | 'request'>,
  rendered: Pick<RenderedDocument, 'inputHash' | 'asOf'>,
  locale: string,
): IssueComparison {
  if (issued.inputHash === rendered.inputHash) return 'same';
  if (issued.request.locale !== locale) return 'other-language';
  return issued.asOf === rendered.asOf ? 'changed' : 'other-day';
}
