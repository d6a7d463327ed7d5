import type { TypeCase } from '../type/type-case.ts';
import { assembleFile } from './assemble-file.ts';
import { openBook } from './document-book.ts';
import type { DocumentInformation } from './metadata.ts';
import type { OutlineEntry } from './outline.ts';
import { createPageCanvas, type PageCanvas } from './page-canvas.ts';
import { type PrintableDocument, type PrintedFile, paintDocument } from './print-document.ts';
import { structureNode } from './structure.ts';

/** A document in a file of several, by the words that lead to it. */
export type MergedPart = { readonly title: string; readonly document: PrintableDocument };

export type MergedSetting = {
  readonly information: DocumentInformation;
  /** 32 hex digits. */
  readonly fileId: string;
  /** Each document begins on the front of a sheet: behind one of an odd number of pages stands a blank one. */
  readonly isDuplex: boolean;
};

/**
 * Prints documents into one file, each with its own pages counted from 1, its own part of the structure and its own
 * entry of the outline. What is attached to a document is left out: the file is for a printer. Pure, as `printDocument`.
 */
export function printMerged(
  parts: readonly MergedPart[],
  { information, fileId, isDuplex }: MergedSetting,
  type: TypeCase,
): PrintedFile {
  const book = openBook(type);
  const root = structureNode('Document');
  const canvases: PageCanvas[] = [];
  const outline: OutlineEntry[] = [];
  for (const { title, document } of parts) {
    const { width, height } = document.sheet;
    if (isDuplex && canvases.length % 2 === 1) {
      const before = canvases.at(-1) ?? { width, height };
      canvases.push(
        createPageCanvas(canvases.length, before.width, before.height, {
          ...book,
          palette: document.palette,
        }),
      );
    }
    outline.push({ title, page: canvases.length });
    const { language } = document.information;
    const part = structureNode('Part', root, { title, language });
    canvases.push(...paintDocument(document, book, { root: part, firstIndex: canvases.length }));
  }
  const pdf = assembleFile({ information, attached: [], fileId, outline }, canvases, root, book);
  return { pdf, pageCount: canvases.length };
}
