import type { PictureFile } from '../layout/block.ts';
import { pictureName } from '../layout/picture-name.ts';
import type { TextLine } from '../type/text-lines.ts';
import type { TextPiece } from '../type/text-piece.ts';
import type { FontBook } from './font-book.ts';
import { pdfNumber } from './pdf-value.ts';
import type { StructureNode } from './structure.ts';

export type Stroke = {
  readonly width: number;
  readonly colour: string;
  readonly dash?: readonly [number, number];
};

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** `target`: an address in ASCII. `words`: what it says, for those who do not see it. */
export type PageLink = { readonly box: Box; readonly target: string; readonly words: string };

/** A page while it is painted. Lengths in points from the top left corner, colours as `#rrggbb` or as a role of the palette. */
export type PageCanvas = {
  /** The number of the page in its document, from 0. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** By the number of the mark: what each marked stretch belongs to. */
  readonly marks: readonly StructureNode[];
  /** By their number: places that lead somewhere, and what each belongs to. */
  readonly links: readonly (PageLink & { readonly node: StructureNode })[];
  /** What is painted belongs to a part of the document. */
  tagged(node: StructureNode, paint: () => void): void;
  /** A place that leads somewhere belongs to a part of the document of the role `Link`. */
  link(node: StructureNode, link: PageLink): void;
  /** What is painted is no content: rules, fills, what is repeated on each page. One in another is a part of it. */
  artifact(paint: () => void): void;
  text(line: TextLine, x: number, top: number): void;
  fill(box: Box, colour: string): void;
  /** All boxes as one shape. */
  fillAll(boxes: readonly Box[], colour: string): void;
  line(from: readonly [number, number], to: readonly [number, number], stroke: Stroke): void;
  /** A line of text turned by an angle in degrees around the middle of a point. */
  turnedText(line: TextLine, middle: readonly [number, number], degrees: number): void;
  picture(picture: PictureFile, box: Box): void;
  /** The page's content as operators. */
  content(): string;
};

/** `palette`: the colour of each role; what is no role of it is a colour itself. */
type CanvasParts = {
  readonly fonts: FontBook;
  readonly pictures: { add(picture: PictureFile): void };
  readonly palette: Palette;
};

export type Palette = Readonly<Record<string, string>>;

