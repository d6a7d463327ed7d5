import fc from 'fast-check';
import { commonTexts, type InputPools } from '../../../../src-shared/commands/any-input.fixture.ts';
import { addDays } from '../../../../src-shared/domain/calendar/business-date.ts';
import { collectors, territories } from '../../world/people.ts';
import { secretOf } from '../../world/secret.ts';
import { idsOf, type Situation } from './situation.ts';

/** What any input of a command is made of here: the documents that the person sees, and one that is not there. */
export function poolsOf(situation: Situation): InputPools {
  const { account, today } = situation;
  const ids = idsOf(situation);
  const oneOf = (known: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...known, 'not-there');
  const receipts = fc.constantFrom(...ids.receipts, 'ZZ-1');
  const contacts = oneOf(account.account.contacts.map(({ id }) => id));
  const invoices = oneOf(ids.invoices);
  const payments = oneOf(ids.payments);
  const requests = oneOf(ids.requests);
  const activities = oneOf(ids.activities);
  const texts = {
    ...commonTexts,
    invoiceId: invoices,
    invoiceIds: invoices,
    creditNoteId: invoices,
    documentId: invoices,
    paymentId: payments,
    paymentsSeen: payments,
    promiseId: oneOf(ids.promises),
    disputeId: oneOf(ids.disputes),
    planId: oneOf(ids.plans),
    noticeId: oneOf(ids.notices),
    requestId: requests,
    interestRequestId: requests,
    feeRequestId: requests,
    activityId: activities,
    visitId: activities,
    closes: activities,
    supersedes: activities,
    receiptId: receipts,
    receiptIds: receipts,
    contactId: contacts,
    id: contacts,
    collectorId: oneOf(collectors.map(({ userId }) => userId)),
    territory: oneOf(territories),
  };
  return {
    texts,
    dates: fc.integer({ min: -3, max: 60 }).map((days) => addDays(today, days)),
    words: fc.constant(secretOf(account.account.id)),
  };
}
