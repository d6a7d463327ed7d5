import { allDiffer } from '../domain/all-differ.ts';
import { type Failure, failure } from '../domain/failure.ts';

/** ALLOCATION_REPEATED where an invoice stands in the items twice. */
export function checkOnce(items: readonly { readonly invoiceId: string }[]): readonly Failure[] {
  return allDiffer(items.map((item) => item.invoiceId)) ? [] : [failure('ALLOCATION_REPEATED')];
}
