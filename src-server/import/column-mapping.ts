import { z } from 'zod';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';

/** What a column of a ledger means to Duebook. */
export const columnRoles = [
  'number',
  'customerNumber',
  'customerName',
  'invoiceDate',
  'dueDate',
  'amount',
  'settledDate',
  'disputed',
  'currency',
  'reference',
  'type',
  'country',
  'terms',
  'dunningPolicy',
  'parent',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Role → index of the column. */
export type ColumnMap = ReadonlyMap<ColumnRole, number>;

const columnName = z.string().min(1).max(200);

/** A saved mapping: which column of the customer's own export is which. */
export const ledgerMappingSchema = z.strictObject({
  columns: z.partialRecord(z.enum(columnRoles), columnName),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
});
export type LedgerMapping = z.infer<typeof ledgerMappingSchema>;

/** Headers by which a column is known, English and German, as `headerKey` writes them. */
const synonyms: Readonly<Record<ColumnRole, string>> = {
  number:
    'invoicenumber invoiceno invoicenr invoiceid invoice invno documentnumber documentno docno number rechnungsnummer rechnungsnr rechnung belegnummer belegnr beleg',
  customerNumber:
    'customerid customernumber customerno customer accountnumber accountno account debtornumber debtorno debtor custno clientid kundennummer kundennr kunde debitor debitorennummer debitorennr debitornr kontonummer',
  customerName:
    'customername name company companyname accountname debtorname clientname kundenname firma firmenname debitorname',
  invoiceDate:
    'invoicedate date documentdate docdate issuedate billdate billingdate rechnungsdatum belegdatum datum',
  dueDate: 'duedate due paymentdue paymentduedate netduedate faelligkeit faelligkeitsdatum faelligam faellig',
  amount:
    'invoiceamount amount total totalamount grossamount gross invoicetotal value betrag rechnungsbetrag bruttobetrag brutto summe',
  settledDate:
    'settleddate settlementdate paiddate datepaid paymentdate paidon cleareddate clearingdate zahlungsdatum bezahltam ausgleichsdatum ausgeglichenam zahldatum',
  disputed: 'disputed dispute isdisputed indispute reklamation strittig reklamiert',
  currency: 'currency currencycode curr waehrung waehrungscode whg',
  reference:
    'reference ponumber po purchaseorder customerreference yourreference referenz bestellnummer bestellnr',
  type: 'type documenttype doctype invoicetype belegart typ',
  country: 'country countrycode land laendercode',
  terms:
    'terms termscode paymentterms paymentterm paymenttermscode paymenttermcode termsofpayment netdays creditdays zahlungsbedingung zahlungsbedingungen zahlungsbed zbed zahlungskondition zahlungskonditionen zahlungsziel zahlungszieltage',
  dunningPolicy: 'dunningpolicy dunningprocedure dunninggroup mahnverfahren mahngruppe mahnrichtlinie',
  parent:
    'parent parentid parentno parentnumber parentaccount parentaccountnumber parentcustomer parentcustomernumber parentcompany headoffice corporategroup muttergesellschaft mutterkonto konzern konzernnummer konzernnr',
};

const roleByKey = new Map<string, ColumnRole>();
for (const role of columnRoles) for (const key of synonyms[role].split(' ')) roleByKey.set(key, role);

const alwaysNeeded = ['number', 'invoiceDate', 'dueDate', 'amount'] as const satisfies readonly ColumnRole[];

/** A header as it is compared: lower case, umlauts written out, letters and digits only. */
export function headerKey(header: string): string {
  return header
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}

/** Finds the columns of a header row by what they are commonly called; the first column of a role counts. */
export function mapBySynonyms(header: readonly string[]): ColumnMap {
  const map = new Map<ColumnRole, number>();
  for (const [index, name] of header.entries()) {
    const role = roleByKey.get(headerKey(name));
    if (role !== undefined && !map.has(role)) map.set(role, index);
  }
  return map;
}

/** MAPPING_INVALID when a mapping gives two meanings to one column, whatever the file. */
export function checkMapping(mapping: LedgerMapping): Result<LedgerMapping> {
  const roleByColumn = new Map<string, ColumnRole>();
  for (const role of columnRoles) {
    const name = mapping.columns[role];
    if (name === undefined) continue;
    const key = headerKey(name) || name;
    const other = roleByColumn.get(key);
    if (other !== undefined) return fail('MAPPING_INVALID', { field: role, column: name, other });
    roleByColumn.set(key, role);
  }
  return succeed(mapping);
}

/** Finds the columns that a saved mapping names, the others by synonym. MAPPING_INVALID when one is not there. */
export function mapBySavedMapping(header: readonly string[], mapping: LedgerMapping): Result<ColumnMap> {
  const keys = header.map(headerKey);
  const map = new Map(mapBySynonyms(header));
  for (const role of columnRoles) {
    const name = mapping.columns[role];
    if (name === undefined) continue;
    const key = headerKey(name);
    // A name of signs alone, such as `#`, has no key.
    const index = key === '' ? header.indexOf(name) : keys.indexOf(key);
    if (index < 0) return fail('MAPPING_INVALID', { field: role, column: name });
    for (const [other, taken] of map) if (taken === index) map.delete(other);
    map.set(role, index);
  }
  return succeed(map);
}

/** The roles without which a file is no ledger and that the map has not. */
export function missingRoles(map: ColumnMap): readonly ColumnRole[] {
  const missing: ColumnRole[] = alwaysNeeded.filter((role) => !map.has(role));
  if (!map.has('customerNumber') && !map.has('customerName')) missing.push('customerNumber');
  return missing;
}
