import { noticeLines } from '../../src-shared/domain/dunning/notice-lines.ts';
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
    lines: noticeLines(notice, aggregate).map(({ invoice, ...amounts }) => ({
      ...amounts,
      invoice: invoice && {
        number: invoice.number,
        invoiceDate: invoice.invoiceDate,
        dueDate: invoice.dueDate,
      },
    })),
    standing: noticeStanding(notice),
    cancelled: cancelled && { on: cancelled.on, by: cancelled.by.name, reason: cancelled.reason },
    locale,
  };
}
