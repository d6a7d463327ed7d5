import type { PageCanvas } from '../pdf/page-canvas.ts';
import { type StructureNode, structureNode } from '../pdf/structure.ts';
import type { Cell, Grid, Padding } from './block.ts';
import type { LayOut, LayoutContext } from './layout-context.ts';
import { heightOf, keptTogether, type Piece, paintAll, type RepeatedHead } from './piece.ts';

/** A cell laid out: where it begins, how wide it is with its padding, and what stands in it. */
type PlacedCell = {
  readonly x: number;
  readonly width: number;
  readonly padding: Padding;
  readonly pieces: readonly Piece[];
  readonly isAtBottom: boolean;
  readonly fill: string | undefined;
};

type Row = {
  readonly cells: readonly PlacedCell[];
  readonly height: number;
  paint(canvas: PageCanvas, x: number, y: number): void;
};

const noPadding: Padding = { left: 0, right: 0, top: 0, bottom: 0 };

/** The rows of a grid as pieces; those of the head stay with the first row behind them and come again on each page. */
export function layOutGrid(grid: Grid, context: LayoutContext, layOut: LayOut): Piece[] {
  const isData = grid.use === 'data' && !context.isArtifact;
  const table = isData ? structureNode('Table', context.parent) : context.parent;
  const headRows = grid.headRows ?? 0;
  const rows = grid.rows.map((_, index) =>
    layOutRow(grid, index, { ...context, parent: table }, layOut, isData),
  );
  const head = headRows > 0 ? repeatedHead(grid, context, layOut) : undefined;
  const pieces = rows.map((row, index) =>
    rowPiece(row, grid, index, index < headRows ? undefined : head, index < headRows),
  );
  return grid.keepsTogether === true ? keptTogether(pieces) : pieces;
}

function rowPiece(
  row: Row,
  grid: Grid,
  index: number,
  head: RepeatedHead | undefined,
  keepsWithNext: boolean,
): Piece {
  return {
    height: row.height,
    keepsWithNext,
    ...(head === undefined ? {} : { head }),
    paint: row.paint,
    split: (height) => splitRow(row, grid, index, head, height),
  };
}

function layOutRow(grid: Grid, index: number, context: LayoutContext, layOut: LayOut, isData: boolean): Row {
  const node = isData ? structureNode('TR', context.parent) : context.parent;
  const isHead = index < (grid.headRows ?? 0);
  const cells: PlacedCell[] = [];
  let x = 0;
  for (const [column, cell] of (grid.rows[index] ?? []).entries()) {
    const span = cell?.columns ?? 1;
    if (cell !== null) {
      const padding = paddingOver(grid, column, span, index);
      const width = columnsWidth(grid, column, span, index);
      const inner = width - padding.left - padding.right;
      cells.push({
        x,
        width,
        padding,
        pieces: cellPieces(
          cell,
          inner,
          { ...context, parent: node },
          layOut,
          isData ? (isHead ? 'TH' : 'TD') : undefined,
        ),
        isAtBottom: cell.vertical === 'bottom',
        fill: grid.look?.fill?.(index, column),
      });
    }
    x += columnsWidth(grid, column, 1, index);
  }
  const content = cells.reduce(
    (height, cell) => Math.max(height, heightOf(cell.pieces) + cell.padding.top + cell.padding.bottom),
    grid.heights?.[index] ?? 0,
  );
  return rowOf(grid, index, cells, content);
}

function rowOf(grid: Grid, index: number, cells: readonly PlacedCell[], content: number): Row {
  const above = index === 0 ? grid.look?.rowRule?.(0) : undefined;
  const below = grid.look?.rowRule?.(index + 1);
  const height = (above?.width ?? 0) + content + (below?.width ?? 0);
  const width = cells.reduce((most, cell) => Math.max(most, cell.x + cell.width), 0);
  return {
    cells,
    height,
    paint(canvas, x, y) {
      const top = y + (above?.width ?? 0);
      const rules = () => {
        for (const cell of cells)
          if (cell.fill !== undefined)
            canvas.fill({ x: x + cell.x, y: top, width: cell.width, height: content }, cell.fill);
        if (above !== undefined)
          canvas.line([x, y + above.width / 2], [x + width, y + above.width / 2], above);
        if (below !== undefined) {
          const at = y + height - below.width / 2;
          canvas.line([x, at], [x + width, at], below);
        }
        columnRules(grid, cells, canvas, x, y, height);
      };
      canvas.artifact(rules);
      for (const cell of cells) {
        const free = content - heightOf(cell.pieces) - cell.padding.top - cell.padding.bottom;
        const down = cell.padding.top + (cell.isAtBottom ? free : 0);
        paintAll(cell.pieces, canvas, x + cell.x + cell.padding.left, top + down);
      }
    },
  };
}

