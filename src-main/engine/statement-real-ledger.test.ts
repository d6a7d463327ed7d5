import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentRequestSchema } from '../../src-shared/contract/document-request.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { testOrganisation } from '../../test/fixtures/builders/test-organisation.ts';
import { canReadPdf, flat, pdfPages } from '../documents/pdf-text.fixture.ts';
import { createDocumentRenderer } from '../documents/render-document.ts';
import { statementContent } from './statement-content.ts';

const path = '../shared/data/ledger/ibm-watson/WA_Fn-UseC_-Accounts-Receivable.csv';
const hasLedger = existsSync(path);
if (!hasLedger) process.stderr.write(`statements: ${path} is absent, its accounts are not stated\n`);

type Row = {
  readonly customer: string;
  readonly number: string;
  readonly invoiced: string;
  readonly due: string;
  readonly settled: string;
  readonly cents: number;
};

function readRow(line: string): Row {
  const cells = line.split(',');
  const dayAt = (index: number) => {
    const [month = '', date = '', year = ''] = (cells[index] ?? '').split('/');
    return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  };
  const [units = '', cents = ''] = (cells[6] ?? '').split('.');
  return {
    ...{ customer: cells[1] ?? '', number: cells[3] ?? '' },
    ...{ invoiced: dayAt(4), due: dayAt(5), settled: dayAt(8) },
    cents: Number(units + cents.padEnd(2, '0')),
  };
}

const rows = hasLedger ? readFileSync(path, 'utf8').trim().split('\r\n').slice(1).map(readRow) : [];
const customers = [...new Set(rows.map((row) => row.customer))].sort();

function aggregateOf(customer: string): AccountAggregate {
  const own = rows.filter((row) => row.customer === customer);
  return buildAggregate({
    account: buildAccount({ number: customer, currency: 'USD' }),
    invoices: own.map(({ number, invoiced, due, cents }) =>
      buildInvoice({
        id: number,
        number,
        currency: 'USD',
        invoiceDate: invoiced,
        dueDate: due,
        amountMinor: cents,
      }),
    ),
    payments: own.map(({ number, settled, cents }) =>
      buildPayment({
        ...{ id: `paid-${number}`, currency: 'USD', amountMinor: cents, receivedOn: settled },
        allocations: [{ invoiceId: number, amountMinor: cents }],
      }),
    ),
  });
}

const sum = (some: readonly Row[]) => some.reduce((total, row) => total + row.cents, 0);
const written = (cents: number) =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(cents / 100);

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', 'resources'));
const today = businessDate('2014-06-30');

function contentOf(customer: string, asOf: string, from: string | null) {
  const aggregate = aggregateOf(customer);
  const request = documentRequestSchema.parse({
    ...{ kind: 'statement', accountId: aggregate.account.id, locale: 'en-GB', asOf, from },
  });
  if (request.kind !== 'statement') throw new Error('no statement');
  const organisation = testOrganisation('o1', 'Duebook Test');
  const rules = { today, settings: defaultSettings };
  return statementContent({ organisation, account: aggregate.account }, aggregate, rules, request);
}

describe.runIf(hasLedger)('statements of the accounts of a real ledger', () => {
  test.each([
    ['2012-12-31', '2012-10-01'],
    ['2013-06-30', '2013-01-01'],
  ])('M4: as of %s each agrees with the ledger to the cent, item by item and from %s on', (asOf, from) => {
    expect(customers).toHaveLength(100);
    let openCount = 0;
    for (const customer of customers) {
      const own = rows.filter((row) => row.customer === customer);
      const open = own.filter((row) => row.invoiced <= asOf && row.settled > asOf);
      openCount += open.length;
      const content = contentOf(customer, asOf, from);
      const stated = content.items.map(({ number, openMinor }) => `${number} ${openMinor}`).sort();
      expect(stated).toEqual(open.map(({ number, cents }) => `${number} ${cents}`).sort());
      const [figures] = content.figures;
      expect(figures.balanceMinor).toBe(sum(open));
      const [forward] = content.forward?.balances ?? [];
      const opening = own.filter((row) => row.invoiced < from && row.settled >= from);
      expect(forward?.openingMinor ?? 0).toBe(sum(opening));
      const charged = own.filter((row) => row.invoiced >= from && row.invoiced <= asOf);
      const paid = own.filter((row) => row.settled >= from && row.settled <= asOf);
      expect(forward?.closingMinor ?? 0).toBe(sum(opening) + sum(charged) - sum(paid));
    }
    expect(openCount).toBeGreaterThan(50);
  });

  test.runIf(canReadPdf)('I1: what is printed is what the ledger says', () => {
    for (const customer of customers.slice(0, 20)) {
      const open = rows.filter(
        (row) => row.customer === customer && row.invoiced <= '2013-06-30' && row.settled > '2013-06-30',
      );
      const text = flat(pdfPages(render(contentOf(customer, '2013-06-30', null)).pdf).join(' '));
      for (const { number, cents } of open) expect(text).toMatch(new RegExp(`${number} .*${written(cents)}`));
      if (open.length > 0) expect(text).toContain(`Open balance ${written(sum(open))} USD`);
      else expect(text).toContain('There are no open items on 30 June 2013.');
    }
  });
});
