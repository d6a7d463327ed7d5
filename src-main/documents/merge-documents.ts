import type { MergedDocuments, MergeSetting, Paper } from '../engine/ports/documents-port.ts';
import { inputHashOf } from '../engine/ports/input-hash.ts';
import { documentDefinition } from './document-definition.ts';
import type { DocumentInformation } from './pdf/metadata.ts';
import type { PrintableDocument } from './pdf/print-document.ts';
import { printMerged } from './pdf/print-merged.ts';
import { printableText } from './type/printable-text.ts';
import type { TypeCase } from './type/type-case.ts';

/** One file of several documents in their order, to be printed at once. The same contents give the same bytes. */
export function mergeDocuments(
  papers: readonly Paper[],
  { isDuplex }: MergeSetting,
  type: TypeCase,
): MergedDocuments {
  const hashes = papers.map(({ content }) => inputHashOf(content));
  const marks = papers.map(({ mark }) => mark ?? null);
  const parts = papers.map(({ content, mark }, index) => ({
    title: printableText(`${content.account.number} · ${content.account.name}`),
    document: documentDefinition(content, hashes[index] ?? '', mark),
  }));
  const information = informationOf(parts.map(({ document }) => document));
  const fileId = inputHashOf({ hashes, marks, isDuplex }).slice(0, 32);
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
