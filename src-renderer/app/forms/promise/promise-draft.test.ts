import { describe, expect, it } from 'vitest';
import type { AccountView, InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { accountSchema } from '../../../../src-shared/domain/account/account.ts';
import { newPromiseDraft, readPromiseDraft, withAmount, withTotal } from './promise-draft.ts';

const row = (id: string, dueDate: string, openMinor: number, daysPastDue: number): InvoiceRow => ({
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

const account: Pick<AccountView, 'openInvoices' | 'account' | 'today'> = {
  today: '2026-11-21',
  openInvoices: [
    row('b', '2026-11-01', 50_000, 20),
    row('a', '2026-10-01', 30_000, 51),
    row('c', '2026-12-01', 900, 0),
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

describe('promise draft', () => {
  it('I3: proposes the amount to collect, spread over what is overdue', () => {
    const draft = newPromiseDraft(account, [], 'en-GB');
    expect(draft.totalText).toBe('800.00');
    expect(draft.amountTexts).toEqual({ a: '300.00', b: '500.00' });
  });

  it('proposes the whole of the chosen invoices', () => {
    expect(newPromiseDraft(account, ['c'], 'de-DE').totalText).toBe('9,00');
  });

  it('spreads another total anew and leaves what cannot be read as typed', () => {
    const draft = newPromiseDraft(account, [], 'en-GB');
    expect(withTotal(account, draft, '350', 'en-GB').amountTexts).toEqual({ a: '300.00', b: '50.00' });
    expect(withTotal(account, draft, '35x', 'en-GB')).toEqual({ ...draft, totalText: '35x' });
  });

  it('follows another amount at an invoice with the total', () => {
    const draft = newPromiseDraft(account, [], 'en-GB');
    expect(withAmount(draft, 'a', '100', 'en-GB').totalText).toBe('600.00');
  });

  it('P1: says at the invoice that more is promised than may be', () => {
    const draft = withAmount(newPromiseDraft(account, [], 'en-GB'), 'a', '300.01', 'en-GB');
    const { problems } = readPromiseDraft(account, draft, 'en-GB');
    expect(problems.invoices.a).toEqual({
      code: 'AMOUNT_EXCEEDS_AVAILABLE',
      params: { invoice: 'A', currency: 'EUR', amountMinor: 30_001, availableMinor: 30_000 },
    });
    expect(problems.fields.date?.code).toBe('DATE_MISSING');
  });
});
