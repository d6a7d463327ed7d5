import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;

export type OpenPdf = { readonly pdf: PDFDocumentProxy; readonly close: () => Promise<void> };

/** Opens a PDF for the screen. The document's own scripts are never run. */
export async function openPdf(file: Blob): Promise<OpenPdf> {
  const task = getDocument({ data: new Uint8Array(await file.arrayBuffer()), enableXfa: false });
  return { pdf: await task.promise, close: () => task.destroy() };
}
