import type { Content } from 'pdfmake/interfaces.js';
import type { DocumentPage } from './document-page.ts';
import { boxLayout, colours } from './document-style.ts';

/** Says above everything else that a paper is worth nothing, or nothing yet, and why. */
export function statusBanner({ geometry, text }: DocumentPage, title: string, why: string): Content {
  const stack = [text(title, { bold: true, fontSize: 11, color: colours.danger })];
  if (why !== '') stack.push(text(why, { marginTop: 1 }));
  return {
    layout: {
      ...boxLayout(),
      hLineColor: () => colours.danger,
      vLineColor: () => colours.danger,
      hLineWidth: () => 1,
      vLineWidth: () => 1,
    },
    marginBottom: 9,
    table: { widths: [geometry.contentWidth - 18], body: [[{ stack }]] },
  };
}
