import { z } from 'zod';
import { compareText } from '../domain/compare-text.ts';

/** Where an invoice stands in the order of its account: earlier due dates first, then by number. */
const placeSchema = z.object({ id: z.string(), dueDate: z.string(), number: z.string() });
export type InvoicePlace = Readonly<z.infer<typeof placeSchema>>;

const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('one'), isChosen: z.boolean(), id: z.string() }),
  z.object({
    kind: z.literal('range'),
    isChosen: z.boolean(),
    /** The ageing bucket that was shown; null where all open invoices were. */
    bucket: z.int().min(0).nullable(),
    /** The first and the last invoice of the range; null for all that were shown. */
    ends: z.object({ first: placeSchema, last: placeSchema }).nullable(),
  }),
]);
export type ChoiceStep = Readonly<z.infer<typeof stepSchema>>;

const maxSteps = 10_000;

/**
 * Which open invoices of an account are chosen: what a person did, in order, the last word on an invoice counts. It is
 * as long as there were clicks, not as there are invoices: "all" is one step. Empty chooses none.
 */
export const invoiceChoiceSchema = z.array(stepSchema).max(maxSteps).readonly();
export type InvoiceChoice = readonly ChoiceStep[];

/** What decides whether an invoice is chosen. */
export type Choosable = InvoicePlace & { readonly bucket: number; readonly openMinor: number };

/** Earlier due dates first, then by number; the id makes the order one. */
export function compareInvoicePlaces(a: InvoicePlace, b: InvoicePlace): number {
  return compareText(a.dueDate, b.dueDate) || compareText(a.number, b.number) || compareText(a.id, b.id);
}

/** The rule that a choice means. Only invoices that something is owed on can be chosen. */
export function isChosenBy(choice: InvoiceChoice): (invoice: Choosable) => boolean {
  // Clicks that follow one another are looked up at once, so that many of them cost no more than one.
  const words: ((invoice: Choosable) => boolean | undefined)[] = [];
  let ones: Map<string, boolean> | undefined;
  for (const step of choice) {
    if (step.kind === 'range') {
      ones = undefined;
      words.unshift((invoice) => (isInRange(invoice, step) ? step.isChosen : undefined));
      continue;
    }
    if (ones === undefined) {
      const present = new Map<string, boolean>();
      ones = present;
      words.unshift(({ id }) => present.get(id));
    }
    ones.set(step.id, step.isChosen);
  }
  return (invoice) => {
    if (invoice.openMinor <= 0) return false;
    for (const word of words) {
      const isChosen = word(invoice);
      if (isChosen !== undefined) return isChosen;
    }
    return false;
  };
}

function isInRange(invoice: Choosable, { bucket, ends }: Extract<ChoiceStep, { kind: 'range' }>): boolean {
  if (bucket !== null && invoice.bucket !== bucket) return false;
  if (ends === null) return true;
  return compareInvoicePlaces(ends.first, invoice) <= 0 && compareInvoicePlaces(invoice, ends.last) <= 0;
}

/** True when two choices are the same steps. */
export function isSameChoice(one: InvoiceChoice, other: InvoiceChoice): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
