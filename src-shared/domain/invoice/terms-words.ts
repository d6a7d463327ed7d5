import type { AgreedTerms } from './agreed-terms.ts';
import type { DateStep, TermsPortion } from './payment-terms.ts';

/** How a language says payment terms. `due` and `by` are the words of steps; shares are decimal texts in per cent. */
export type TermsPhrases = {
  readonly atOnce: string;
  readonly days: (count: number) => string;
  readonly months: (count: number) => string;
  readonly monthEnd: string;
  readonly dayOfMonth: (day: number) => string;
  readonly dayOfFollowingMonth: (day: number) => string;
  readonly net: (due: string) => string;
  readonly discount: (percent: string, by: string) => string;
  readonly portion: (percent: string, terms: string) => string;
};

/** I4: payment terms in words; the ledger's own name where nobody has said what it means. */
export function termsWords({ name, terms }: AgreedTerms, phrases: TermsPhrases): string {
  if (terms === null) return name;
  const [only, ...others] = terms.portions;
  if (only !== undefined && others.length === 0) return portionWords(only, phrases);
  return terms.portions
    .map((portion) => phrases.portion(portion.percent, portionWords(portion, phrases)))
    .join('; ');
}

function portionWords({ due, discount }: TermsPortion, phrases: TermsPhrases): string {
  const dueWords = stepsWords(due, phrases);
  const net = dueWords === '' ? phrases.atOnce : phrases.net(dueWords);
  if (discount === null) return net;
  const by = stepsWords(discount.by, phrases) || phrases.days(0);
  return `${phrases.discount(discount.percent, by)}, ${net}`;
}

/** Empty where nothing is added to the invoice date. */
function stepsWords(steps: readonly DateStep[], phrases: TermsPhrases): string {
  return steps
    .filter((step) => step.step !== 'days' || step.days > 0)
    .map((step) => stepWords(step, phrases))
    .join(' + ');
}

function stepWords(step: DateStep, phrases: TermsPhrases): string {
  switch (step.step) {
    case 'days':
      return phrases.days(step.days);
    case 'months':
      return phrases.months(step.months);
    case 'month-end':
      return phrases.monthEnd;
    case 'day-of-month':
      return step.when === 'following-month'
        ? phrases.dayOfFollowingMonth(step.day)
        : phrases.dayOfMonth(step.day);
  }
}
