import type { PageCanvas } from '../pdf/page-canvas.ts';
import type { Piece } from './piece.ts';

/** Where on each page the pieces stand. In points. */
export type PrintArea = { readonly left: number; readonly top: number; readonly height: number };

/** A tenth of a thousandth of a point: sums of heights are not exact. */
const tolerance = 0.0001;

/**
 * Paints pieces from page to page. What keeps with the next goes to the next page with it; a table's head is painted again
 * where its rows go on; a piece that no page can hold is split, and what cannot be split either is painted as it is.
 */
export function paginate(pieces: readonly Piece[], area: PrintArea, newPage: () => PageCanvas): void {
  const waiting = [...pieces].reverse();
  let canvas = newPage();
  let used = 0;
  let isFresh = true;
  const turn = () => {
    canvas = newPage();
    used = 0;
    isFresh = true;
  };
  const put = (piece: Piece) => {
    if (isFresh && piece.head !== undefined) {
      const { head } = piece;
      canvas.artifact(() => head.paint(canvas, area.left, area.top + used));
      used += head.height;
    }
    piece.paint(canvas, area.left, area.top + used);
    used += piece.height;
    isFresh = false;
  };
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    if (piece.startsPage === true && !isFresh) turn();
    if (isFresh && piece.isRoom === true) continue;
    const free = area.height - used - (isFresh ? (piece.head?.height ?? 0) : 0);
    const group = groupHeight(piece, waiting);
    // A group that no page can hold is not kept together.
    const needed = group > area.height ? piece.height : group;
    if (needed <= free + tolerance) {
      put(piece);
      continue;
    }
    const isTooTall = piece.height > area.height - (piece.head?.height ?? 0) + tolerance;
    if (isTooTall) {
      const parts = piece.split?.(free);
      if (parts !== undefined) {
        put(parts[0]);
        waiting.push(parts[1]);
        turn();
        continue;
      }
    }
    if (isFresh) put(piece);
    else {
      waiting.push(piece);
      turn();
    }
  }
}

/** The piece with all that must stand on its page: as far as each keeps with the next. */
function groupHeight(first: Piece, waiting: readonly Piece[]): number {
  let height = first.height;
  let last = first;
  for (let index = waiting.length - 1; index >= 0 && last.keepsWithNext === true; index -= 1) {
    const next = waiting[index];
    if (next === undefined) break;
    height += next.height;
    last = next;
  }
  return height;
}
