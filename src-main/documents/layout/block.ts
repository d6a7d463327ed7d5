import type { Stroke } from '../pdf/page-canvas.ts';
import type { TextStyle } from '../type/text-style.ts';

/** Room around a block, in points. Where a page begins with a block, the room above it falls away. */
export type Room = {
  readonly above?: number;
  readonly below?: number;
  readonly left?: number;
  readonly right?: number;
};

export type Alignment = 'left' | 'right' | 'centre';

/** What a block and all in it look like where they do not say it themselves. */
export type Look = { readonly style?: Partial<TextStyle>; readonly align?: Alignment };

export type Span = { readonly text: string; readonly style?: Partial<TextStyle> };

/** `role`: a heading of the document, or a paragraph where it is left out. */
export type Paragraph = Room &
  Look & {
    readonly kind: 'paragraph';
    readonly spans: readonly Span[];
    readonly role?: 'H1' | 'H2';
    /** Where it leads, as `linkTarget` has it. */
    readonly link?: string | undefined;
    /** A factor of the height of the font's line. */
    readonly lineHeight?: number;
  };

/** Blocks below each other. */
export type Stack = Room &
  Look & {
    readonly kind: 'stack';
    readonly blocks: readonly Block[];
    /** Goes to the next page whole where it does not fit on this one. */
    readonly keepsTogether?: boolean;
    /** Whole on the page on which the line behind it stands: a heading is never the last on its page. */
    readonly keepsWithNext?: boolean;
    /** So many of its first lines, rows and rooms stay on one page: no heading alone at the end of one. */
    readonly keepsFirst?: number;
    readonly startsPage?: boolean;
  };

/** In points. */
export type Padding = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The rules, fills and paddings of a grid. Rule 0 is before the first row or column, rule n behind the last. */
export type GridLook = {
  readonly rowRule?: (rule: number) => Stroke | undefined;
  readonly columnRule?: (rule: number) => Stroke | undefined;
  readonly padding?: (column: number, row: number) => Padding;
  readonly fill?: (row: number, column: number) => string | undefined;
};

/** A cell over `columns` columns, or over one. Null where the cell before it reaches over this column. */
export type Cell = Look & {
  readonly blocks: readonly Block[];
  readonly columns?: number;
  readonly vertical?: 'top' | 'bottom';
};

/**
 * Rows of cells in columns of given widths. A `data` grid is a table for everybody; one of `layout` only places things
 * side by side. The first `headRows` are repeated on every page; a row is torn only where no page could hold it.
 */
export type Grid = Room &
  Look & {
    readonly kind: 'grid';
    readonly use: 'data' | 'layout';
    readonly widths: readonly number[];
    readonly rows: readonly (readonly (Cell | null)[])[];
    readonly headRows?: number;
    readonly look?: GridLook;
    /** Least height of the content of each row, by its number. */
    readonly heights?: readonly number[];
    readonly keepsTogether?: boolean;
  };

export type Shape =
  | {
      readonly kind: 'line';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stroke: Stroke;
    }
  | {
      readonly kind: 'boxes';
      readonly boxes: readonly { x: number; y: number; width: number; height: number }[];
      readonly colour: string;
    };

/** Lines and boxes on a field of its own; with `alt` a figure, else an ornament. */
export type Drawing = Room & {
  readonly kind: 'drawing';
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly alt?: string;
};

/** A PNG or JPEG, as large as fits into the field without being stretched. */
export type Picture = Room & {
  readonly kind: 'picture';
  readonly picture: PictureFile;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
};

/** Samples as a PDF takes them, read from a picture's file. */
export type PictureFile = {
  /** SHA-256 of the file in hex: the same picture is put into a document once. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly colours: 1 | 3;
  readonly samples: Uint8Array;
  readonly encoding: 'raw' | 'jpeg';
  /** Opacity of each pixel, where not all are opaque. */
  readonly alpha?: Uint8Array;
};

/** One line turned by an angle, around a point of the sheet. It takes no room. */
export type TurnedText = Room & {
  readonly kind: 'turned-text';
  readonly text: string;
  readonly style: Partial<TextStyle>;
  readonly middle: readonly [number, number];
  readonly degrees: number;
};

/** Blocks of a width at a point of the sheet, from the top left corner. They take no room. */
export type Placed = Room & {
  readonly kind: 'placed';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly blocks: readonly Block[];
};

export type Block = TurnedText | Placed | Paragraph | Stack | Grid | Drawing | Picture;
