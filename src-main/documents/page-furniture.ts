import { copyWords } from './copy-mark.ts';
import type { SheetPage } from './document-page.ts';
import type { PageWords } from './document-parts.ts';
import { colours } from './document-style.ts';
import { fillIn } from './document-words.ts';
import type { Block, Drawing } from './layout/block.ts';
import { cell, text } from './layout/blocks.ts';
import type { PageFurniture } from './pdf/print-document.ts';

type PageFoot = NonNullable<PageFurniture['foot']>;

/** In points: the height of a bill, and the room above its line. */
const billRoom = ((105 + 14) * 72) / 25.4;

/** Head, foot, fold marks and the mark across the pages of a document. */
export function pageFurniture(
  page: SheetPage,
  parts: PageWords,
  inputHash: string,
): PageFurniture & { readonly foot: PageFoot } {
  return {
    underlay: (current) => [...foldMarks(page, current), ...markAcross(page, parts)],
    head: (current) => (current === 1 ? [] : pageHead(page, parts)),
    foot: (current, count) => pageFoot(page, parts, { inputHash, current, count }),
    base: companyLines(page),
  };
}

/** The furniture of a page with a QR-bill, which the sheet ends with: its foot stands above the line to cut along. */
export function billFurniture(page: SheetPage, parts: PageWords, inputHash: string): PageFurniture {
  const { foot, base: _, ...furniture } = pageFurniture(page, parts, inputHash);
  const above = page.geometry.marginBottom - billRoom;
  return {
    ...furniture,
    foot: (current, count) => [{ kind: 'stack', above, blocks: foot(current, count) }],
  };
}

/** The foot of each page: the proof that the document adds up, its number, the hash of its input, page x of y. */
function pageFoot(
  { format, geometry, mark }: SheetPage,
  { proof }: PageWords,
  at: { readonly inputHash: string; readonly current: number; readonly count: number },
): readonly Block[] {
  const { inputHash, current, count } = at;
  const input = fillIn(format.words.input, { hash: `${inputHash.slice(0, 4)}…${inputHash.slice(-4)}` });
  const number = mark === undefined ? [] : [fillIn(format.words.issued.number, { number: mark.number })];
  const place = fillIn(format.words.page, { page: String(current), count: String(count) });
  return [
    {
      kind: 'grid',
      use: 'layout',
      // A second line of it must not come nearer to the edge than printers print.
      above: 9,
      style: { size: 6.5, colour: colours.quiet },
      widths: [geometry.contentWidth - 70, 70],
      rows: [[cell(text([proof, ...number, input].join(' · '))), cell(text(place), { align: 'right' })]],
    },
  ];
}

/** Who the organisation is by law, in columns below a rule. */
function companyLines({ footer, geometry }: SheetPage): readonly Block[] {
  if (footer.length === 0) return [];
  const gap = 8;
  const width = geometry.contentWidth / footer.length;
  const rule: Drawing = {
    kind: 'drawing',
    above: 10,
    below: 4,
    width: geometry.contentWidth,
    height: 0,
    shapes: [
      {
        kind: 'line',
        from: [0, 0],
        to: [geometry.contentWidth, 0],
        stroke: { width: 0.5, colour: colours.rule },
      },
    ],
  };
  const columns = footer.map((lines) =>
    cell(lines.map((line) => text(line, { right: gap, lineHeight: 1.05 }))),
  );
  return [
    rule,
    {
      kind: 'grid',
      use: 'layout',
      style: { size: 6.5, colour: colours.quiet },
      widths: footer.map(() => width),
      rows: [columns],
    },
  ];
}

/** The head of the pages after the first: what this is and whose, in one line. */
function pageHead(page: SheetPage, { title }: PageWords): readonly Block[] {
  const { asOf, format, geometry, whose } = page;
  const line = [...copyWords(page), title, ...whose].join(' · ');
  return [
    {
      kind: 'grid',
      use: 'layout',
      above: geometry.marginTop - 24,
      style: { size: 7.5, colour: colours.quiet },
      widths: [geometry.contentWidth - 90, 90],
      rows: [[cell(text(line)), cell(text(format.longDate(asOf)), { align: 'right' })]],
    },
  ];
}

/** Marks at the edge of the first page where the sheet folds into a window envelope. */
function foldMarks({ geometry }: SheetPage, current: number): readonly Drawing[] {
  if (current !== 1 || geometry.foldMarks.length === 0) return [];
  return [
    {
      kind: 'drawing',
      width: geometry.pageWidth,
      height: 0,
      shapes: geometry.foldMarks.map((y) => ({
        kind: 'line',
        from: [10, y],
        to: [20, y],
        stroke: { width: 0.4, colour: colours.quiet },
      })),
    },
  ];
}

/** One large word from corner to corner, below everything else. That a paper is worth nothing goes before all. */
function markAcross({ geometry, format, mark: issued }: SheetPage, parts: PageWords): readonly Block[] {
  const mark = parts.mark ?? (issued?.copy == null ? null : format.words.issued.copyMark);
  if (mark === null) return [];
  const { pageWidth, pageHeight } = geometry;
  const degrees = (Math.atan2(pageHeight, pageWidth) * 180) / Math.PI;
  return [
    {
      kind: 'turned-text',
      text: mark,
      style: { size: 84, bold: true, colour: colours.mark },
      middle: [pageWidth / 2, pageHeight / 2],
      degrees,
    },
  ];
}
