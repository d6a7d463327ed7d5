import type { Failure } from '../../src-shared/domain/failure.ts';

/** A failure of an import as the one line that a person at a terminal reads. */
export function failureWords({ code, params }: Failure): string {
  switch (code) {
    case 'FILE_EMPTY':
      return 'The file is empty.';
    case 'FILE_TOO_LARGE':
    case 'REQUEST_TOO_LARGE':
      return 'The file is larger than 64 MB.';
    case 'FILE_IS_NO_LEDGER':
      return `The file is no ledger: ${noLedgerWords(params.reason, params.columns)}.`;
    case 'MAPPING_INVALID':
      return mappingWords(params);
    case 'CURRENCY_UNKNOWN':
      return `${params.currency ?? 'That'} is not an ISO 4217 currency code.`;
    case 'DATE_INVALID':
      return (
        `The dates do not tell whether day or month comes first (for example ${params.example ?? ''}). ` +
        'Say which: --date-order dmy or --date-order mdy.'
      );
    case 'AMOUNTS_AMBIGUOUS':
      return (
        `The amounts do not tell whether the point or the comma is the decimal mark (for example ${params.example ?? ''}). ` +
        'Say which: --decimal-mark . or --decimal-mark ,'
      );
    case 'SERVER_UNAVAILABLE':
      return 'The running server could not take the file. Try again, or stop the server first.';
    default:
      return `The file was not imported (${code}).`;
  }
}

function noLedgerWords(reason: string | number | undefined, columns: string | number | undefined): string {
  switch (reason) {
    case 'binary':
      return 'it is not a text file. Save it as CSV first';
    case 'markup':
      return 'it is XML or HTML. Export it as CSV';
    case 'columns missing':
      return `columns not found: ${columns ?? ''}. Name them in a file for --mapping`;
    default:
      return 'no row with column names was found';
  }
}

function organisationWords(choices: string): string {
  if (choices === '') return 'That is not the organisation of this store or user, or there is none yet.';
  return `Say with --organisation ID which organisation of the store is meant:\n${choices}`;
}

function mappingWords({ field, column, problem, other, choices }: Failure['params']): string {
  if (field === 'collector')
    return 'There is no such collector, or none yet. Create one: npm run admin -- users create (see docs/guides/server.md).';
  if (field === 'organisation') return organisationWords(String(choices ?? ''));
  if (other !== undefined)
    return `The mapping gives one column two meanings: ${column} is ${other} and ${field}.`;
  if (column !== undefined) return `The mapping names a column that the file has not: ${column} (${field}).`;
  const where = problem === undefined || problem === '' ? '' : ` (at "${problem}")`;
  return `The mapping is not valid${where}: it must be JSON like {"columns": {"number": "Invoice no."}}.`;
}
