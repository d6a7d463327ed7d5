import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { accountSchema } from '../../../../src-shared/domain/account/account.ts';
import { accountFigures } from '../../../../src-shared/domain/account/account-figures.ts';
import { businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { netDaysTerms } from '../../../../src-shared/domain/invoice/agreed-terms.ts';
import { defaultPolicy } from '../../../../src-shared/domain/organisation/policy.ts';
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
  adjustedMinor: 0,
  plannedMinor: 0,
  promisableMinor: openMinor,
  toCollectMinor: daysPastDue > 0 ? openMinor : 0,
});

const today = businessDate('2026-11-21');
const nothing = { indexes: new Map<string, number>(), currencies: new Map<string, string>() };
const nothingOpen = { today, invoices: [], promises: [], plans: [], ...nothing };
const [noFigures] = accountFigures(nothingOpen, [], 'EUR', defaultPolicy);

/** An account that owes 809.00 EUR on three invoices, 800.00 of it overdue. */
export const promisableAccount: Promisable = {
  figures: [{ ...noFigures, balanceMinor: 80_900 }],
  today,
  claimable: [
    openInvoice('b', '2026-11-01', 50_000, 20),
    openInvoice('a', '2026-10-01', 30_000, 51),
    openInvoice('c', '2026-12-01', 900, 0),
  ],
  currencies: [
    {
      currency: 'EUR',
      chosen: { count: 3, numbers: ['A', 'B', 'C'] },
      taken: { count: 0, numbers: [] },
      claimableCount: 3,
      claimableMinor: 80_900,
      toCollectMinor: 80_000,
    },
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
    paymentTerms: netDaysTerms(30),
    creditLimitMinor: null,
    riskClass: 'A',
    segment: '',
    territory: '',
    collectorId: 'u',
    contacts: [],
    unbilledOrdersMinor: 0,
    customerLimits: { balanceMinor: null, openInvoices: null },
    customerType: 'business',
    parentId: null,
    creditHold: null,
    dunningPolicy: null,
    dunningBlock: null,
  }),
};
