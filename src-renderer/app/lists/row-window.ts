export type RowWindow = { readonly offset: number; readonly limit: number };

/** How the view moves: by so many rows (negative towards the beginning) until a window that is asked for now is there. */
type Course = { readonly travelled: number; readonly total: number };

const step = 50;
const margin = 50;
const slack = margin / 2;
const shortest = 150;
const longest = 500;
const standing: Course = { travelled: 0, total: Number.POSITIVE_INFINITY };

/** The first window, before anything has been measured: what a large screen shows, for the sooner it is there the better. */
export const firstRowWindow: RowWindow = { offset: 0, limit: 75 };

/**
 * The window of rows to ask for when rows `first` to `last` are in view: aligned to whole steps with a margin on both
 * sides, and as far ahead in the direction of movement as two answers take. Where that is too long for one window it
 * begins where the view will be when it comes. The present window stays while it still covers the view with half the
 * margin and what comes into view until another one would be there, so that scrolling does not ask anew at every row.
 */
export function rowWindowFor(
  first: number,
  last: number,
  present: RowWindow,
  { travelled, total }: Course = standing,
): RowWindow {
  const course = { travelled: clampTravel(first, last, travelled, total), total };
  if (covers(present, first, last, course)) return present;
  const { from, to } = stretch(first, last, course);
  const offset = Math.max(0, Math.floor(from / step) * step);
  const wanted = Math.ceil((to + 1 - offset) / step) * step;
  const limit = Math.min(longest, Math.max(shortest, wanted));
  return offset === present.offset && limit === present.limit ? present : { offset, limit };
}

/** The view goes no further than to the ends of the list. */
function clampTravel(first: number, last: number, travelled: number, total: number): number {
  return Math.max(-first, Math.min(travelled, Math.max(0, total - 1 - last)));
}

function covers({ offset, limit }: RowWindow, first: number, last: number, course: Course): boolean {
  const { travelled, total } = course;
  const from = first - slack + Math.min(0, 1.5 * travelled);
  const to = last + slack + Math.max(0, 1.5 * travelled);
  return Math.max(0, from) >= offset && Math.min(total - 1, to) < offset + limit;
}

function stretch(first: number, last: number, { travelled, total }: Course): { from: number; to: number } {
  const from = first - margin + Math.min(0, 3 * travelled);
  const to = last + margin + Math.max(0, 3 * travelled);
  const excess = to - from - (longest - step);
  if (excess <= 0) return { from, to };
  // Rows that have left the view when the window comes are not asked for.
  const unsure = Math.min(Math.abs(travelled) / 4, longest / 4);
  const left = Math.min(excess, margin - slack + Math.abs(travelled) - unsure);
  if (travelled < 0) return { from: Math.max(from, to - left - (longest - step)), to: to - left };
  return { from: Math.max(0, Math.min(from + left, total - longest)), to };
}
