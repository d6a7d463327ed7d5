import type { Block } from '../layout/block.ts';
import { layOut } from '../layout/lay-out.ts';
import type { LayoutContext } from '../layout/layout-context.ts';
import { paginate } from '../layout/paginate.ts';
import { paintAll } from '../layout/piece.ts';
import type { TextStyle } from '../type/text-style.ts';
import type { TypeCase } from '../type/type-case.ts';
import { assembleFile } from './assemble-file.ts';
import { type DocumentBook, openBook } from './document-book.ts';
import type { DocumentInformation } from './metadata.ts';
import { createPageCanvas, type PageCanvas } from './page-canvas.ts';
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
  const { sheet } = document;
  const pages: { readonly canvas: PageCanvas; readonly section: DocumentSection }[] = [];
  for (const section of document.sections) {
    const newPage = () => {
      const index = firstIndex + pages.length;
      const canvas = createPageCanvas(index, sheet.width, sheet.height, fonts, pictures);
      pages.push({ canvas, section });
      const under = section.underlay?.(pages.length) ?? [];
      furnish(canvas, under, { x: 0, y: 0, width: sheet.width }, document, type);
      return canvas;
    };
    layOutSection(section, document, type, root, newPage);
  }
  for (const [index, { canvas, section }] of pages.entries()) {
    const { margins } = sheet;
    const width = sheet.width - margins.left - margins.right;
    const head = section.head?.(index + 1) ?? [];
    furnish(canvas, head, { x: margins.left, y: 0, width }, document, type);
    const foot = section.foot?.(index + 1, pages.length) ?? [];
    furnish(canvas, foot, { x: margins.left, y: sheet.height - margins.bottom, width }, document, type);
  }
  return pages.map(({ canvas }) => canvas);
}

function layOutSection(
  section: DocumentSection,
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
  const width = sheet.width - margins.left - margins.right;
  const pieces = section.blocks.flatMap((block) => layOut(block, width, context));
  const height = sheet.height - margins.top - margins.bottom;
  paginate(pieces, { left: margins.left, top: margins.top, height }, newPage);
}

function furnish(
  canvas: PageCanvas,
  blocks: readonly Block[],
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  { style }: PrintableDocument,
  fonts: TypeCase,
): void {
  if (blocks.length === 0) return;
  const context: LayoutContext = {
    ...{ fonts, style, align: 'left', isAlone: false, isArtifact: true },
    parent: structureNode('Sect'),
  };
  const pieces = blocks.flatMap((block) => layOut(block, width, context));
  canvas.artifact(() => paintAll(pieces, canvas, x, y));
}
