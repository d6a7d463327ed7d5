import { fail, type Result, succeed } from '../failure.ts';
import { type DateStep, type PaymentTerms, paymentTermsSchema } from './payment-terms.ts';
import type { TermsConventions } from './payment-terms-conventions.ts';
import { type NamedSteps, ofFollowingMonth, readDueSteps } from './payment-terms-steps.ts';

/** No name is longer; what is longer costs time to read. */
const longestName = 120;
const longestShown = 60;

type NamedPortion = {
  readonly percent: string;
  readonly due: readonly DateStep[];
  readonly discount: { readonly percent: string; readonly by: readonly DateStep[] } | null;
};

/**
 * I4: reads the usual English name of payment terms: `2/10 net 30`, `n/30`, `net 30 EOM`, `EOM`, `15 MFI`, `2% 10th
 * net 10 prox`, `30 days end of month the 10th`, `30% in 15 days, 70% in 45 days`, `due on receipt`. Where users of a
 * name disagree the conventions decide. Refused with `PAYMENT_TERMS_UNKNOWN`.
 */
export function parsePaymentTerms(text: string, conventions: TermsConventions): Result<PaymentTerms> {
  const unknown = fail<PaymentTerms>('PAYMENT_TERMS_UNKNOWN', { terms: text.slice(0, longestShown) });
  if (text.length > longestName) return unknown;
  const name = plainName(text);
  const portions = readInstalments(name, conventions) ?? readSingle(name, conventions);
  const { discountBase, partPayment } = conventions;
  const terms = paymentTermsSchema.safeParse({ portions, discountBase, partPayment });
  return terms.success ? succeed(terms.data) : unknown;
}

/** One spelling for what is written in many: small letters, single spaces, no commas, `days`, `eom`, `prox`. */
function plainName(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d),(\d+\s*%)/g, '$1.$2')
    .replace(/,/g, ' ')
    .replace(/\bnet[-/]?(?=\d)/g, 'net ')
    .replace(/\b(?:end of (?:the )?(?:invoice )?month|month end|end-of-month)\b/g, 'eom')
    .replace(/\b(?:from|after|of) (?:the )?invoice date\b/g, ' ')
    .replace(/\bprox(?:imo)?\b\.?/g, 'prox')
    .replace(/\bdays?\b(?<!first day)/g, 'days')
    .replace(/\bmonth\b(?<=\d month)/g, 'months')
    .replace(/\b(?:the|then|then on)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ on (?=\d)/g, ' ')
    .trim();
}

function readInstalments(name: string, conventions: TermsConventions): readonly NamedPortion[] | undefined {
  const marks = [...name.matchAll(/(?:^| )(\d{1,3}(?:\.\d{1,10})?) ?% in /g)];
  if (marks.length < 2 || marks[0]?.index !== 0) return undefined;
  const portions: NamedPortion[] = [];
  for (const [index, mark] of marks.entries()) {
    const rest = name.slice(mark.index + mark[0].length, marks[index + 1]?.index);
    const due = readDueSteps(rest, conventions);
    if (due === undefined) return undefined;
    portions.push({ percent: mark[1] ?? '', due: due.steps, discount: null });
  }
  return portions;
}

function readSingle(name: string, conventions: TermsConventions): readonly NamedPortion[] | undefined {
  const discounted =
    /^(\d{1,2}(?:\.\d{1,10})?) ?(?:%|\/|% ?\/) ?(\d{1,4})(st|nd|rd|th)?(?: days)?( prox| eom)?(?: (.+))?$/.exec(
      name,
    );
  if (discounted === null) {
    const due = readNet(name, conventions);
    return due === undefined ? undefined : [{ percent: '100', due: due.steps, discount: null }];
  }
  const [, percent = '', number, ordinal, mark, rest = ''] = discounted;
  const afterMonthEnd = mark === ' eom';
  const due = rest === '' ? unnamedNet(conventions, afterMonthEnd) : readNet(rest, conventions);
  if (due === undefined) return undefined;
  const beginsLater =
    afterMonthEnd || (due.beginsAfterMonthEnd && conventions.discountWindow === 'begins-with-net');
  const by =
    ordinal !== undefined || mark === ' prox'
      ? [ofFollowingMonth(Number(number))]
      : daysFrom(Number(number), beginsLater);
  return [{ percent: '100', due: due.steps, discount: { percent, by } }];
}

function readNet(name: string, conventions: TermsConventions): NamedSteps | undefined {
  const rest = /^(?:net |n\/ ?|n ?(?=\d))(.+)$/.exec(name)?.[1];
  return readDueSteps(rest ?? name, conventions);
}

function unnamedNet({ unnamedNetDays }: TermsConventions, beginsAfterMonthEnd: boolean): NamedSteps {
  return { steps: daysFrom(unnamedNetDays, beginsAfterMonthEnd), beginsAfterMonthEnd };
}

function daysFrom(days: number, afterMonthEnd: boolean): readonly DateStep[] {
  return [...(afterMonthEnd ? [{ step: 'month-end' } as const] : []), { step: 'days', days }];
}
