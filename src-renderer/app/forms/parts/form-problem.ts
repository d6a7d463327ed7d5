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
export function problemsOf<Field extends string>(
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

/** True when nothing stands in the way of recording. */
export function isFree<Field extends string>(problems: FormProblems<Field>): boolean {
  const isInvoiceFree = Object.keys(problems.invoices).length === 0;
  return problems.form === null && Object.keys(problems.fields).length === 0 && isInvoiceFree;
}

/**
 * Puts a failure that came back where it belongs: at the invoice that it names by number, at the field that shows its
 * code, else at the form.
 */
export function placeProblem<Field extends string>(
  problem: Problem,
  fieldOf: Readonly<Record<string, Field>>,
  invoices: readonly { readonly id: string; readonly number: string }[],
): FormProblems<Field> {
  const none = noProblems<Field>();
  const invoice = invoices.find((one) => one.number === problem.params.invoice);
  if (invoice !== undefined) return { ...none, invoices: { [invoice.id]: problem } };
  const field = fieldOf[problem.code];
  if (field === undefined) return { ...none, form: problem };
  const fields: Partial<Record<Field, Problem>> = {};
  fields[field] = problem;
  return { ...none, fields };
}
