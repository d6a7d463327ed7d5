import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { invoiceIdSchema } from '../../../src-shared/domain/ids.ts';
import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import type { PromiseConfirmationContent } from '../../engine/ports/documents-port.ts';
import { printedOrganisation, testAccount } from '../statement/statement-content.fixture.ts';

type ConfirmationParts = {
  /** Of each invoice, in minor units. */
  readonly amountsMinor?: readonly number[];
  readonly onAccountMinor?: number;
  readonly promise?: Partial<PromiseConfirmationContent['promise']>;
  readonly account?: Partial<PromiseConfirmationContent['account']>;
  readonly organisation?: Partial<PromiseConfirmationContent['organisation']>;
  readonly changes?: Partial<PromiseConfirmationContent>;
};

/** An open promise of 24,460.00 EUR for two invoices, made on 2026-11-21, to be kept until 2026-12-04. */
export function testConfirmationContent(parts: ConfirmationParts = {}): PromiseConfirmationContent {
  const madeOn = businessDate('2026-11-21');
  const allocations = (parts.amountsMinor ?? [1_430_000, 1_016_000]).map((amountMinor, index) => ({
    invoiceId: invoiceIdSchema.parse(`i${index + 1}`),
    amountMinor,
  }));
  const onAccountMinor = parts.onAccountMinor ?? 0;
  const amountMinor = sumMinor(allocations.map((one) => one.amountMinor)) + onAccountMinor;
  const organisation = printedOrganisation();
  const { number, name: customer, addressLines: address, country } = testAccount();
  return {
    kind: 'promise-confirmation',
    organisation: { ...organisation, ...parts.organisation },
    account: { number, name: customer, addressLines: address, country, ...parts.account },
    promise: {
      ...{ version: 1, on: madeOn, amountMinor, allocations, onAccountMinor },
      ...{ promisedDate: businessDate('2026-12-04'), currency: 'EUR' },
      ...{ contactName: 'Ida Brandt', method: 'bank-transfer' },
      ...parts.promise,
    },
    replacesTermsOf: null,
    standing: { is: 'open', on: null },
    cash: { receivedMinor: 0, toPayMinor: amountMinor },
    asOf: madeOn,
    invoices: allocations.map(({ invoiceId }, index) => ({
      id: invoiceId,
      number: `RE-${20_817 + index * 27}`,
      invoiceDate: '2026-08-04',
      dueDate: '2026-09-03',
    })),
    locale: 'en',
    ...parts.changes,
  };
}
