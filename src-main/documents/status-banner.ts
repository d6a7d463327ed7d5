import type { DocumentPage } from './document-page.ts';
import { boxLook, colours } from './document-style.ts';
import type { Grid } from './layout/block.ts';
import { cell, text } from './layout/blocks.ts';

/** Says above everything else that a paper is worth nothing, or nothing yet, and why. */
export function statusBanner({ geometry }: DocumentPage, title: string, why: string): Grid {
  const blocks = [text(title, { bold: true, size: 11, colour: colours.danger })];
  if (why !== '') blocks.push(text(why, { above: 1 }));
  const rule = () => ({ width: 1, colour: colours.danger });
  return {
    kind: 'grid',
    use: 'layout',
    look: { ...boxLook(), rowRule: rule, columnRule: rule },
    below: 9,
    widths: [geometry.contentWidth - 16],
    rows: [[cell(blocks)]],
  };
}
