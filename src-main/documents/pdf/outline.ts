import type { PdfFile } from './pdf-file.ts';
import { type PdfDictionary, type PdfReference, pdfText } from './pdf-value.ts';

/** A way to a page by words (12.3.3). `page` counts from 0. */
export type OutlineEntry = { readonly title: string; readonly page: number };

/** Writes the outline; the entries are for the catalogue, and none where there is nothing to lead to. */
export function putOutline(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  pages: readonly { readonly reference: PdfReference }[],
): PdfDictionary {
  if (entries.length === 0) return {};
  const root = file.reserve();
  const items = entries.map(() => file.reserve());
  for (const [index, { title, page }] of entries.entries()) {
    const [own, target] = [items[index], pages[page]?.reference];
    if (own === undefined || target === undefined)
      throw new Error('the outline leads to a page that is not there');
    file.put(own, {
      Title: pdfText(title),
      Parent: root,
      Prev: items[index - 1],
      Next: items[index + 1],
      Dest: [target, '/Fit'],
    });
  }
  file.put(root, { Type: '/Outlines', First: items[0], Last: items.at(-1), Count: items.length });
  return { Outlines: root, PageMode: '/UseOutlines' };
}
