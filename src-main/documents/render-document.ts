import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DocumentContent, PrintedDocument } from '../engine/ports/documents-port.ts';
import { dateOf } from './date-of.ts';
import { documentDefinition } from './document-definition.ts';
import { documentFileName } from './document-file-name.ts';
import { loadDocumentFonts } from './document-fonts.ts';
import { inputHashOf } from './input-hash.ts';
import { createTextSetter } from './text-setter.ts';

// pdfmake is a CommonJS instance: an import would see its default only, which its types do not have.
const pdfmake: typeof import('pdfmake') = createRequire(import.meta.url)('pdfmake');

export type DocumentRenderer = (content: DocumentContent) => Promise<PrintedDocument>;

/** Reads the fonts of a resources folder once; the renderer then touches no file but these fonts, and no network. */
export function createDocumentRenderer(resourcesDirectory: string): DocumentRenderer {
  const fonts = loadDocumentFonts(join(resourcesDirectory, 'fonts'));
  const files = new Set(fonts.flatMap((font) => [font.normal, font.bold]));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  pdfmake.setFonts(Object.fromEntries(fonts.map(({ name, normal, bold }) => [name, { normal, bold }])));
  const text = createTextSetter(fonts);
  return async (content) => {
    const inputHash = inputHashOf(content);
    const definition = documentDefinition(content, text, inputHash);
    let pageCount = 0;
    const footer = definition.footer;
    if (typeof footer !== 'function') throw new Error('a document has a footer on each page');
    const counting: typeof definition = {
      ...definition,
      footer: (current, count, size) => {
        pageCount = count;
        return footer(current, count, size);
      },
    };
    const pdf = Uint8Array.from(await pdfmake.createPdf(counting).getBuffer());
    return { pdf, pageCount, inputHash, fileName: fileNameOf(content), asOf: dateOf(content) };
  };
}

function fileNameOf(content: DocumentContent): string {
  switch (content.kind) {
    case 'statement':
      return documentFileName('statement', content.account.number, content.today);
    case 'receipt':
      return documentFileName('receipt', content.receipt.id);
    case 'plan-agreement':
      return documentFileName('payment-plan', content.account.number, `v${content.version.version}`);
  }
}
