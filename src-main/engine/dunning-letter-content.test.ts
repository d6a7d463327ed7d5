import { describe, expect, test } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { DunningNotice } from '../../src-shared/domain/dunning/notice.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../test/fixtures/builders/build-notice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { effectiveOf } from './account-happenings.fixture.ts';
import { dunningLetterContent } from './dunning-letter-content.ts';
import type { DocumentParties } from './ports/documents-port.ts';

const parties: DocumentParties = {
  organisation: {
    name: 'O',
    addressLines: [],
    phone: '',
    email: '',
    paymentLines: [],
    country: 'DE',
    timeZone: 'UTC',
  },
  account: { number: '1', name: 'A', addressLines: [], country: 'DE' },
};
const rules = { today: businessDate('2026-04-10'), settings: defaultSettings };
const wanted = { noticeId: 'notice-1', locale: 'en' };
const contentOf = (notice: DunningNotice, aggregate = buildAggregate({ notices: [notice] })) =>
  dunningLetterContent(parties, effectiveOf({ ...aggregate, notices: [notice] }), rules, wanted);

describe('what a dunning letter is made of', () => {
  test('G1: fee, interest, amounts and days of the notice, not what would be dunned now', () => {
    const items = [{ invoiceId: 'invoice-1', amountMinor: 1_00, daysPastDue: 3, level: 2 }];
    const notice = buildNotice({ level: 2, items, feeMinor: 7_77, interestMinor: 3_33 });
    expect(contentOf(notice)).toMatchObject({
      ...{ date: '2026-03-31', amountsOf: '2026-03-31', payBy: '2026-04-10', standing: 'valid' },
      notice: { level: 2, currency: 'EUR', feeMinor: 7_77, interestMinor: 3_33 },
      lines: [{ amountMinor: 1_00, daysPastDue: 3, invoice: { number: buildInvoice().number } }],
    });
  });

  test('lists its items by their days, the oldest first, and those of one day by number', () => {
    const item = (invoiceId: string, daysPastDue: number) => ({
      ...{ invoiceId, daysPastDue, amountMinor: 1_00, level: 1 },
    });
    const items = [item('i1', 5), item('i2', 9), item('i3', 5), item('gone', 20)];
    const invoices = ['i1', 'i2', 'i3'].map((id) =>
      buildInvoice({ id, number: id === 'i3' ? 'A' : `B${id}` }),
    );
    const { lines } = contentOf(buildNotice({ items }), buildAggregate({ invoices }));
    expect(lines.map(({ invoice }) => invoice?.number ?? null)).toEqual([null, 'Bi2', 'A', 'Bi1']);
  });

  test('G1: of a notice that went out the same letter ever after, whatever happens to the account', () => {
    const notice = buildNotice();
    const later = buildAggregate({
      activities: [buildActivity()],
      payments: [buildPayment({ receivedOn: '2026-04-05' })],
      invoices: [buildInvoice({ seq: 99, reference: 'another' })],
    });
    expect(contentOf({ ...notice, seq: 12 }, later)).toEqual(contentOf(notice));
  });

  test('G1: of one that has not gone out the letter of today; of one that was cancelled why', () => {
    const waiting = buildNotice({ state: 'proposed', approved: null, sent: null });
    expect(contentOf(waiting)).toMatchObject({ date: '2026-04-10', standing: 'waiting', cancelled: null });
    const signed = { ...waiting.proposed, on: '2026-04-02', reason: 'Paid' };
    const withdrawn = buildNotice({ state: 'cancelled', approved: null, sent: null, cancelled: signed });
    expect(contentOf(withdrawn)).toMatchObject({
      ...{ date: '2026-04-02', standing: 'withdrawn' },
      cancelled: { on: '2026-04-02', by: 'Carla Collins', reason: 'Paid' },
    });
  });

  test('none where the account has no such notice', () => {
    expect(() => contentOf(buildNotice({ id: 'notice-2' }))).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'NOTICE_NOT_FOUND' }) }),
    );
  });
});
