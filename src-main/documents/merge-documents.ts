import type { DocumentContent, MergedDocuments, MergeSetting } from '../engine/ports/documents-port.ts';
import { documentDefinition } from './document-definition.ts';
import { inputHashOf } from './input-hash.ts';
import type { DocumentInformation } from './pdf/metadata.ts';
import type { PrintableDocument } from './pdf/print-document.ts';
import { printMerged } from './pdf/print-merged.ts';
import { printableText } from './type/printable-text.ts';
import type { TypeCase } from './type/type-case.ts';

/** One file of several documents in their order, to be printed at once. The same contents give the same bytes. */
export function mergeDocuments(
  contents: readonly DocumentContent[],
  { isDuplex }: MergeSetting,
  type: TypeCase,
): MergedDocuments {
  const hashes = contents.map(inputHashOf);
  const parts = contents.map((content, index) => ({
    title: printableText(`${content.account.number} · ${content.account.name}`),
    document: documentDefinition(content, hashes[index] ?? ''),
  }));
  const information = informationOf(parts.map(({ document }) => document));
  const fileId = inputHashOf({ hashes, isDuplex }).slice(0, 32);
  return printMerged(parts, { information, fileId, isDuplex }, type);
}

/** Of the first of them, from which to which the file goes, and the last day that one of them is of. */
function informationOf(documents: readonly PrintableDocument[]): DocumentInformation {
  const [first, last] = [documents[0]?.information, documents.at(-1)?.information];
  if (first === undefined || last === undefined) throw new Error('a merged file has at least one document');
  const dates = documents.map(({ information }) => information.date).sort();
  const title = documents.length === 1 ? first.title : `${first.title} – ${last.title}`;
  return { ...first, title, date: dates.at(-1) ?? first.date };
}
