import type { Content } from 'pdfmake/interfaces.js';
import type { DocumentPage } from './document-page.ts';
import { bareLayout, colours } from './document-style.ts';

const gap = 28;
const imageHeight = 56;

/** Where somebody signs, or has signed. */
export type Signer = {
  /** Below the line: whose signature it is. */
  readonly label: string;
  readonly name: string;
  /** A PNG as base64 on the line; null leaves it blank. */
  readonly png: string | null;
  /** In small type below: what else there is to say, or nothing. */
  readonly note: string;
};

/** Two signatures side by side, never torn apart by the end of a page. */
export function signatureLines(page: DocumentPage, left: Signer, right: Signer): Content {
  const width = (page.geometry.contentWidth - gap) / 2;
  return {
    unbreakable: true,
    marginTop: 20,
    layout: bareLayout,
    table: {
      widths: [width, gap, width],
      heights: [imageHeight],
      body: [
        [ink(left, width), '', ink(right, width)],
        [caption(page, left, width), '', caption(page, right, width)],
      ],
    },
  };
}

function ink({ png }: Signer, width: number): Content {
  if (png === null) return { text: ' ' };
  return { image: `data:image/png;base64,${png}`, fit: [width, imageHeight] };
}

function line(width: number): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.7, lineColor: colours.ink }],
  };
}

function caption({ text }: DocumentPage, { label, name, note }: Signer, width: number): Content {
  const stack: Content[] = [line(width), text(label, { color: colours.quiet, fontSize: 7.5, marginTop: 3 })];
  if (name !== '') stack.push(text(name, { bold: true }));
  if (note !== '') stack.push(text(note, { color: colours.quiet, fontSize: 7 }));
  return { stack };
}
