import type { Block } from '../layout/block.ts';
import { layOut } from '../layout/lay-out.ts';
import type { LayoutContext } from '../layout/layout-context.ts';
import { paginate } from '../layout/paginate.ts';
import { heightOf, type Piece, paintAll } from '../layout/piece.ts';
import type { TextStyle } from '../type/text-style.ts';
import type { TypeCase } from '../type/type-case.ts';
import { assembleFile } from './assemble-file.ts';
import { type DocumentBook, openBook } from './document-book.ts';
import type { DocumentInformation } from './metadata.ts';
import { createPageCanvas, type PageCanvas, type Palette } from './page-canvas.ts';
import { type StructureNode, structureNode } from './structure.ts';

/** In points. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly margins: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
};

/** What stands on a page beside the content: nothing of it is read aloud. `page` counts from 1. */
export type PageFurniture = {
  /** Below the content, from the top left corner of the sheet. */
  underlay?(page: number): readonly Block[];
  head?(page: number): readonly Block[];
  foot?(page: number, count: number): readonly Block[];
  /** Above the foot and the same on each page, as high as it has to be: the content ends above it. */
  readonly base?: readonly Block[];
};

/** Content with the furniture of its pages; begins on a page of its own. */
export type DocumentSection = PageFurniture & { readonly blocks: readonly Block[] };

/** A file that travels in the document (PDF/A-3: what the paper says, for machines). */
export type AttachedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly content: Uint8Array;
};

export type PrintableDocument = {
  readonly information: DocumentInformation;
  readonly sheet: Sheet;
  readonly style: TextStyle;
  readonly sections: readonly DocumentSection[];
  readonly attached: readonly AttachedFile[];
  /** 32 hex digits. */
  readonly fileId: string;
  readonly palette: Palette;
};

export type PrintedFile = { readonly pdf: Uint8Array<ArrayBuffer>; readonly pageCount: number };

/** Lays a document out and writes it as PDF/A-3b and PDF/UA-1. Pure: the same document and fonts give the same bytes. */
export function printDocument(document: PrintableDocument, type: TypeCase): PrintedFile {
  const book = openBook(type);
  const root = structureNode('Document');
  const canvases = paintDocument(document, book, { root, firstIndex: 0 });
  return {
    pdf: assembleFile({ ...document, outline: [] }, canvases, root, book),
    pageCount: canvases.length,
  };
}

/** Where a document stands in its file: what its sections belong to, and the number of its first page from 0. */
type PlaceInFile = { readonly root: StructureNode; readonly firstIndex: number };

/** Paints the pages of a document; they are counted from 1 wherever in a file they stand. */
export function paintDocument(
  document: PrintableDocument,
  { type, fonts, pictures }: DocumentBook,
  { root, firstIndex }: PlaceInFile,
): readonly PageCanvas[] {
  const { sheet, palette } = document;
  const pages: { readonly canvas: PageCanvas; readonly section: DocumentSection }[] = [];
  for (const section of document.sections) {
    const base = furniture(section.base ?? [], widthOf(sheet), document, type);
    const baseTop = sheet.height - sheet.margins.bottom - heightOf(base);
    const newPage = () => {
      const index = firstIndex + pages.length;
      const canvas = createPageCanvas(index, sheet.width, sheet.height, { fonts, pictures, palette });
      pages.push({ canvas, section });
      const under = section.underlay?.(pages.length) ?? [];
      furnish(canvas, under, { x: 0, y: 0, width: sheet.width }, document, type);
      if (base.length > 0) canvas.artifact(() => paintAll(base, canvas, sheet.margins.left, baseTop));
      return canvas;
    };
    const height = baseTop - sheet.margins.top;
    layOutSection({ blocks: section.blocks, height }, document, type, root, newPage);
  }
  for (const [index, { canvas, section }] of pages.entries()) {
    const { margins } = sheet;
    const width = widthOf(sheet);
    const head = section.head?.(index + 1) ?? [];
    furnish(canvas, head, { x: margins.left, y: 0, width }, document, type);
    const foot = section.foot?.(index + 1, pages.length) ?? [];
    furnish(canvas, foot, { x: margins.left, y: sheet.height - margins.bottom, width }, document, type);
  }
  return pages.map(({ canvas }) => canvas);
}

function widthOf({ width, margins }: Sheet): number {
  return width - margins.left - margins.right;
}

function layOutSection(
  { blocks, height }: { readonly blocks: readonly Block[]; readonly height: number },
  { sheet, style }: PrintableDocument,
  fonts: TypeCase,
  root: StructureNode,
  newPage: () => PageCanvas,
): void {
  const { margins } = sheet;
  const context: LayoutContext = {
    ...{ fonts, style, align: 'left', isAlone: false, isArtifact: false },
    parent: structureNode('Sect', root),
  };
  const pieces = blocks.flatMap((block) => layOut(block, widthOf(sheet), context));
  paginate(pieces, { left: margins.left, top: margins.top, height }, newPage);
}

function furnish(
  canvas: PageCanvas,
  blocks: readonly Block[],
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  document: PrintableDocument,
  fonts: TypeCase,
): void {
  if (blocks.length === 0) return;
  const pieces = furniture(blocks, width, document, fonts);
  canvas.artifact(() => paintAll(pieces, canvas, x, y));
}

/** What is painted beside the content, laid out. */
function furniture(
  blocks: readonly Block[],
  width: number,
  { style }: PrintableDocument,
  fonts: TypeCase,
): readonly Piece[] {
  const context: LayoutContext = {
    ...{ fonts, style, align: 'left', isAlone: false, isArtifact: true },
    parent: structureNode('Sect'),
  };
  return blocks.flatMap((block) => layOut(block, width, context));
}
