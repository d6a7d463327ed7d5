import { colourProfile } from './colour-profile.ts';
import type { DocumentBook } from './document-book.ts';
import { linkAnnotation } from './link-annotation.ts';
import { producer, xmpPacket } from './metadata.ts';
import { type OutlineEntry, putOutline } from './outline.ts';
import type { PageCanvas } from './page-canvas.ts';
import { createPdfFile, type PdfFile } from './pdf-file.ts';
import {
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
  pdfDate,
  pdfName,
  pdfText,
} from './pdf-value.ts';
import type { AttachedFile, PrintableDocument } from './print-document.ts';
import { putStructure, type StructureNode, type WrittenPage } from './structure.ts';

/** What a file is besides its pages. */
export type FileParts = Pick<PrintableDocument, 'information' | 'attached' | 'fileId'> & {
  /** What a reader shows beside the pages; none for a file of one document. */
  readonly outline: readonly OutlineEntry[];
};

/** The file of painted pages, with the fonts and pictures of their book. */
export function assembleFile(
  { information, attached, fileId, outline }: FileParts,
  canvases: readonly PageCanvas[],
  structure: StructureNode,
  book: DocumentBook,
): Uint8Array<ArrayBuffer> {
  const file = createPdfFile();
  const { title, author, language, date } = information;
  const tree = file.reserve();
  const pages = putPages(file, canvases, tree, file.add(book.put(file)));
  file.put(tree, {
    Type: '/Pages',
    Count: pages.length,
    Kids: pages.map(({ reference }) => reference),
  });
  const files = attached.map((one) => ({ name: one.name, reference: putAttachment(file, one, date) }));
  const root = file.add({
    Type: '/Catalog',
    Pages: tree,
    Lang: pdfText(language),
    MarkInfo: { Marked: true },
    StructTreeRoot: putStructure(file, structure, pages),
    ViewerPreferences: { DisplayDocTitle: true },
    Metadata: file.addStream(
      Buffer.from(xmpPacket(information), 'utf8'),
      { Type: '/Metadata', Subtype: '/XML' },
      true,
    ),
    OutputIntents: [outputIntent(file)],
    ...attachments(files),
    ...putOutline(file, outline, pages),
  });
  const info = file.add({
    Title: pdfText(title),
    Author: pdfText(author),
    Creator: pdfText(producer),
    Producer: pdfText(producer),
    CreationDate: pdfDate(date),
    ModDate: pdfDate(date),
  });
  return file.bytes({ root, info, fileId });
}

function putPages(
  file: PdfFile,
  canvases: readonly PageCanvas[],
  parent: PdfReference,
  resources: PdfReference,
): WrittenPage[] {
  // The keys before them are those of the pages.
  let nextKey = canvases.length;
  return canvases.map((canvas) => {
    const links = canvas.links.map((link) => {
      const key = nextKey;
      nextKey += 1;
      return { key, node: link.node, reference: file.add(linkAnnotation(link, canvas.height, key)) };
    });
    const reference = file.add({
      Type: '/Page',
      Parent: parent,
      MediaBox: [0, 0, canvas.width, canvas.height],
      Resources: resources,
      Contents: file.addStream(canvas.content()),
      Annots: links.length === 0 ? undefined : links.map((link) => link.reference),
      StructParents: canvas.index,
      Tabs: '/S',
    });
    return { reference, marks: canvas.marks, links };
  });
}

/** What the numbers of the colours mean (PDF/A-3, 6.2.3). */
function outputIntent(file: PdfFile): PdfValue {
  return {
    Type: '/OutputIntent',
    S: '/GTS_PDFA1',
    OutputConditionIdentifier: pdfText('sRGB IEC61966-2.1'),
    Info: pdfText('sRGB IEC61966-2.1'),
    DestOutputProfile: file.addStream(profile, { N: 3 }),
  };
}

const profile = colourProfile();

/** PDF/A-3, 6.8: named in the tree of names, and said to be the data of the document. */
function putAttachment(file: PdfFile, one: AttachedFile, date: string): PdfReference {
  const stream = file.addStream(one.content, {
    Type: '/EmbeddedFile',
    Subtype: pdfName(one.mediaType),
    Params: { Size: one.content.length, ModDate: pdfDate(date) },
  });
  return file.add({
    Type: '/Filespec',
    F: pdfText(one.name),
    UF: pdfText(one.name),
    Desc: pdfText(one.description),
    AFRelationship: '/Data',
    EF: { F: stream, UF: stream },
  });
}

function attachments(
  files: readonly { readonly name: string; readonly reference: PdfReference }[],
): PdfDictionary {
  if (files.length === 0) return {};
  return {
    AF: files.map(({ reference }) => reference),
    Names: { EmbeddedFiles: { Names: files.flatMap(({ name, reference }) => [pdfText(name), reference]) } },
  };
}
