import { addDays } from '../../../src-shared/domain/calendar/business-date.ts';
import { payByDate } from '../../../src-shared/domain/dunning/pay-by.ts';
import { currencySchema } from '../../../src-shared/domain/money/currency.ts';
import { defaultSettings } from '../../../src-shared/domain/organisation/settings.ts';
import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';
import { printedOrganisation, statementDay, testAccount } from '../statement/statement-content.fixture.ts';

type Line = DunningLetterContent['lines'][number];
type LetterParts = {
  readonly level?: number;
  readonly currency?: string;
  readonly feeMinor?: number;
  readonly interestMinor?: number;
  readonly lines?: readonly Line[];
  readonly changes?: Partial<DunningLetterContent>;
};

/** An item of a notice of which so much is open, in dispute and agreed otherwise; the notice asks for the rest. */
export function testLine(number: string, openMinor: number, parts: Partial<Line> = {}): Line {
  const { disputedMinor = 0, otherwiseMinor = 0, daysPastDue = 30 } = parts;
  const dueDate = addDays(statementDay, -daysPastDue);
  return {
    invoice: { number, invoiceDate: addDays(dueDate, -30), dueDate },
    ...{ daysPastDue, openMinor, disputedMinor, otherwiseMinor },
    amountMinor: openMinor - disputedMinor - otherwiseMinor,
    ...parts,
  };
}

/** The letter of a first notice over three items, 20,436.00 EUR, one of them partly in dispute. */
export function testLetterContent(parts: LetterParts = {}): DunningLetterContent {
  const { level = 1, currency = 'EUR', feeMinor = 0, interestMinor = 0 } = parts;
  const organisation = printedOrganisation();
  const { number, name: customer, addressLines: address, country } = testAccount();
  return {
    kind: 'dunning-letter',
    organisation,
    account: { number, name: customer, addressLines: address, country },
    date: addDays(statementDay, 2),
    amountsOf: statementDay,
    payBy: payByDate(addDays(statementDay, 2), defaultSettings.calendar),
    notice: { level, currency: currencySchema.parse(currency), feeMinor, interestMinor },
    isInterestUnknown: false,
    lines: parts.lines ?? [
      testLine('RE-20817', 1_430_000, { daysPastDue: 79, disputedMinor: 400_000 }),
      testLine('RE-20844', 916_000, { daysPastDue: 74 }),
      testLine('RE-20988', 97_600, { daysPastDue: 28 }),
    ],
    standing: 'valid',
    cancelled: null,
    locale: 'en',
    ...parts.changes,
  };
}