function columnRules(
  grid: Grid,
  cells: readonly PlacedCell[],
  canvas: PageCanvas,
  x: number,
  y: number,
  height: number,
): void {
  const rule = grid.look?.columnRule;
  if (rule === undefined) return;
  const edges = [...cells.map((cell) => cell.x), ...cells.slice(-1).map((cell) => cell.x + cell.width)];
  for (const [index, edge] of edges.entries()) {
    const stroke = rule(index);
    if (stroke !== undefined) canvas.line([x + edge, y], [x + edge, y + height], stroke);
  }
}

function cellPieces(
  cell: Cell,
  width: number,
  context: LayoutContext,
  layOut: LayOut,
  role: 'TH' | 'TD' | undefined,
): readonly Piece[] {
  const parent = role === undefined ? context.parent : cellNode(cell, role, context.parent);
  const isAlone = role !== undefined && cell.blocks.length === 1;
  const inner: LayoutContext = {
    ...context,
    parent,
    isAlone,
    style: cell.style === undefined ? context.style : { ...context.style, ...cell.style },
    align: cell.align ?? context.align,
  };
  return cell.blocks.flatMap((block) => layOut(block, width, inner));
}

function cellNode(cell: Cell, role: 'TH' | 'TD', parent: StructureNode): StructureNode {
  const columns = cell.columns !== undefined && cell.columns > 1 ? { columns: cell.columns } : {};
  const scope = role === 'TH' ? { scope: 'Column' as const } : {};
  const hasAttributes = role === 'TH' || cell.columns !== undefined;
  return structureNode(role, parent, hasAttributes ? { table: { ...scope, ...columns } } : {});
}

function paddingOver(grid: Grid, column: number, span: number, row: number): Padding {
  const padding = grid.look?.padding ?? (() => noPadding);
  const first = padding(column, row);
  return span === 1 ? first : { ...first, right: padding(column + span - 1, row).right };
}

/** Widths are of the content: the paddings of a column come on top. */
function columnsWidth(grid: Grid, column: number, span: number, row: number): number {
  let width = 0;
  for (let index = column; index < column + span; index += 1) {
    const { left, right } = grid.look?.padding?.(index, row) ?? noPadding;
    width += (grid.widths[index] ?? 0) + left + right;
  }
  return width;
}

/** The head once more, as a part of the page and not of the document. */
function repeatedHead(grid: Grid, context: LayoutContext, layOut: LayOut): RepeatedHead {
  const count = grid.headRows ?? 0;
  const artifact: LayoutContext = { ...context, isArtifact: true };
  const rows = grid.rows.slice(0, count).map((_, index) => layOutRow(grid, index, artifact, layOut, false));
  return {
    height: rows.reduce((height, row) => height + row.height, 0),
    paint(canvas, x, y) {
      let top = y;
      for (const row of rows) {
        row.paint(canvas, x, top);
        top += row.height;
      }
    },
  };
}

/** Each cell gives what fits of it; undefined where not one piece of any does. */
function splitRow(
  row: Row,
  grid: Grid,
  index: number,
  head: RepeatedHead | undefined,
  height: number,
): readonly [Piece, Piece] | undefined {
  const counts = row.cells.map(({ pieces, padding }) => {
    let free = height - padding.top - padding.bottom - 2;
    const rest = pieces.findIndex((piece) => {
      free -= piece.height;
      return free < 0;
    });
    return rest === -1 ? pieces.length : rest;
  });
  const isUseless = row.cells.every((cell, at) => cell.pieces.length === 0 || counts[at] === 0);
  if (isUseless) return undefined;
  const part = (pick: (cell: PlacedCell, count: number) => readonly Piece[]) => {
    const cells = row.cells.map((cell, at) => ({ ...cell, pieces: pick(cell, counts[at] ?? 0) }));
    const content = cells.reduce(
      (most, cell) => Math.max(most, heightOf(cell.pieces) + cell.padding.top + cell.padding.bottom),
      0,
    );
    return rowPiece(rowOf(grid, index, cells, content), grid, index, head, false);
  };
  return [
    part((cell, count) => cell.pieces.slice(0, count)),
    part((cell, count) => cell.pieces.slice(count)),
  ];
}
