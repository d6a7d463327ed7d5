import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { isCurrency } from '../../src-shared/domain/money/currency.ts';
import type { DecimalMark } from '../../src-shared/domain/money/parse-amount.ts';
import type { ColumnRole, LedgerMapping } from './column-mapping.ts';
import { decodeText } from './decode-text.ts';
import { findHeader } from './find-header.ts';
import { type AmountText, detectDecimalMark } from './ledger-amount.ts';
import { type DateOrder, detectDateOrder } from './ledger-date.ts';
import { type CsvRecord, readCsv } from './read-csv.ts';
import { type LedgerRow, type RowFormat, readRow } from './read-row.ts';
import type { SkippedRow, SkipReason } from './skip-reason.ts';

export type LedgerReadOptions = {
  readonly asOf: BusinessDate;
  readonly currency: string;
  readonly mapping?: LedgerMapping | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly decimalMark?: DecimalMark | undefined;
};

/** What was found out about a file. */
export type DetectedFormat = {
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
  readonly columns: readonly ColumnRole[];
};

export type ReadLedger = {
  readonly detected: DetectedFormat;
  readonly readCount: number;
  readonly rows: readonly LedgerRow[];
  /** Rows with the content of an earlier one: they change nothing. */
  readonly repeatedCount: number;
  readonly skipped: readonly SkippedRow[];
};

/** Reads a ledger file: what it is, its rows, and every row that cannot be taken over with its reason. Pure. */
export function readLedger(bytes: Uint8Array, options: LedgerReadOptions): Result<ReadLedger> {
  if (!isCurrency(options.currency))
    return fail('CURRENCY_UNKNOWN', { currency: options.currency.slice(0, 10) });
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding, isDamaged } = decoded.value;
  const found = findHeader(text, options.mapping);
  if (!found.ok) return found;
  const { delimiter, line: headerLine, fieldCount, columns } = found.value;
  const records = readCsv(text, delimiter, fieldCount).filter((record) => record.line > headerLine);
  const dateOrder = decideDateOrder(records, columns, options);
  if (!dateOrder.ok) return dateOrder;
  const decimalMark = decideDecimalMark(records, columns, options);
  if (!decimalMark.ok) return decimalMark;
  const decided = { dateOrder: dateOrder.value, decimalMark: decimalMark.value };
  const format = { columns, ...decided, currency: options.currency, isDamaged };
  const named = { encoding, delimiter, headerLine, ...decided };
  const detected = { ...named, columns: [...columns.keys()] };
  return succeed({
    detected,
    readCount: records.length,
    ...readRows(records, format, fieldCount, options.asOf),
  });
}

function decideDateOrder(
  records: readonly CsvRecord[],
  columns: RowFormat['columns'],
  options: LedgerReadOptions,
): Result<DateOrder> {
  const given = options.dateOrder ?? options.mapping?.dateOrder;
  if (given !== undefined) return succeed(given);
  const roles = ['invoiceDate', 'dueDate', 'settledDate'] as const;
  return detectDateOrder(roles.flatMap((role) => cellsOf(records, columns.get(role))));
}

function decideDecimalMark(
  records: readonly CsvRecord[],
  columns: RowFormat['columns'],
  options: LedgerReadOptions,
): Result<DecimalMark> {
  const given = options.decimalMark ?? options.mapping?.decimalMark;
  if (given !== undefined) return succeed(given);
  const amountColumn = columns.get('amount') ?? -1;
  const currencyColumn = columns.get('currency') ?? -1;
  const amounts = records.map(({ fields }): AmountText => {
    const currency = fields?.[currencyColumn]?.trim().toUpperCase() || options.currency;
    return { text: fields?.[amountColumn]?.trim() ?? '', currency };
  });
  return detectDecimalMark(amounts);
}

function cellsOf(records: readonly CsvRecord[], column: number | undefined): readonly string[] {
  if (column === undefined) return [];
  return records.map((record) => record.fields?.[column]?.trim() ?? '').filter((text) => text !== '');
}

function readRows(
  records: readonly CsvRecord[],
  format: RowFormat,
  fieldCount: number,
  asOf: BusinessDate,
): Pick<ReadLedger, 'rows' | 'repeatedCount' | 'skipped'> {
  const rows = new Map<string, LedgerRow>();
  const skipped: SkippedRow[] = [];
  let repeatedCount = 0;
  for (const record of records) {
    const { line, raw } = record;
    const row = judgeRecord(record, format, fieldCount, asOf);
    const earlier = typeof row === 'string' ? undefined : rows.get(row.number);
    if (typeof row === 'string') skipped.push({ line, reason: row, raw });
    else if (earlier === undefined) rows.set(row.number, row);
    else if (contentOf(earlier) === contentOf(row)) repeatedCount += 1;
    else skipped.push({ line, reason: 'NUMBER_REPEATED', raw });
  }
  return { rows: [...rows.values()], repeatedCount, skipped };
}

function judgeRecord(
  { fields, line, raw }: CsvRecord,
  format: RowFormat,
  fieldCount: number,
  asOf: BusinessDate,
): LedgerRow | SkipReason {
  if (fields === undefined) return 'QUOTE_NOT_CLOSED';
  if (fields.length !== fieldCount) return 'FIELD_COUNT';
  // What could not be decoded stands there as U+FFFD; a name with a hole in it is not taken over.
  if (format.isDamaged && raw.includes('\ufffd')) return 'TEXT_INVALID';
  const row = readRow(fields, { line, raw }, format);
  if (typeof row === 'string') return row;
  return row.invoiceDate > asOf ? 'AFTER_AS_OF' : row;
}

function contentOf({ line: _line, raw: _raw, ...content }: LedgerRow): string {
  return JSON.stringify(content);
}
