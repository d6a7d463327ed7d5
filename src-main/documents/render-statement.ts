import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { StatementContent } from '../engine/ports/documents-port.ts';
import { loadDocumentFonts } from './document-fonts.ts';
import { inputHashOf } from './input-hash.ts';
import { statementDefinition } from './statement-definition.ts';
import { statementFileName } from './statement-file-name.ts';
import { createTextSetter } from './text-setter.ts';

// pdfmake is a CommonJS instance: an import would see its default only, which its types do not have.
const pdfmake: typeof import('pdfmake') = createRequire(import.meta.url)('pdfmake');

export type RenderedStatement = {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pageCount: number;
  readonly inputHash: string;
  readonly fileName: string;
};

export type StatementRenderer = (content: StatementContent) => Promise<RenderedStatement>;

/** Reads the fonts of a resources folder once; the renderer then touches no file but these fonts, and no network. */
export function createStatementRenderer(resourcesDirectory: string): StatementRenderer {
  const fonts = loadDocumentFonts(join(resourcesDirectory, 'fonts'));
  const files = new Set(fonts.flatMap((font) => [font.normal, font.bold]));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  pdfmake.setFonts(Object.fromEntries(fonts.map(({ name, normal, bold }) => [name, { normal, bold }])));
  const text = createTextSetter(fonts);
  return async (content) => {
    const inputHash = inputHashOf(content);
    const definition = statementDefinition(content, text, inputHash);
    let pageCount = 0;
    const footer = definition.footer;
    if (typeof footer !== 'function') throw new Error('a statement has a footer on each page');
    const counting: typeof definition = {
      ...definition,
      footer: (current, count, size) => {
        pageCount = count;
        return footer(current, count, size);
      },
    };
    const pdf = Uint8Array.from(await pdfmake.createPdf(counting).getBuffer());
    const fileName = statementFileName(content.view.account.number, content.view.today);
    return { pdf, pageCount, inputHash, fileName };
  };
}
