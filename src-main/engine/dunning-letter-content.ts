import { compareText } from '../../src-shared/domain/compare-text.ts';
import { type NoticeLine, noticeLines } from '../../src-shared/domain/dunning/notice-lines.ts';
import { noticeStanding } from '../../src-shared/domain/dunning/notice-standing.ts';
import { payByDate } from '../../src-shared/domain/dunning/pay-by.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { FailureError } from './failure-error.ts';
import type { DocumentParties, DunningLetterContent } from './ports/documents-port.ts';

type Wanted = { readonly noticeId: string; readonly locale: string };

/**
 * G1: what the letter of a notice says. A notice that went out gives the same letter ever after: all amounts are of the
 * day on which it was proposed.
 * @throws {FailureError} NOTICE_NOT_FOUND
 */
export function dunningLetterContent(
  parties: DocumentParties,
  { aggregate }: EffectiveAccount,
  { today, settings }: SummaryRules,
  { noticeId, locale }: Wanted,
): DunningLetterContent {
  const notice = aggregate.notices.find((one) => one.id === noticeId);
  if (notice === undefined) throw new FailureError(failure('NOTICE_NOT_FOUND'));
  const { level, currency, feeMinor, interestMinor, interestUnknown, cancelled, proposed, sent } = notice;
  const date = (sent ?? cancelled)?.on ?? today;
  return {
    kind: 'dunning-letter',
    ...parties,
    date,
    amountsOf: proposed.on,
    payBy: payByDate(date, settings.calendar),
    notice: { level, currency, feeMinor, interestMinor },
    isInterestUnknown: interestUnknown !== null,
    lines: noticeLines(notice, aggregate).toSorted(oldestFirst).map(printedLine),
    standing: noticeStanding(notice),
    cancelled: cancelled && { on: cancelled.on, by: cancelled.by.name, reason: cancelled.reason },
    locale,
  };
}

/** As the notice counts their days; those of one day by number. */
function oldestFirst(a: NoticeLine, b: NoticeLine): number {
  return b.daysPastDue - a.daysPastDue || compareText(a.invoice?.number ?? '', b.invoice?.number ?? '');
}

function printedLine({ invoice, ...amounts }: NoticeLine): DunningLetterContent['lines'][number] {
  if (invoice === null) return { ...amounts, invoice };
  const { number, invoiceDate, dueDate } = invoice;
  return { ...amounts, invoice: { number, invoiceDate, dueDate } };
}