export function createPageCanvas(
  index: number,
  width: number,
  height: number,
  { fonts, pictures, palette }: CanvasParts,
): PageCanvas {
  const rgb = (colour: string) => operands(palette[colour] ?? colour);
  const operators: string[] = [];
  const marks: StructureNode[] = [];
  const links: (PageLink & { readonly node: StructureNode })[] = [];
  let isInside = false;
  const write = (operator: string) => {
    operators.push(operator);
  };
  const n = pdfNumber;
  const rectangle = ({ x, y, width: w, height: h }: Box) => `${n(x)} ${n(height - y - h)} ${n(w)} ${n(h)} re`;
  return {
    index,
    width,
    height,
    marks,
    links,
    link(node, link) {
      node.kids.push({ page: index, link: links.length });
      links.push({ ...link, node });
    },
    tagged(node, paint) {
      const mark = marks.length;
      marks.push(node);
      node.kids.push({ page: index, mark });
      write(`/${node.role} <</MCID ${mark}>> BDC`);
      paint();
      write('EMC');
    },
    artifact(paint) {
      if (isInside) {
        paint();
        return;
      }
      isInside = true;
      write('/Artifact BMC');
      paint();
      write('EMC');
      isInside = false;
    },
    text(line, x, top) {
      write(lineOperators(line, { fonts, rgb }, `1 0 0 1 ${n(x)} ${n(height - top - line.ascent)} Tm`));
    },
    fill(box, colour) {
      write(`${rgb(colour)} rg ${rectangle(box)} f`);
    },
    fillAll(boxes, colour) {
      write(`${rgb(colour)} rg ${boxes.map(rectangle).join(' ')} f`);
    },
    line([x1, y1], [x2, y2], { width: thickness, colour, dash }) {
      const pattern = dash === undefined ? '' : ` [${dash.map(n).join(' ')}] 0 d`;
      const path = `${n(x1)} ${n(height - y1)} m ${n(x2)} ${n(height - y2)} l S`;
      write(
        dash === undefined
          ? `${rgb(colour)} RG ${n(thickness)} w ${path}`
          : `q ${rgb(colour)} RG ${n(thickness)} w${pattern} ${path} Q`,
      );
    },
    turnedText(line, [x, y], degrees) {
      const angle = (degrees * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const [dx, dy] = [-line.width / 2, -line.ascent / 3];
      const start = [x + dx * cos - dy * sin, height - y + dx * sin + dy * cos];
      const matrix = [cos, sin, -sin, cos].map((value) => value.toFixed(5)).join(' ');
      write(lineOperators(line, { fonts, rgb }, `${matrix} ${start.map(n).join(' ')} Tm`));
    },
    picture(picture, { x, y, width: w, height: h }) {
      pictures.add(picture);
      write(`q ${n(w)} 0 0 ${n(h)} ${n(x)} ${n(height - y - h)} cm /${pictureName(picture)} Do Q`);
    },
    content: () => operators.join('\n'),
  };
}

type LineParts = { readonly fonts: FontBook; readonly rgb: (colour: string) => string };

/** The pieces one behind the other, as few strings as fonts and colours allow. */
function lineOperators({ pieces }: TextLine, { fonts, rgb }: LineParts, position: string): string {
  let operators = `BT ${position}`;
  let open: TextPiece | undefined;
  for (const piece of pieces) {
    const isSame = open !== undefined && open.run.face === piece.run.face && sameStyle(open, piece);
    if (!isSame) {
      if (open !== undefined) operators += '] TJ';
      const { style, run } = piece;
      operators += ` /${fonts.nameOf(run.face)} ${pdfNumber(style.size)} Tf ${rgb(style.colour)} rg [`;
    }
    open = piece;
    operators += glyphs(piece, fonts);
  }
  return open === undefined ? '' : `${operators}] TJ ET`;
}

function sameStyle(a: TextPiece, b: TextPiece): boolean {
  return a.style === b.style || (a.style.size === b.style.size && a.style.colour === b.style.colour);
}

/** Inside of `[…] TJ`: glyphs in hex, with what differs from the advances of the font between them. */
function glyphs({ run, style }: TextPiece, fonts: FontBook): string {
  let text = '';
  let hex = '';
  const flush = () => {
    if (hex !== '') text += `<${hex}>`;
    hex = '';
  };
  for (const [index, glyph] of run.glyphs.entries()) {
    const offset = run.offsets?.[index];
    if (offset !== undefined && (offset[0] !== 0 || offset[1] !== 0)) {
      flush();
      // A mark: moved, drawn, and the pen put back to where it was.
      const [dx, dy] = offset;
      // A number that stands against the one before it would be one with it.
      text += ` ${pdfNumber(-dx)}] TJ ${pdfNumber((dy * style.size) / 1000)} Ts [`;
      text += `<${fonts.code(run.face, glyph, run.texts[index] ?? '')}>`;
      text += `${pdfNumber(dx)}] TJ 0 Ts [`;
    } else hex += fonts.code(run.face, glyph, run.texts[index] ?? '');
    const own = fonts.advanceOf(run.face, glyph);
    const adjustment = own - (run.advances[index] ?? own);
    if (Math.abs(adjustment) > 0.01) {
      flush();
      text += pdfNumber(adjustment);
    }
  }
  flush();
  return text;
}

const colours = new Map<string, string>();

/** Of `#rrggbb`. */
function operands(colour: string): string {
  let known = colours.get(colour);
  if (known === undefined) {
    known = [1, 3, 5].map((at) => pdfNumber(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
    colours.set(colour, known);
  }
  return known;
}
