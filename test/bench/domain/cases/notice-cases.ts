import { addDays } from '../../../../src-shared/domain/calendar/business-date.ts';
import type { DunningNotice } from '../../../../src-shared/domain/dunning/notice.ts';
import { builtToday } from '../../../fixtures/builders/build-context.ts';
import { buildNotice } from '../../../fixtures/builders/build-notice.ts';
import { bySomebodyElse, type Cases } from './case.ts';

const noticeId = 'wide';
const monthAgo = addDays(builtToday, -30);

/** Dunning: notices over all that is open and free; the proposed one states the late interest of each item. */
export const noticeCases: Cases<
  'dunning.approve' | 'dunning.cancel' | 'dunning.mark-sent' | 'dunning.propose'
> = ({ aggregate, free }) => {
  const unsent = (state: DunningNotice['state'], approved: DunningNotice['approved']) => {
    const items = free.map((item) => ({ ...item, daysPastDue: 10, level: 1 }));
    const notice = buildNotice({ id: noticeId, items, proposed: bySomebodyElse, sent: null });
    return { parts: { notices: [{ ...notice, state, approved }] } };
  };
  const before = aggregate.invoices.map(({ id: invoiceId, amountMinor }) => {
    return { invoiceId, amountMinor, daysPastDue: 30, level: 2 };
  });
  const sent = { ...bySomebodyElse, on: monthAgo };
  const { approved } = buildNotice();
  return {
    'dunning.approve': { ...unsent('proposed', null), role: 'administrator', input: { noticeId } },
    'dunning.cancel': { ...unsent('approved', approved), input: { noticeId, reason: 'Paid this morning' } },
    'dunning.mark-sent': { ...unsent('approved', approved), input: { noticeId } },
    'dunning.propose': {
      account: { country: 'DE', customerType: 'business' },
      parts: { notices: [buildNotice({ id: 'second', level: 2, items: before, sent })] },
      input: { noticeId: 'new', currency: 'EUR' },
    },
  };
};
