import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentLanguages } from '../../src-shared/contract/document-languages.ts';
import { everyDocument } from './every-document.fixture.ts';
import { canReadPdf, paintedPages } from './pdf-text.fixture.ts';
import { createDocumentRenderer } from './render-document.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', 'resources'));

/** Line by line as it is painted, without what only says which input it was. */
function printedText(pdf: Uint8Array): string {
  const lines = paintedPages(pdf).flatMap((page, index) => [`── ${index + 1} ──`, ...page.split('\n')]);
  return lines
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/[0-9a-f]{4}…[0-9a-f]{4}/, '…')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}

/** The words of whole papers, to be read by somebody who speaks the language when they change. */
describe.runIf(canReadPdf).each(documentLanguages)('the text in %s', (locale) => {
  test.each(Object.entries(everyDocument))('of a %s is as it was reviewed', async (kind, contentIn) => {
    const { pdf } = render(contentIn(locale));
    await expect(printedText(pdf)).toMatchFileSnapshot(`__golden__/${kind}.${locale}.txt`);
  });
});
