import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentLanguages } from '../../src-shared/domain/document-languages.ts';
import { everyDocument } from './every-document.fixture.ts';
import { canReadPdf, printedText } from './pdf-text.fixture.ts';
import { createDocumentRenderer } from './render-document.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', 'resources'));

/** The words of whole papers, to be read by somebody who speaks the language when they change. */
describe.runIf(canReadPdf).each(documentLanguages)('the text in %s', (locale) => {
  test.each(Object.entries(everyDocument))('of a %s is as it was reviewed', async (kind, contentIn) => {
    const { pdf } = render(contentIn(locale));
    await expect(printedText(pdf)).toMatchFileSnapshot(`__golden__/${kind}.${locale}.txt`);
  });
});
