import type { Content } from 'pdfmake/interfaces.js';
import { printedAddress } from './country-line.ts';
import type { DocumentPage } from './document-page.ts';
import { bareLayout, colours } from './document-style.ts';

/** What stands beside the address: a label and what it says. */
export type Particular = readonly [label: string, value: string];

/**
 * The head of the first page: organisation, address window and particulars. A table with least heights, so that it
 * keeps the window's position and grows instead of cutting when a name is very long.
 */
export function letterhead(page: DocumentPage, rows: readonly Particular[]): Content {
  const { geometry } = page;
  return {
    layout: bareLayout,
    table: {
      widths: [geometry.contentWidth - geometry.metaWidth, geometry.metaWidth],
      heights: [geometry.letterheadHeight, geometry.addressFieldHeight],
      body: [
        [organisationName(page), organisationContact(page)],
        [addressWindow(page), particulars(page, rows)],
      ],
    },
  };
}

function organisationName({ organisation, text }: DocumentPage): Content {
  const { name } = organisation;
  const fontSize = name.length > 60 ? 10 : 15;
  return text(name, { bold: true, fontSize, color: colours.brand, marginRight: 16 });
}

function organisationContact({ organisation, format, text }: DocumentPage): Content {
  const { phone, email } = organisation;
  const first = [format.words.receivables, phone].filter((part) => part !== '').join(' · ');
  const lines = [first, email].filter((line) => line !== '');
  return {
    stack: lines.map((line) => text(line, { color: colours.quiet, alignment: 'right' })),
    marginTop: 2,
  };
}

function addressWindow({ organisation, account, geometry, format, text }: DocumentPage): Content {
  const { name, addressLines } = account;
  const lines = printedAddress(addressLines, format.locale);
  // A part that does not fit on the line goes to the next one whole.
  const sender = [organisation.name, ...printedAddress(organisation.addressLines, format.locale)]
    .filter((line) => line !== '')
    .map((line) => line.replaceAll(' ', '\u00a0'))
    .join('\u00a0· ');
  // The window shows about 27 mm: what is longer is set smaller before it grows out of it.
  const expectedLines = [name, ...lines].reduce((sum, line) => sum + Math.ceil(line.length / 44), 0);
  const fontSize = expectedLines <= 6 ? 9.5 : expectedLines <= 8 ? 7.5 : 6;
  return {
    layout: bareLayout,
    margin: [0, geometry.senderOffset, 0, 6],
    table: {
      widths: [geometry.addressWidth],
      body: [
        [text(sender, { fontSize: sender.length > 72 ? 5.2 : 6, color: colours.quiet, marginBottom: 5 })],
        [
          {
            stack: [text(name, { bold: true }), ...lines.map((line) => text(line))],
            fontSize,
            lineHeight: 1.05,
          },
        ],
      ],
    },
  };
}

function particulars({ geometry, text }: DocumentPage, rows: readonly Particular[]): Content {
  const labelWidth = 70;
  return {
    layout: { ...bareLayout, paddingBottom: () => 3 },
    marginTop: geometry.metaOffset,
    table: {
      widths: [labelWidth, geometry.metaWidth - labelWidth],
      body: rows.map(([label, value], index) => [
        text(label, { color: colours.quiet }),
        text(value, { bold: index === 0 }),
      ]),
    },
  };
}
