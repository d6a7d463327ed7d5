import { copyBanner } from './copy-mark.ts';
import { printedAddress } from './country-line.ts';
import type { DocumentPage, PageLogo } from './document-page.ts';
import { colours } from './document-style.ts';
import type { Block, Cell, Grid, Picture } from './layout/block.ts';
import { cell, stack, text } from './layout/blocks.ts';
import { linkTarget } from './link-target.ts';

/** Between a logo and what stands beside or below it, in points. */
const logoRoom = 8;

/** What stands beside the address: a label and what it says. */
export type Particular = readonly [label: string, value: string];

/**
 * The head of the first page: organisation, address window and particulars, and of a copy that it is one. A grid with
 * least heights, so that it keeps the window's position and grows instead of cutting when a name is very long.
 */
export function letterhead(page: DocumentPage, rows: readonly Particular[]): Block {
  return stack([head(page, rows), ...copyBanner(page)]);
}

function head(page: DocumentPage, rows: readonly Particular[]): Grid {
  const { geometry } = page;
  return {
    kind: 'grid',
    use: 'layout',
    widths: [geometry.contentWidth - geometry.metaWidth, geometry.metaWidth],
    heights: [geometry.letterheadHeight, geometry.addressFieldHeight],
    rows: [
      [cell(headLeft(page)), headRight(page)],
      [cell(addressWindow(page)), cell(particulars(page, rows))],
    ],
  };
}

/** The logo in place of the name, or the name; with the logo on the other side how to reach the organisation, too. */
function headLeft(page: DocumentPage): readonly Block[] {
  const { logo } = page;
  if (logo === null) return [organisationName(page)];
  return logo.side === 'left'
    ? [logoPicture(page, logo)]
    : [organisationName(page), organisationContact(page, 'left')];
}

function headRight(page: DocumentPage): Cell {
  const { logo } = page;
  if (logo?.side !== 'right') return cell(organisationContact(page, 'right'));
  return cell({ ...logoPicture(page, logo), left: page.geometry.metaWidth - logoSize(page, logo).width });
}

/** As wide as wanted, and no higher than the room above the address: the window stays where it is. */
function logoSize({ geometry }: DocumentPage, { picture, width, side }: PageLogo) {
  const field = side === 'left' ? geometry.contentWidth - geometry.metaWidth - logoRoom : geometry.metaWidth;
  const [most, high] = [Math.min(width, field), geometry.letterheadHeight - logoRoom];
  const scale = Math.min(most / picture.width, high / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

function logoPicture(page: DocumentPage, logo: PageLogo): Picture {
  const { organisation } = page;
  return { kind: 'picture', picture: logo.picture, alt: organisation.name, ...logoSize(page, logo) };
}

function organisationName({ organisation }: DocumentPage): Block {
  const { name } = organisation;
  return text(name, { bold: true, size: name.length > 60 ? 10 : 15, colour: colours.brand, right: 16 });
}

function organisationContact({ organisation, format }: DocumentPage, align: 'left' | 'right'): Block {
  const { phone, email } = organisation;
  const first = [format.words.receivables, phone].filter((part) => part !== '').join(' · ');
  const lines = [first, email].filter((line) => line !== '');
  return stack(
    lines.map((line) => text(line, { colour: colours.quiet, link: linkTarget(line) })),
    { align, above: 2 },
  );
}

function addressWindow({ organisation, account, geometry, format }: DocumentPage): Block {
  const { name, addressLines } = account;
  const lines = printedAddress(addressLines, format.locale);
  // A part that does not fit on the line goes to the next one whole.
  const sender = [organisation.name, ...printedAddress(organisation.addressLines, format.locale)]
    .filter((line) => line !== '')
    .map((line) => line.replaceAll(' ', '\u00a0'))
    .join('\u00a0· ');
  // The window shows about 27 mm: what is longer is set smaller before it grows out of it.
  const expectedLines = [name, ...lines].reduce((sum, line) => sum + Math.ceil(line.length / 44), 0);
  const size = expectedLines <= 6 ? 9.5 : expectedLines <= 8 ? 7.5 : 6;
  const address = [text(name, { bold: true }), ...lines.map((line) => text(line))];
  return stack(
    [
      text(sender, { size: sender.length > 72 ? 5.2 : 6, colour: colours.quiet, below: 5 }),
      stack(
        address.map((line) => ({ ...line, lineHeight: 1.05 })),
        { style: { size } },
      ),
    ],
    {
      above: geometry.senderOffset,
      below: 6,
      right: geometry.contentWidth - geometry.metaWidth - geometry.addressWidth,
    },
  );
}

function particulars({ geometry }: DocumentPage, rows: readonly Particular[]): Block {
  const labelWidth = 70;
  const labelGap = 3;
  return {
    kind: 'grid',
    use: 'layout',
    above: geometry.metaOffset,
    look: { padding: () => ({ left: 0, right: 0, top: 0, bottom: 3 }) },
    widths: [labelWidth, geometry.metaWidth - labelWidth],
    rows: rows.map(([label, value], index) => [
      cell(text(label, { colour: colours.quiet, right: labelGap })),
      cell(text(value, { bold: index === 0 })),
    ]),
  };
}
