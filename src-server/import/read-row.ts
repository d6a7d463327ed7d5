import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { isStorableText } from '../../src-shared/domain/document.ts';
import { longestTermsName } from '../../src-shared/domain/invoice/agreed-terms.ts';
import { isCurrency } from '../../src-shared/domain/money/currency.ts';
import type { DecimalMark } from '../../src-shared/domain/money/parse-amount.ts';
import type { ColumnMap, ColumnRole } from './column-mapping.ts';
import { countryCode } from './country-code.ts';
import { readAmount } from './ledger-amount.ts';
import { type DateOrder, readDate } from './ledger-date.ts';
import type { SkipReason } from './skip-reason.ts';

/** One item of a ledger as it was read. */
export type LedgerRow = {
  readonly line: number;
  readonly raw: string;
  readonly number: string;
  /** What tells customers apart: the number, else the whole name. */
  readonly customerKey: string;
  /** Where the ledger has none, the beginning of the name. */
  readonly customerNumber: string;
  /** Empty when the ledger has none. */
  readonly customerName: string;
  /** ISO 3166, two letters; empty where the ledger has none or says something else. */
  readonly country: string;
  readonly currency: string;
  readonly invoiceDate: BusinessDate;
  readonly dueDate: BusinessDate;
  /** Negative for a credit note. */
  readonly amountMinor: number;
  readonly settledOn: BusinessDate | null;
  /** False where the ledger has no such column. */
  readonly isDisputed: boolean;
  readonly reference: string;
  /** I4: as the ledger writes the payment terms of the item: a code, a name or net days; empty where it has none. */
  readonly terms: string;
  /** G1: the name of a dunning policy, in small letters; empty where the row names none. */
  readonly dunningPolicy: string;
  /** As `customerKey`, of the customer above this one in its group of companies; empty where the row names none. */
  readonly parentKey: string;
};

/** How the texts of a file are to be read. */
export type RowFormat = {
  readonly columns: ColumnMap;
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
  /** For rows without a currency of their own. */
  readonly currency: string;
  /** True when some bytes of the file could not be decoded. */
  readonly isDamaged: boolean;
};

const maxLengths: Partial<Record<ColumnRole, number>> = {
  number: 80,
  customerNumber: 60,
  customerName: 300,
  reference: 120,
  country: 60,
  terms: longestTermsName,
  dunningPolicy: 40,
  parent: 300,
};
const affirmations: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'j']);
const negations: ReadonlySet<string> = new Set(['', 'no', 'n', 'false', '0', 'nein', '-']);
const creditTypes = /^(credit|gutschrift|cn$|cr$|credit-?note)/i;

type Read<Value> = { readonly value: Value } | { readonly reason: SkipReason };

/** Reads the fields of a row; the first thing that is wrong with it is the reason to skip it. */
export function readRow(
  fields: readonly string[],
  place: Pick<LedgerRow, 'line' | 'raw'>,
  format: RowFormat,
): LedgerRow | SkipReason {
  const cell = (role: ColumnRole): string => fields[format.columns.get(role) ?? -1]?.trim() ?? '';
  const texts = checkTexts(cell);
  if (texts !== undefined) return texts;
  const customerName = cell('customerName');
  const givenNumber = cell('customerNumber');
  const customerNumber = givenNumber || beginningOf(customerName);
  if (cell('number') === '') return 'NUMBER_MISSING';
  if (customerNumber === '') return 'CUSTOMER_MISSING';
  const dates = readDates(cell, format.dateOrder);
  if ('reason' in dates) return dates.reason;
  const money = readMoney(cell, format);
  if ('reason' in money) return money.reason;
  const flag = cell('disputed').toLowerCase();
  if (!affirmations.has(flag) && !negations.has(flag)) return 'DISPUTED_INVALID';
  return {
    ...place,
    ...dates.value,
    ...money.value,
    number: cell('number'),
    customerKey: customerKey(givenNumber, customerName),
    customerNumber,
    customerName,
    country: countryCode(cell('country')),
    isDisputed: affirmations.has(flag),
    reference: cell('reference'),
    terms: cell('terms'),
    dunningPolicy: cell('dunningPolicy').toLowerCase(),
    // A ledger names the customer above as it names every customer: by number where it has one, else by name.
    parentKey: cell('parent') === '' ? '' : customerKey(givenNumber && cell('parent'), cell('parent')),
  };
}

function customerKey(number: string, name: string): string {
  return number === '' ? `name/${name}` : `number/${number}`;
}

/** As much of a name as a number may have, never a half character. */
function beginningOf(name: string): string {
  return name
    .slice(0, maxLengths.customerNumber)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

type Cell = (role: ColumnRole) => string;

const checkedTexts = [
  ...(['number', 'customerNumber', 'customerName', 'reference'] as const),
  ...(['country', 'terms', 'dunningPolicy', 'parent'] as const),
];

function checkTexts(cell: Cell): SkipReason | undefined {
  for (const role of checkedTexts) {
    if (!isStorableText(cell(role))) return 'TEXT_INVALID';
    if (cell(role).length > (maxLengths[role] ?? 0)) return 'TEXT_TOO_LONG';
  }
  return undefined;
}

type Dates = Pick<LedgerRow, 'invoiceDate' | 'dueDate' | 'settledOn'>;

function readDates(cell: Cell, order: DateOrder): Read<Dates> {
  const invoiceDate = readDate(cell('invoiceDate'), order);
  if (invoiceDate === undefined) return { reason: 'INVOICE_DATE_INVALID' };
  const dueDate = readDate(cell('dueDate'), order);
  if (dueDate === undefined) return { reason: 'DUE_DATE_INVALID' };
  const settled = cell('settledDate');
  const settledOn = settled === '' ? null : readDate(settled, order);
  if (settledOn === undefined) return { reason: 'SETTLED_DATE_INVALID' };
  return { value: { invoiceDate, dueDate, settledOn } };
}

function readMoney(cell: Cell, format: RowFormat): Read<Pick<LedgerRow, 'currency' | 'amountMinor'>> {
  const currency = cell('currency').toUpperCase() || format.currency;
  if (!isCurrency(currency)) return { reason: 'CURRENCY_UNKNOWN' };
  const amountMinor = readAmount(cell('amount'), currency, format.decimalMark);
  if (amountMinor === undefined) return { reason: 'AMOUNT_INVALID' };
  const isCredit = creditTypes.test(cell('type')) && amountMinor > 0;
  return { value: { currency, amountMinor: isCredit ? -amountMinor : amountMinor } };
}
