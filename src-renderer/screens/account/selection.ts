import {
  type ChoiceStep,
  type Choosable,
  compareInvoicePlaces,
  type InvoiceChoice,
  type InvoicePlace,
  isChosenBy,
} from '../../../src-shared/contract/invoice-choice.ts';

/** The invoices that are ticked, and the one from which a shift-click extends. */
export type Selection = { readonly choice: InvoiceChoice; readonly anchor: Anchor | null };

type Anchor = InvoicePlace & { readonly bucket: number };

export const emptySelection: Selection = { choice: [], anchor: null };

/** Ticks or unticks one invoice; it becomes the anchor. */
export function toggleOne({ choice }: Selection, row: Choosable): Selection {
  const isChosen = !isChosenBy(choice)(row);
  return { choice: withStep(choice, { kind: 'one', isChosen, id: row.id }), anchor: anchorOf(row) };
}

/**
 * Shift: gives everything that is shown between the anchor and an invoice the state that this one is about to get.
 * @param bucket the bucket that is shown; null where all open invoices are
 */
export function toggleRange(selection: Selection, row: Choosable, bucket: number | null): Selection {
  const { choice, anchor } = selection;
  if (anchor === null || (bucket !== null && anchor.bucket !== bucket)) return toggleOne(selection, row);
  const isChosen = !isChosenBy(choice)(row);
  const [first, last] = compareInvoicePlaces(anchor, row) <= 0 ? [anchor, row] : [row, anchor];
  const ends = { first: placeOf(first), last: placeOf(last) };
  return { choice: withStep(choice, { kind: 'range', isChosen, bucket, ends }), anchor: anchorOf(row) };
}

/** Ticks all that are shown, or unticks them when all are ticked. */
export function toggleAll({ choice }: Selection, bucket: number | null, isAllChosen: boolean): Selection {
  const step: ChoiceStep = { kind: 'range', isChosen: !isAllChosen, bucket, ends: null };
  return { choice: withStep(choice, step), anchor: null };
}

/**
 * Whether all that are shown are ticked, by the last thing that was done where that says it: a second click may come
 * before the engine has counted the first one.
 */
export function isAllChosen({ choice }: Selection, bucket: number | null, counted: boolean): boolean {
  const last = choice.at(-1);
  const saysAll = last?.kind === 'range' && last.ends === null && last.bucket === bucket;
  return saysAll ? last.isChosen : counted;
}

/** Steps that the new one overrules leave, so that a choice does not grow with every click on the same invoices. */
function withStep(choice: InvoiceChoice, step: ChoiceStep): InvoiceChoice {
  const isOfAll = step.kind === 'range' && step.ends === null && step.bucket === null;
  const rest = isOfAll ? [] : choice.filter((one) => coverage(one) !== coverage(step));
  const isOverNothing = !step.isChosen && !rest.some((one) => one.kind === 'range');
  if (!isOverNothing) return [...rest, step];
  return step.kind === 'one' || rest.length === 0 ? rest : [...rest, step];
}

function coverage(step: ChoiceStep): string {
  return step.kind === 'one' ? step.id : JSON.stringify([step.bucket, step.ends]);
}

function placeOf({ id, dueDate, number }: InvoicePlace): InvoicePlace {
  return { id, dueDate, number };
}

function anchorOf(row: Choosable): Anchor {
  return { ...placeOf(row), bucket: row.bucket };
}

/** A part of the invoices of an account: `rows` stand from `offset` on in a list of `total`. */
export type InvoicePart = {
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly { readonly openMinor: number }[];
};

/** `unknown`: the row at the index is not loaded, the search goes on there once it is. */
export type NextSelectable =
  | { readonly state: 'at'; readonly index: number }
  | { readonly state: 'unknown'; readonly index: number }
  | { readonly state: 'none' };

/** The next invoice up or down from a place that something is owed on. */
export function nextSelectable(part: InvoicePart, from: number, by: 1 | -1): NextSelectable {
  for (let index = from + by; index >= 0 && index < part.total; index += by) {
    const row = part.rows[index - part.offset];
    if (row === undefined) return { state: 'unknown', index };
    if (row.openMinor > 0) return { state: 'at', index };
  }
  return { state: 'none' };
}
