import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { hasSharedData, readSharedData } from '../../test/fixtures/server/shared-data.ts';
import { type LedgerReadOptions, readLedger } from './read-ledger.ts';
import { skipReport } from './skip-report.ts';

const header = 'Customer,Invoice No,Invoice Date,Due Date,Amount,Reference';
const row = (number: string, change: Partial<Record<'date' | 'due' | 'amount' | 'ref', string>> = {}) =>
  [
    'Müller & Söhne',
    number,
    change.date ?? '2026-01-05',
    change.due ?? '2026-02-04',
    change.amount ?? '10.00',
    change.ref ?? '',
  ].join(',');

function read(text: string | Uint8Array, change: Partial<LedgerReadOptions> = {}) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readLedger(bytes, { asOf: businessDate('2026-03-31'), currency: 'EUR', ...change });
}

function readOk(text: string | Uint8Array, change: Partial<LedgerReadOptions> = {}) {
  const done = read(text, change);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

const codeOf = (done: ReturnType<typeof read>) => (done.ok ? 'ok' : done.failure.code);

describe('reading a ledger', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'win1252'])('finds out that a file is in %s', (encoding) => {
    for (const addBOM of encoding === 'win1252' ? [false] : [false, true]) {
      const bytes = iconv.encode([header, row('R1'), row('R2')].join('\r\n'), encoding, { addBOM });
      expect(readOk(bytes).rows.map((one) => one.customerName || one.customerNumber)).toEqual([
        'Müller & Söhne',
        'Müller & Söhne',
      ]);
    }
  });

  it.each([';', '\t', '|', ','])('finds out that the delimiter is %j', (delimiter) => {
    const text = [header, row('R1')].join('\n').replaceAll(',', delimiter);
    expect(readOk(text).detected.delimiter).toBe(delimiter);
  });

  it('reads a German export below a title, with its own names, dates and decimal comma', () => {
    const text =
      'Offene Posten;;;;\nKundennr.;Firma;Belegnr.;Belegdatum;Fälligkeitsdatum;Betrag;Währung\n' +
      '4711;Hafenwerk GmbH;R-9;05.01.2026;04.02.2026;1.234,56;EUR\n';
    const { rows, detected } = readOk(text);
    expect(detected).toMatchObject({ headerLine: 2, decimalMark: ',', delimiter: ';' });
    expect(rows[0]).toMatchObject({
      customerNumber: '4711',
      invoiceDate: '2026-01-05',
      amountMinor: 123_456,
    });
  });

  it('decides day or month first over all dates, and refuses when they do not tell', () => {
    const with13 = [header, row('1', { date: '3/4/2026', due: '3/13/2026' })].join('\n');
    expect(readOk(with13).rows[0]?.invoiceDate).toBe('2026-03-04');
    const dayFirst = [header, row('1', { date: '13/1/2026', due: '4/2/2026' })].join('\n');
    expect(readOk(dayFirst).rows[0]?.dueDate).toBe('2026-02-04');
    const ambiguous = [header, row('1', { date: '3/4/2026', due: '4/5/2026' })].join('\n');
    expect(read(ambiguous)).toMatchObject({
      ok: false,
      failure: { code: 'DATE_INVALID', params: { example: '3/4/2026' } },
    });
    expect(readOk(ambiguous, { dateOrder: 'mdy' }).rows[0]?.dueDate).toBe('2026-04-05');
  });

  it('M1: refuses amounts that could be thousands or decimals, until somebody says which', () => {
    const german =
      'Rechnung;Kunde;Datum;Faellig;Betrag\nR1;K1;01.02.2025;01.03.2025;1.000\nR2;K1;01.02.2025;01.03.2025;500\n';
    expect(read(german)).toMatchObject({
      ok: false,
      failure: { code: 'AMOUNTS_AMBIGUOUS', params: { example: '1.000' } },
    });
    const amounts = readOk(german, { decimalMark: ',' }).rows.map((one) => one.amountMinor);
    expect(amounts).toEqual([100_000, 50_000]);
    const { rows, skipped } = readOk(german, { decimalMark: '.' });
    expect(rows.map((one) => one.amountMinor)).toEqual([50_000]);
    expect(skipped).toMatchObject([{ line: 2, reason: 'AMOUNT_INVALID' }]);
  });

  it('keeps reading UTF-8 around a stray byte, and skips only the rows that hold one', () => {
    const lines = [header, row('R1').replace('ö', 'oe'), row('R3').replaceAll(/[üö]/g, 'o'), row('R2')];
    const utf8 = Buffer.from(lines.slice(0, 3).join('\n'));
    const stray = iconv.encode(`\n${lines[3]}`.replace('ö', 'oe'), 'win1252');
    for (const mark of ['', '\ufeff']) {
      const { rows, skipped, detected } = readOk(Buffer.concat([Buffer.from(mark), utf8, stray]));
      expect(detected.encoding).toBe('utf-8');
      expect(rows.map((one) => one.customerNumber)).toEqual(['Müller & Soehne', 'Moller & Sohne']);
      expect(skipped).toMatchObject([{ line: 4, reason: 'TEXT_INVALID' }]);
    }
  });

  it('says which column a mapping gives two meanings', () => {
    const columns = { number: 'Invoice No', reference: 'invoice no' };
    expect(read(`${header}\n`, { mapping: { columns } })).toMatchObject({
      failure: { code: 'MAPPING_INVALID', params: { field: 'reference', other: 'number' } },
    });
    const own = { number: 'Wer', amount: 'Wer' };
    expect(read('Wer,Was\n', { mapping: { columns: own } })).toMatchObject({
      failure: { code: 'MAPPING_INVALID', params: { field: 'amount', other: 'number', column: 'Wer' } },
    });
  });

  it('uses a saved mapping, and says which of its columns is not there', () => {
    const text = 'Wer,Was,Wann,Bis,Wieviel\nACME,R1,2026-01-01,2026-01-31,5\n';
    const columns = {
      customerNumber: 'Wer',
      number: 'Was',
      invoiceDate: 'Wann',
      dueDate: 'Bis',
      amount: 'Wieviel',
    };
    expect(readOk(text, { mapping: { columns } }).rows).toHaveLength(1);
    const wrong = read(text, { mapping: { columns: { ...columns, amount: 'Summe' } } });
    expect(wrong).toMatchObject({ failure: { code: 'MAPPING_INVALID', params: { column: 'Summe' } } });
    expect(read(text)).toMatchObject({ failure: { code: 'FILE_IS_NO_LEDGER' } });
  });

  it('skips each broken row with its line and reason, and takes the others', () => {
    const broken: [string, string][] = [
      ['too,few', 'FIELD_COUNT'],
      [`${row('R2')},extra`, 'FIELD_COUNT'],
      [row(''), 'NUMBER_MISSING'],
      [row('R3', { date: '2026-02-30' }), 'INVOICE_DATE_INVALID'],
      [row('R4', { due: 'soon' }), 'DUE_DATE_INVALID'],
      [row('R5', { amount: '12.345' }), 'AMOUNT_INVALID'],
      [row('R6', { amount: 'NaN' }), 'AMOUNT_INVALID'],
      [row('R7', { amount: '99999999999999999999' }), 'AMOUNT_INVALID'],
      [row('R8', { ref: 'x'.repeat(121) }), 'TEXT_TOO_LONG'],
      [row('R9', { ref: 'a\u0000b' }), 'TEXT_INVALID'],
      [row('R1', { amount: '11.00' }), 'NUMBER_REPEATED'],
      [row('R10', { date: '2026-04-01' }), 'AFTER_AS_OF'],
      [row('R11', { ref: '"open' }), 'QUOTE_NOT_CLOSED'],
    ];
    const text = [header, row('R1'), ...broken.map(([line]) => line), row('R1'), row('R99')].join('\n');
    const { skipped, rows, repeatedCount, readCount } = readOk(text);
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual(
      broken.map(([, reason], n) => [n + 3, reason]),
    );
    expect(rows.map((one) => one.number)).toEqual(['R1', 'R99']);
    expect(readCount).toBe(rows.length + repeatedCount + skipped.length);
  });

  it.each([
    ['an empty file', '', 'FILE_EMPTY'],
    ['white space', ' \r\n\r\n', 'FILE_EMPTY'],
    ['XML', '<?xml version="1.0"?><a>customer,number</a>', 'FILE_IS_NO_LEDGER'],
    ['prose', 'Dear Sir or Madam,\nplease find attached our invoice.\n', 'FILE_IS_NO_LEDGER'],
    ['a header without the needed columns', 'id,name,city\n', 'FILE_IS_NO_LEDGER'],
    ['an Excel file', Buffer.from('504b030414000600', 'hex'), 'FILE_IS_NO_LEDGER'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256)),
      'FILE_IS_NO_LEDGER',
    ],
  ])('refuses %s', (_name, content, code) => {
    expect(codeOf(read(content))).toBe(code);
  });

  it('takes a header with no rows for a ledger with no rows, and an unknown currency for a mistake', () => {
    expect(readOk(`${header}\n`).readCount).toBe(0);
    expect(codeOf(read(`${header}\n`, { currency: 'EURO' }))).toBe('CURRENCY_UNKNOWN');
  });

  it('makes formula cells inert in the report', () => {
    const cells = [
      '=1+1',
      '+A1',
      '-A1',
      '@SUM(A1)',
      '\t=1',
      '  =1',
      '\uff1d1',
      '\u200b=1',
      '\ufeff=1',
      '"=1+1"',
    ];
    for (const cell of [...cells, '\u2060\u00ad=1', "'\u200b =1", '\ufe0f@A1']) {
      const report = skipReport([{ line: 2, reason: 'FIELD_COUNT', raw: cell }]);
      expect(report).toContain(`"'${cell.replaceAll('"', '""')}"`);
    }
    const split = skipReport([{ line: 2, reason: 'FIELD_COUNT', raw: 'x;=1+1' }]);
    expect(split).toContain('"x;=1+1"');
    expect(skipReport([])).toBe('line,reason,explanation,row\r\n');
  });

  describe.runIf(hasSharedData('bad-inputs/blns/blns.json'))('naughty strings', () => {
    it('takes every one of them as plain text, or says why not', () => {
      const strings = JSON.parse(readSharedData('bad-inputs/blns/blns.json').toString()) as string[];
      const cells = strings.map((text) => text.replace(/\r\n?/g, '\n'));
      const lines = cells.map(
        (text, n) => `ACME,N${n},2026-01-05,2026-02-04,1,"${text.replaceAll('"', '""')}"`,
      );
      const { rows, skipped, readCount } = readOk([header, ...lines].join('\r\n'));
      expect(readCount).toBe(strings.length);
      const reasons = skipped.map((one) => one.reason);
      expect(reasons.filter((reason) => reason !== 'TEXT_TOO_LONG' && reason !== 'TEXT_INVALID')).toEqual([]);
      for (const one of rows) expect(one.reference).toBe(cells[Number(one.number.slice(1))]?.trim());
    });
  });

  describe.runIf(hasSharedData('bad-inputs/csv-injection/payloads.json'))('formula cells', () => {
    it('are text in the ledger', () => {
      const { cells } = JSON.parse(readSharedData('bad-inputs/csv-injection/payloads.json').toString()) as {
        cells: string[];
      };
      const lines = cells.map(
        (text, n) => `ACME,N${n},2026-01-05,2026-02-04,1,"${text.replaceAll('"', '""')}"`,
      );
      expect(readOk([header, ...lines].join('\n')).rows.map((one) => one.reference)).toEqual(cells);
    });
  });
});
