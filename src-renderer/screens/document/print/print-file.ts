import { openPdf } from '../../../app/pdf/open-pdf.ts';

const printScale = 2.5;

/**
 * Prints pages of a PDF, counted from 1, as images: frames of foreign content are closed by the content security policy, so the
 * host's own PDF viewer cannot be embedded.
 */
export async function printFile(file: Blob, pages: readonly number[]): Promise<void> {
  const { pdf, close } = await openPdf(file);
  const sheets = document.createElement('div');
  sheets.className = 'print-sheets';
  for (const number of pages) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: printScale });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, viewport, intent: 'print' }).promise;
    sheets.append(canvas);
  }
  document.body.append(sheets);
  window.print();
  sheets.remove();
  await close();
}
