import type { PageCanvas } from '../pdf/page-canvas.ts';

/** What stands on one page: a line, a row, a figure. Lengths in points. */
export type Piece = {
  readonly height: number;
  /** Paints with the top left corner at a point. */
  paint(canvas: PageCanvas, x: number, y: number): void;
  /** Room between others, which falls away where a page begins. */
  readonly isRoom?: boolean;
  readonly keepsWithNext?: boolean;
  readonly startsPage?: boolean;
  /** Painted again above it where it is the first of its table on a page. */
  readonly head?: RepeatedHead;
  /** What of it stands in so much height, and the rest; undefined where nothing does. */
  split?(height: number): readonly [Piece, Piece] | undefined;
};

export type RepeatedHead = { readonly height: number; paint(canvas: PageCanvas, x: number, y: number): void };

export function roomOf(height: number | undefined): Piece[] {
  return height === undefined || height === 0 ? [] : [{ height, isRoom: true, paint: () => undefined }];
}

export function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((height, piece) => height + piece.height, 0);
}

export function paintAll(pieces: readonly Piece[], canvas: PageCanvas, x: number, y: number): void {
  let top = y;
  for (const piece of pieces) {
    piece.paint(canvas, x, top);
    top += piece.height;
  }
}

/** All but the last stay with the one behind them. */
export function keptTogether(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) =>
    index < pieces.length - 1 ? { ...piece, keepsWithNext: true } : piece,
  );
}

export function movedRight(pieces: readonly Piece[], by: number): readonly Piece[] {
  return by === 0 ? pieces : pieces.map((piece) => moved(piece, by));
}

function moved(piece: Piece, by: number): Piece {
  const { head, split } = piece;
  return {
    ...piece,
    paint: (canvas, x, y) => piece.paint(canvas, x + by, y),
    ...(head === undefined
      ? {}
      : { head: { height: head.height, paint: (canvas, x, y) => head.paint(canvas, x + by, y) } }),
    ...(split === undefined
      ? {}
      : {
          split(height) {
            const parts = split(height);
            return parts === undefined ? undefined : [moved(parts[0], by), moved(parts[1], by)];
          },
        }),
  };
}
