import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { accountSchema } from '../../../../src-shared/domain/account/account.ts';
import type { Promisable } from './promise-draft.ts';

const openInvoice = (id: string, dueDate: string, openMinor: number, daysPastDue: number): InvoiceRow => ({
  id,
  number: id.toUpperCase(),
  type: 'invoice',
  reference: '',
  currency: 'EUR',
  invoiceDate: '2026-01-01',
  dueDate,
  amountMinor: openMinor,
  openMinor,
  daysPastDue,
  bucket: daysPastDue > 0 ? 1 : 0,
  disputedMinor: 0,
  promisedMinor: 0,
  promisableMinor: openMinor,
  toCollectMinor: daysPastDue > 0 ? openMinor : 0,
});

const emptyFigures = {
  currency: 'EUR',
  balanceMinor: 0,
  bucketsMinor: [],
  creditsMinor: 0,
  overdueMinor: 0,
  disputedMinor: 0,
  promisedMinor: 0,
  toCollectMinor: 0,
  oldestDaysPastDue: 0,
  openCount: 0,
  overdueCount: 0,
};

/** An account that owes 809.00 EUR on three invoices, 800.00 of it overdue. */
export const promisableAccount: Promisable = {
  figures: [{ ...emptyFigures, balanceMinor: 80_900 }],
  today: '2026-11-21',
  openInvoices: [
    openInvoice('b', '2026-11-01', 50_000, 20),
    openInvoice('a', '2026-10-01', 30_000, 51),
    openInvoice('c', '2026-12-01', 900, 0),
  ],
  account: accountSchema.parse({
    id: 'x',
    accountId: 'x',
    seq: 1,
    number: '1',
    name: 'X',
    addressLines: [],
    country: '',
    taxId: '',
    currency: 'EUR',
    language: 'en',
    timeZone: 'UTC',
    paymentTermsDays: 30,
    creditLimitMinor: null,
    riskClass: 'A',
    segment: '',
    territory: '',
    collectorId: 'u',
    contacts: [],
    creditHold: false,
    dunningBlock: null,
  }),
};
