import type { CommandInput } from '../../../../src-shared/commands/registry.ts';
import { isBusinessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { paymentMethods } from '../../../../src-shared/domain/promise/promise.ts';
import { readAmountText } from '../../../components/amount-text.ts';
import type { PromiseDraft } from '../../../state/drafts.ts';
import type { Problem } from '../../problem.ts';
import { dayProblem } from '../parts/day-problem.ts';
import { type FormProblems, isFree } from '../parts/form-problem.ts';
import { type Promisable, promiseCandidates } from './promise-draft.ts';

export type PromiseField = 'total' | 'onAccount' | 'date' | 'excess';

type Allocation = { readonly invoiceId: string; readonly amountMinor: number };

/** What a promise says, in minor units: `totalMinor` is the total on the screen and the sum of the other amounts. */
export type PromiseTerms = {
  readonly currency: string;
  readonly allocations: readonly Allocation[];
  readonly onAccountMinor: number;
  readonly totalMinor: number;
  readonly date: string;
};

export type PromiseReading = {
  /** The total on the screen; null when it is no amount above zero. */
  readonly totalMinor: number | null;
  readonly onAccountMinor: number;
  /** What the total is above the balance; 0 when it is not, or when open invoices take all of it. */
  readonly excessMinor: number;
  /** What would be recorded; null while anything is wrong, so that nothing else than what is shown can be. */
  readonly terms: PromiseTerms | null;
  readonly problems: FormProblems<PromiseField>;
};

const unreadable: Problem = { code: 'AMOUNT_UNREADABLE', params: {} };
const notPositive: Problem = { code: 'AMOUNT_NOT_POSITIVE', params: {} };
const sumMismatch: Problem = { code: 'ALLOCATION_SUM_MISMATCH', params: {} };
const unconfirmed: Problem = { code: 'EXCESS_UNCONFIRMED', params: {} };

/** Reads a draft as it stands on the screen. `confirmedExcessMinor` is the excess that a person has agreed to. */
export function readPromiseDraft(
  account: Promisable,
  draft: PromiseDraft,
  locale: string,
  confirmedExcessMinor: number,
): PromiseReading {
  const { allocations, invoices } = readAllocations(account, draft, locale);
  const onAccount = readAmountText(draft.onAccountText, draft.currency, locale);
  const onAccountMinor = Math.max(0, onAccount ?? 0);
  const total = readAmountText(draft.totalText, draft.currency, locale);
  const totalMinor = total !== undefined && total > 0 ? total : null;
  const aboveMinor = Math.max(0, (totalMinor ?? 0) - owedMinor(account, draft.currency));
  const excessMinor = onAccountMinor > 0 ? aboveMinor : 0;
  const fields: FormProblems<PromiseField>['fields'] = {};
  if (onAccount === undefined || onAccount < 0) fields.onAccount = unreadable;
  const sum = sumMinor([...allocations.map((one) => one.amountMinor), onAccountMinor]);
  if (total === undefined) fields.total = unreadable;
  else if (totalMinor === null) fields.total = notPositive;
  else if (isClean(fields, invoices) && sum !== totalMinor) fields.total = sumMismatch;
  if (excessMinor > 0 && excessMinor !== confirmedExcessMinor) fields.excess = unconfirmed;
  const wrongDate = dayProblem(draft.date, account.today, 'PROMISE_DATE_PAST');
  if (wrongDate !== null) fields.date = wrongDate;
  const problems = { fields, invoices, form: null };
  const { currency, date } = draft;
  const isReady = isFree(problems) && totalMinor !== null && date !== null && isBusinessDate(date);
  const terms = isReady ? { currency, allocations, onAccountMinor, totalMinor, date } : null;
  return { totalMinor, onAccountMinor, excessMinor, terms, problems };
}

function isClean(fields: object, invoices: object): boolean {
  return Object.keys(fields).length === 0 && Object.keys(invoices).length === 0;
}

/** What the account owes in a currency, in minor units; 0 when it has credit. */
function owedMinor(account: Pick<Promisable, 'figures'>, currency: string): number {
  const figures = account.figures.find((one) => one.currency === currency);
  return Math.max(0, figures?.balanceMinor ?? 0);
}

/** Reads the lines that the form lists and no others: an amount at an invoice that left the list is not recorded. */
function readAllocations(
  account: Promisable,
  draft: PromiseDraft,
  locale: string,
): { readonly allocations: readonly Allocation[]; readonly invoices: Readonly<Record<string, Problem>> } {
  const { currency } = draft;
  const allocations: Allocation[] = [];
  const invoices: Record<string, Problem> = {};
  for (const row of promiseCandidates(account, draft)) {
    const amountMinor = readAmountText(draft.amountTexts[row.id] ?? '', currency, locale);
    const availableMinor = row.promisableMinor;
    if (amountMinor === undefined || amountMinor < 0) invoices[row.id] = unreadable;
    else if (amountMinor > availableMinor) {
      const params = { invoice: row.number, currency, amountMinor, availableMinor };
      invoices[row.id] = { code: 'AMOUNT_EXCEEDS_AVAILABLE', params };
    } else if (amountMinor > 0) allocations.push({ invoiceId: row.id, amountMinor });
  }
  return { allocations, invoices };
}

/** The command that says what the terms say; the rest of the draft is words. */
export function promiseInput(
  draft: Pick<PromiseDraft, 'method' | 'contactName' | 'note'>,
  terms: PromiseTerms,
  promiseId: string,
): CommandInput<'promise.record'> {
  return {
    promiseId,
    currency: terms.currency,
    allocations: [...terms.allocations],
    onAccountMinor: terms.onAccountMinor,
    promisedDate: terms.date,
    method: paymentMethods.find((method) => method === draft.method) ?? 'other',
    contactName: draft.contactName.trim(),
    note: draft.note.trim(),
  };
}
