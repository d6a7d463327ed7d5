import type { Problem } from '../problem.ts';
import type { Action } from './action.ts';

/** Where failures stand: at a field by its name, or at the dialog as a whole. */
export type PlacedFailures = {
  readonly fields: Readonly<Record<string, Problem>>;
  readonly whole: Problem | null;
};

export const nothingWrong: PlacedFailures = { fields: {}, whole: null };

type Places = Pick<Action, 'fields' | 'fieldOfCode' | 'fieldOfInvoice'>;

/**
 * Puts each failure where it belongs: at the field of the invoice that it names, at the field of its code, at the field
 * that could not be read, else at the dialog.
 */
export function placeFailures(problem: Problem, places: Places): PlacedFailures {
  const { others = [], ...headline } = problem;
  const fields: Record<string, Problem> = {};
  let whole: Problem | null = null;
  for (const one of [headline, ...others]) {
    const field = fieldOf(one, places);
    if (field === undefined) whole = joined(whole, one);
    else fields[field] = joined(fields[field] ?? null, one);
  }
  return { fields, whole };
}

function fieldOf({ code, params }: Problem, places: Places): string | undefined {
  const { invoice, field } = params;
  const ofInvoice = invoice === undefined ? undefined : places.fieldOfInvoice?.[invoice];
  const named = code === 'COMMAND_INVALID' ? String(field).split('.').at(-1) : undefined;
  return ofInvoice ?? places.fieldOfCode?.[code] ?? places.fields.find(({ name }) => name === named)?.name;
}

function joined(before: Problem | null, next: Problem): Problem {
  return before === null ? next : { ...before, others: [...(before.others ?? []), next] };
}
