export type RowWindow = { readonly offset: number; readonly limit: number };

const step = 50;
const margin = 50;
const longest = 500;

/** The first window, before anything has been measured. */
export const firstRowWindow: RowWindow = { offset: 0, limit: 150 };

/**
 * The window of rows to ask for when rows `first` to `last` are in view: aligned to whole steps with a margin on both
 * sides. The present window stays while it still covers the view with half the margin, so that scrolling does not
 * ask anew at every row.
 */
export function rowWindowFor(first: number, last: number, present: RowWindow): RowWindow {
  const end = present.offset + present.limit;
  const slack = margin / 2;
  if (Math.max(0, first - slack) >= present.offset && last + slack < end) return present;
  const offset = Math.max(0, Math.floor((first - margin) / step) * step);
  const wanted = Math.ceil((last + 1 + margin - offset) / step) * step;
  return { offset, limit: Math.min(longest, Math.max(firstRowWindow.limit, wanted)) };
}
