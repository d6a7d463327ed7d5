import type { DateStep } from './payment-terms.ts';
import type { TermsConventions } from './payment-terms-conventions.ts';

const atOnce = new Set([
  'due at once',
  'due now',
  'due immediately',
  'immediate',
  'immediately',
  'cash',
  'cod',
  'cia',
  'pia',
]);
const receipt = /^(?:due )?(?:up)?on (?:receipt|invoice date)$/;
const monthEnd: DateStep = { step: 'month-end' };

/** Where the days of terms with a month end begin: after it, as "net 30 EOM" is mostly read, or on the invoice date. */
export type NamedSteps = { readonly steps: readonly DateStep[]; readonly beginsAfterMonthEnd: boolean };

/**
 * I4: reads the name of a due date, such as `30`, `eom`, `15 mfi` or `1 month 15 days eom 45 days`, which must be in
 * the plain form that the reader of names makes. `undefined` for a name it does not know.
 */
export function readDueSteps(name: string, conventions: TermsConventions): NamedSteps | undefined {
  if (atOnce.has(name) || receipt.test(name)) return fromInvoice([]);
  if (name === 'eom') return fromInvoice([endOfMonth(conventions)]);
  if (name === 'mfi') {
    return fromInvoice([ofFollowingMonth(conventions.monthFollowingInvoice === 'first-day' ? 1 : 31)]);
  }
  return readDaysWithMonthEnd(name, conventions) ?? readDayOfMonth(name) ?? readSequence(name);
}

/** The day of the month after that of the invoice; the last one where that month is shorter. */
export function ofFollowingMonth(day: number): DateStep {
  return { step: 'day-of-month', day, when: 'following-month' };
}

function endOfMonth({ endOfMonth: whose }: TermsConventions): DateStep {
  return whose === 'invoice-month' ? monthEnd : ofFollowingMonth(31);
}

function readDaysWithMonthEnd(name: string, conventions: TermsConventions): NamedSteps | undefined {
  const unambiguous =
    /^(\d{1,4}) days after eom$/.exec(name) ?? /^eom (?:plus |\+ ?)?(\d{1,4})(?: days)?$/.exec(name);
  const match = unambiguous ?? /^(\d{1,4})(?: days)? eom$/.exec(name);
  if (match === null) return undefined;
  const days: DateStep = { step: 'days', days: Number(match[1]) };
  if (unambiguous === null && conventions.daysWithMonthEnd === 'then-month-end') {
    return fromInvoice([days, monthEnd]);
  }
  return { steps: [monthEnd, days], beginsAfterMonthEnd: true };
}

function readDayOfMonth(name: string): NamedSteps | undefined {
  const proximo = /^(\d{1,2})(?:st|nd|rd|th)? (?:mfi|prox)$/.exec(name);
  if (proximo !== null) return fromInvoice([ofFollowingMonth(Number(proximo[1]))]);
  const atLeast = /^(\d{1,2})(?:st|nd|rd|th) at least (\d{1,4}) days$/.exec(name);
  if (atLeast === null) return undefined;
  const [, day, days] = atLeast;
  return fromInvoice([
    { step: 'days', days: Number(days) },
    { step: 'day-of-month', day: Number(day), when: 'on-or-after' },
  ]);
}

type Phrase = { readonly pattern: RegExp; readonly step: (number: number) => DateStep };

const phrases: readonly Phrase[] = [
  { pattern: /^(\d{1,4}) days\b/, step: (days) => ({ step: 'days', days }) },
  { pattern: /^(\d{1,3}) months\b/, step: (months) => ({ step: 'months', months }) },
  { pattern: /^eom\b/, step: () => monthEnd },
  { pattern: /^first day of (?:next|following) month\b/, step: () => ofFollowingMonth(1) },
  { pattern: /^(\d{1,2})(?:st|nd|rd|th) of (?:next|following) month\b/, step: ofFollowingMonth },
  {
    pattern: /^(?:next )?(\d{1,2})(?:st|nd|rd|th)(?: of month)?\b/,
    step: (day) => ({ step: 'day-of-month', day, when: 'on-or-after' }),
  },
];

/** Reads phrases from left to right, each one step from the date that the one before led to. */
function readSequence(name: string): NamedSteps | undefined {
  const plain = /^\d{1,4}$/.test(name) ? `${name} days` : name;
  const steps: DateStep[] = [];
  let rest = plain;
  while (rest !== '') {
    const found = phrases.find(({ pattern }) => pattern.test(rest));
    const match = found?.pattern.exec(rest);
    if (found === undefined || match === undefined || match === null) return undefined;
    steps.push(found.step(Number(match[1])));
    rest = rest.slice(match[0].length).trimStart();
  }
  return steps.length === 0 ? undefined : fromInvoice(steps);
}

function fromInvoice(steps: readonly DateStep[]): NamedSteps {
  return { steps, beginsAfterMonthEnd: false };
}
