import type { DocumentPage } from './document-page.ts';
import { colours } from './document-style.ts';
import type { Block, Grid, PictureFile } from './layout/block.ts';
import { cell, stack, text } from './layout/blocks.ts';

const gap = 28;
const inkHeight = 56;

/** Where somebody signs, or has signed. */
export type Signer = {
  /** Below the line: whose signature it is. */
  readonly label: string;
  readonly name: string;
  /** What stands on the line; null leaves it blank. */
  readonly signature: PictureFile | null;
  /** In small type below: what else there is to say, or nothing. */
  readonly note: string;
};

/** Two signatures side by side, never torn apart by the end of a page. */
export function signatureLines(page: DocumentPage, left: Signer, right: Signer): Grid {
  const width = (page.geometry.contentWidth - gap) / 2;
  return {
    kind: 'grid',
    use: 'layout',
    keepsTogether: true,
    above: 20,
    widths: [width, gap, width],
    heights: [inkHeight],
    rows: [
      [cell(ink(left, width)), cell([]), cell(ink(right, width))],
      [cell(caption(left, width)), cell([]), cell(caption(right, width))],
    ],
  };
}

function ink({ signature, label }: Signer, width: number): readonly Block[] {
  if (signature === null) return [];
  return [{ kind: 'picture', picture: signature, width, height: inkHeight, alt: label }];
}

function caption({ label, name, note }: Signer, width: number): Block {
  const blocks: Block[] = [
    {
      kind: 'drawing',
      width,
      height: 0,
      shapes: [{ kind: 'line', from: [0, 0], to: [width, 0], stroke: { width: 0.7, colour: colours.ink } }],
    },
    text(label, { colour: colours.quiet, size: 7.5, above: 3 }),
  ];
  if (name !== '') blocks.push(text(name, { bold: true }));
  if (note !== '') blocks.push(text(note, { colour: colours.quiet, size: 7 }));
  return stack(blocks);
}
