import type { z } from 'zod';
import { isRate } from '../../../../src-shared/domain/money/rate.ts';
import { maxInstalments, type planTermsSchema } from '../../../../src-shared/domain/plan/plan-terms.ts';
import { readAmountText } from '../../../components/amount-text.ts';
import { readDayText } from '../../../components/day-text.ts';
import { decimalMarkOf } from '../../../components/read-amount.ts';
import type { PlanDraft } from '../../../state/drafts.ts';
import type { Problem } from '../../problem.ts';
import { dayProblem, unreadableDay } from '../parts/day-problem.ts';
import type { FormProblems } from '../parts/form-problem.ts';

export type PlanField = 'items' | 'rule' | 'dates' | 'downPayment' | 'downPaymentDate' | 'rate' | 'fee';

/** How numbers and dates are typed. */
export type PlanLanguage = { readonly locale: string; readonly language: string };

type Terms = z.input<typeof planTermsSchema>;
type Rule = Terms['instalments'];
type Fields = FormProblems<PlanField>['fields'];
type Read<Value> = { readonly value: Value | null; readonly fields: Fields };

const unreadable: Problem = { code: 'AMOUNT_UNREADABLE', params: {} };
const notPositive: Problem = { code: 'AMOUNT_NOT_POSITIVE', params: {} };

/** N1: what was typed as terms, and what of it cannot be read; no terms while anything cannot. */
export function readTerms(
  draft: PlanDraft,
  typed: PlanLanguage,
  today: string,
): { readonly terms: Terms | null; readonly fields: Fields } {
  const rule = readRule(draft, typed, today);
  const down = readDownPayment(draft, typed, today);
  const rate = readRateText(draft.rateText, typed.locale);
  const feeMinor = readAmountText(draft.feeText, draft.currency, typed.locale);
  const isFeeWrong = feeMinor === undefined || feeMinor < 0;
  const fields: Fields = {
    ...rule.fields,
    ...down.fields,
    ...(rate === undefined ? { rate: { code: 'RATE_UNREADABLE', params: {} } } : {}),
    ...(isFeeWrong ? { fee: unreadable } : {}),
  };
  if (rule.value === null || rate === undefined || isFeeWrong || Object.keys(fields).length > 0)
    return { terms: null, fields };
  const { adjustment } = draft;
  const terms: Terms = {
    downPayment: down.value,
    instalments: rule.value,
    interestRate: rate,
    feeMinor,
    adjustment,
  };
  return { terms, fields };
}

/** Per cent as typed in the decimal notation of the language, as the domain writes it; null for none. */
export function readRateText(text: string, locale: string): string | null | undefined {
  const typed = text.replaceAll(/[\s%]/g, '');
  if (typed === '') return null;
  const mark = decimalMarkOf(locale);
  // The other mark could mean thousands: a rate has none, and nobody guesses.
  if (typed.includes(mark === ',' ? '.' : ',')) return undefined;
  const written = typed.replace(mark, '.');
  return isRate(written) && !written.startsWith('-') ? written : undefined;
}

function readRule(draft: PlanDraft, typed: PlanLanguage, today: string): Read<Rule> {
  if (draft.by === 'dates') return readDates(draft.datesText, typed, today);
  const dates = dayProblem(draft.firstDate, today, 'PLAN_DATE_PAST');
  const size = draft.by === 'count' ? readCount(draft.countText) : readInstalment(draft, typed.locale);
  const fields: Fields = {
    ...(dates === null ? {} : { dates }),
    ...('problem' in size ? { rule: size.problem } : {}),
  };
  if ('problem' in size || dates !== null || draft.firstDate === null) return { value: null, fields };
  return { value: { ...size, frequency: draft.frequency, firstDate: draft.firstDate }, fields };
}

type Size =
  | { readonly by: 'count'; readonly count: number }
  | { readonly by: 'amount'; readonly amountMinor: number }
  | { readonly problem: Problem };

function readCount(text: string): Size {
  const typed = text.trim();
  const count = /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
  if (count < 1) return { problem: { code: 'COUNT_UNREADABLE', params: {} } };
  if (count > maxInstalments)
    return { problem: { code: 'PLAN_TOO_MANY_INSTALMENTS', params: { limit: maxInstalments } } };
  return { by: 'count', count };
}

function readInstalment(draft: PlanDraft, locale: string): Size {
  const amountMinor = readAmountText(draft.instalmentText, draft.currency, locale);
  if (amountMinor === undefined) return { problem: unreadable };
  return amountMinor > 0 ? { by: 'amount', amountMinor } : { problem: notPositive };
}

/** One date on each line; lines without anything are passed over. */
function readDates(text: string, { language }: PlanLanguage, today: string): Read<Rule> {
  const lines = text.split(/[\n;]/).filter((line) => line.trim() !== '');
  const dates = lines.map((line) => readDayText(line, language, today));
  const read = dates.filter((date) => date !== undefined);
  const wrong = (problem: Problem): Read<Rule> => ({ value: null, fields: { dates: problem } });
  if (lines.length === 0) return wrong({ code: 'DATE_MISSING', params: {} });
  const unread = lines.find((_, index) => dates[index] === undefined);
  if (unread !== undefined) return wrong(unreadableDay(unread.trim()));
  if (read.length > maxInstalments) {
    const rule: Problem = { code: 'PLAN_TOO_MANY_INSTALMENTS', params: { limit: maxInstalments } };
    return { value: null, fields: { rule } };
  }
  return { value: { by: 'dates', dates: read }, fields: {} };
}

function readDownPayment(
  draft: PlanDraft,
  { locale }: PlanLanguage,
  today: string,
): Read<NonNullable<Terms['downPayment']>> {
  const amountMinor = readAmountText(draft.downPaymentText, draft.currency, locale);
  if (amountMinor === undefined || amountMinor < 0)
    return { value: null, fields: { downPayment: unreadable } };
  if (amountMinor === 0) return { value: null, fields: {} };
  const wrong = dayProblem(draft.downPaymentDate, today, 'PLAN_DATE_PAST');
  if (wrong !== null || draft.downPaymentDate === null)
    return { value: null, fields: wrong === null ? {} : { downPaymentDate: wrong } };
  return { value: { amountMinor, date: draft.downPaymentDate }, fields: {} };
}
