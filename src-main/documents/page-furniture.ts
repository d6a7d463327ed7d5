import type { Content, DynamicContent } from 'pdfmake/interfaces.js';
import type { DocumentPage } from './document-page.ts';
import type { DocumentParts } from './document-parts.ts';
import { bareLayout, colours } from './document-style.ts';
import { fillIn } from './document-words.ts';

/** The foot of each page: the proof that the document adds up, the hash of its input, page x of y. */
export function pageFoot(page: DocumentPage, { proof }: DocumentParts, inputHash: string): DynamicContent {
  const { format, geometry, text } = page;
  const input = fillIn(format.words.input, { hash: `${inputHash.slice(0, 4)}…${inputHash.slice(-4)}` });
  return (current, count) => ({
    layout: bareLayout,
    fontSize: 6.5,
    color: colours.quiet,
    margin: [geometry.marginLeft, 16, geometry.marginRight, 0],
    table: {
      widths: [geometry.contentWidth - 70, 70],
      body: [
        [
          text(`${proof} · ${input}`),
          text(fillIn(format.words.page, { page: String(current), count: String(count) }), {
            alignment: 'right',
          }),
        ],
      ],
    },
  });
}

/** The head of the pages after the first: what this is and whose, in one line. */
export function pageHead(page: DocumentPage, { title }: DocumentParts): DynamicContent {
  const { account, asOf, format, geometry, text } = page;
  const shortName = account.name.length > 60 ? `${[...account.name].slice(0, 59).join('')}…` : account.name;
  const line = `${title} · ${format.words.account} ${account.number} · ${shortName}`;
  return (current) =>
    current === 1
      ? null
      : {
          layout: bareLayout,
          fontSize: 7.5,
          color: colours.quiet,
          margin: [geometry.marginLeft, geometry.marginTop - 24, geometry.marginRight, 0],
          table: {
            widths: [geometry.contentWidth - 90, 90],
            body: [[text(line), text(format.longDate(asOf), { alignment: 'right' })]],
          },
        };
}

/** Marks at the edge of the first page where the sheet folds into a window envelope. */
export function foldMarks({ geometry }: DocumentPage): (current: number) => Content {
  return (current) =>
    current === 1 && geometry.foldMarks.length > 0
      ? {
          canvas: geometry.foldMarks.map((y) => ({
            type: 'line' as const,
            x1: 10,
            y1: y,
            x2: 20,
            y2: y,
            lineWidth: 0.4,
            lineColor: colours.quiet,
          })),
        }
      : [];
}
