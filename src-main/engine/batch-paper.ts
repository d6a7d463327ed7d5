import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BatchPaper, KeptBatch } from './ports/batches-port.ts';
import type { Paper, PrintedDocument } from './ports/documents-port.ts';

/** What a batch keeps of a document that was made: its file, or what it is made of where it is printed with others. */
export function keptPaper(
  output: KeptBatch['output'],
  locale: string,
  { fileName, pageCount, pdf }: PrintedDocument,
  paper: Paper,
): BatchPaper {
  const content = output === 'one-each' ? pdf : deflateRawSync(JSON.stringify(paper));
  return { fileName: inLanguage(fileName, locale), pageCount, content };
}

/** `statement-de.pdf`: the same document in another language is another file. */
function inLanguage(fileName: string, locale: string): string {
  return fileName.replace(/(\.[a-z]+)?$/i, (ending) => `-${locale}${ending}`);
}

/** A paper that is printed with others, as {@link keptPaper} packed it. */
export function unpackPaper(packed: Uint8Array): Paper {
  // Written by this program into the encrypted file.
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as Paper;
}
