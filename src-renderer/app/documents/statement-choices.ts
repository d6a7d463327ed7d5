import { isBusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';

/** How a statement is wanted: of which day, from which day on its movements, and whether without its lines. */
export type StatementChoices = {
  /** Null for the present day. */
  readonly asOf: string | null;
  /** Null for every open item instead of movements. */
  readonly from: string | null;
  readonly isSummary: boolean;
};

/** As a request names them: what is left out is as in the plain statement of today. */
type AskedChoices = { readonly [Key in keyof StatementChoices]?: StatementChoices[Key] | undefined };

/** The part of the address behind the question mark, empty for the plain statement of today. */
export function statementSearch({ asOf, from, isSummary }: AskedChoices): string {
  const search = new URLSearchParams();
  if (asOf != null) search.set('as-of', asOf);
  if (from != null) search.set('from', from);
  if (isSummary === true) search.set('summary', 'yes');
  return search.toString();
}

/** What is no choice in an address is left out of it: a day that does not exist, a beginning after the end. */
export function readStatementChoices(search: string): StatementChoices {
  const read = new URLSearchParams(search);
  const day = (name: string) => {
    const text = read.get(name);
    return text !== null && isBusinessDate(text) ? text : null;
  };
  const asOf = day('as-of');
  const from = day('from');
  const isTurned = from !== null && asOf !== null && from > asOf;
  return { asOf, from: isTurned ? asOf : from, isSummary: read.get('summary') === 'yes' };
}
