import type { SheetPage } from './document-page.ts';
import { boxLook, colours } from './document-style.ts';
import { fillIn } from './document-words.ts';
import type { Grid } from './layout/block.ts';
import { cell, text } from './layout/blocks.ts';

/** Says of a copy, before everything that it says, which copy of which document of which day it is. */
export function copyBanner(page: SheetPage): readonly Grid[] {
  const { geometry, format, mark } = page;
  if (mark?.copy == null) return [];
  const rule = () => ({ width: 1, colour: colours.brand });
  const why = fillIn(format.words.issued.copyWhy, { date: format.longDate(mark.copy.issuedOn) });
  const title = copyWords(page).map((line) => text(line, { bold: true, size: 11, colour: colours.brand }));
  return [
    {
      kind: 'grid',
      use: 'layout',
      look: { ...boxLook(), rowRule: rule, columnRule: rule },
      below: 9,
      widths: [geometry.contentWidth - 16],
      rows: [[cell([...title, text(why, { above: 1 })])]],
    },
  ];
}

/** That a paper is a copy, in the fewest words; nothing for what is none. */
export function copyWords({ format, mark }: SheetPage): readonly string[] {
  if (mark?.copy == null) return [];
  const { number, of } = mark.copy;
  const { copy, laterCopy } = format.words.issued;
  return [fillIn(number === 1 ? copy : laterCopy, { copy: String(number), of })];
}
