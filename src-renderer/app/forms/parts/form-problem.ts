import type { Problem } from '../../problem.ts';

/** Where the problems of a form stand: at a field, at an invoice, or at the form as a whole. */
export type FormProblems<Field extends string> = {
  readonly fields: Partial<Record<Field, Problem>>;
  readonly invoices: Readonly<Record<string, Problem>>;
  readonly form: Problem | null;
};

export function noProblems<Field extends string>(): FormProblems<Field> {
  return { fields: {}, invoices: {}, form: null };
}

/** The problems of some fields and of the invoices: what can be said as soon as one of these fields was left. */
function problemsOf<Field extends string>(
  problems: FormProblems<Field>,
  named: readonly Field[],
): FormProblems<Field> {
  const fields: Partial<Record<Field, Problem>> = {};
  for (const field of named) {
    const problem = problems.fields[field];
    if (problem !== undefined) fields[field] = problem;
  }
  return { fields, invoices: problems.invoices, form: null };
}

/**
 * What is said once some fields were left: what is wrong with them, and with those of which it was said before. Leaving
 * one field takes nothing back that was said of another: to go to the field that is wrong is to leave one.
 */
export function problemsAfterLeaving<Field extends string>(
  problems: FormProblems<Field>,
  said: FormProblems<Field>,
  left: readonly Field[],
): FormProblems<Field> {
  const { fields } = problemsOf(problems, left);
  const isSaid = (field: string) => field in said.fields;
  const before = Object.fromEntries(Object.entries(problems.fields).filter(([field]) => isSaid(field)));
  return { fields: { ...before, ...fields }, invoices: problems.invoices, form: said.form };
}

/** True when nothing stands in the way of recording. */
export function isFree<Field extends string>(problems: FormProblems<Field>): boolean {
  const isInvoiceFree = Object.keys(problems.invoices).length === 0;
  return problems.form === null && Object.keys(problems.fields).length === 0 && isInvoiceFree;
}

/**
 * Puts what came back where it belongs, each failure by itself: at the invoice that it names by number, at the field
 * that shows its code, else at the form.
 */
export function placeProblem<Field extends string>(
  problem: Problem,
  fieldOf: Readonly<Record<string, Field>>,
  invoices: readonly { readonly id: string; readonly number: string }[],
): FormProblems<Field> {
  const { others = [], ...headline } = problem;
  const fields: Partial<Record<Field, Problem>> = {};
  const ofInvoices: Record<string, Problem> = {};
  let form: Problem | null = null;
  for (const one of [headline, ...others]) {
    const invoice = invoices.find(({ number }) => number === one.params.invoice);
    const field = fieldOf[one.code];
    if (invoice !== undefined) ofInvoices[invoice.id] = joined(ofInvoices[invoice.id], one);
    else if (field !== undefined) fields[field] = joined(fields[field], one);
    else form = joined(form ?? undefined, one);
  }
  return { fields, invoices: ofInvoices, form };
}

/** Two problems at one place: the first stays the headline. */
function joined(before: Problem | undefined, next: Problem): Problem {
  return before === undefined ? next : { ...before, others: [...(before.others ?? []), next] };
}
