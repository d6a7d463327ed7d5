import type { DocumentRequest } from '../../../src-shared/contract/document-request.ts';
import { isBusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { accountPath } from '../paths.ts';
import { statementSearch } from './statement-choices.ts';

type WithoutLocale<Request> = Request extends DocumentRequest ? Omit<Request, 'locale'> : never;

/** What is to be printed, whatever the language. */
export type DocumentSubject = WithoutLocale<DocumentRequest>;

/** What stands in an address in the place of a day that is not given. */
const noBound = '-';

/** The address of the screen that shows a document. */
export function documentPath(subject: DocumentSubject): string {
  const account = accountPath(subject.accountId);
  switch (subject.kind) {
    case 'statement':
    case 'group-statement':
      return statementPath(subject.accountId, subject.kind, subject);
    case 'receipt':
      return `${account}/receipt/${encodeURIComponent(subject.receiptId)}`;
    case 'plan-agreement': {
      const plan = `${account}/agreement/${encodeURIComponent(subject.planId)}`;
      return subject.version === null ? plan : `${plan}/${subject.version.toString()}`;
    }
    case 'promise-confirmation':
      return `${account}/confirmation/${encodeURIComponent(subject.promiseId)}/${subject.version.toString()}`;
    case 'dispute-acknowledgement':
      return `${account}/acknowledgement/${encodeURIComponent(subject.disputeId)}`;
    case 'dunning-letter':
      return `${account}/notice/${encodeURIComponent(subject.noticeId)}`;
    case 'account-history': {
      const { from, to } = subject;
      return from === null && to === null
        ? `${account}/history`
        : `${account}/history/${from ?? noBound}/${to ?? noBound}`;
    }
  }
}

/** The address of the statement of an account, or of the group of companies that it is in. */
export function statementPath(
  accountId: string,
  kind: 'statement' | 'group-statement',
  choices: Parameters<typeof statementSearch>[0],
): string {
  const search = statementSearch(choices);
  return `${accountPath(accountId)}/${kind}${search === '' ? '' : `?${search}`}`;
}

/** Everything that has happened on an account. */
export function wholeHistory(accountId: string): DocumentSubject {
  return { kind: 'account-history', accountId, from: null, to: null };
}

/** Reads the version of an address; null for an address that names none. */
export function versionOfPath(version: string | undefined): number | null {
  return version !== undefined && /^[1-9]\d{0,2}$/.test(version) ? Number(version) : null;
}

/** Reads the first or the last day of a history's address; null for an address that gives none. */
export function dayOfPath(day: string | undefined): string | null {
  return day !== undefined && isBusinessDate(day) ? day : null;
}

/** Where one comes back to from a document that was opened by its address alone. */
export function placeOfDocument(subject: DocumentSubject): string {
  const tabs = {
    statement: undefined,
    'group-statement': undefined,
    receipt: 'payments',
    'plan-agreement': 'plans',
    'promise-confirmation': 'promises',
    'dispute-acknowledgement': 'disputes',
    'dunning-letter': 'timeline',
    'account-history': 'timeline',
  } as const;
  return accountPath(subject.accountId, tabs[subject.kind]);
}
