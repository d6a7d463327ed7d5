import { boxLook, colours } from './document-style.ts';
import { equalWidths } from './equal-widths.ts';
import type { Grid } from './layout/block.ts';
import { cell, text } from './layout/blocks.ts';

/** The figures of a document side by side, each below what it is; the last one is what it is all about. */
export function figureBoxes(
  figures: readonly (readonly [label: string, figure: string])[],
  width: number,
  size: number,
): Grid {
  const last = figures.length - 1;
  const cells = figures.map(([label, figure], index) =>
    cell([
      text(label, { colour: index === last ? colours.ink : colours.quiet }),
      text(figure, { bold: true, size }),
    ]),
  );
  return {
    kind: 'grid',
    use: 'layout',
    look: boxLook({ highlightedColumn: last }),
    widths: equalWidths(figures.length, width, 16),
    rows: [cells],
  };
}
