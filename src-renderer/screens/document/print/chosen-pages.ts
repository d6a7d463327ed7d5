/** What of a paper is to be printed: all of it, or from one page to another, both from 1, as typed. */
export type PageChoice = {
  readonly isRange: boolean;
  readonly from: number | string;
  readonly to: number | string;
};

/** The pages of a choice, in order; null for a range that the paper does not have. */
export function chosenPages({ isRange, from, to }: PageChoice, pageCount: number): readonly number[] | null {
  const first = isRange ? Number(from) : 1;
  const last = isRange ? Number(to) : pageCount;
  if (!Number.isInteger(first) || !Number.isInteger(last)) return null;
  if (first < 1 || last > pageCount || first > last) return null;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
