import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { DocumentContent } from '../engine/ports/documents-port.ts';
import { dateOf } from './date-of.ts';
import { createDocumentFormat } from './document-format.ts';
import type { DocumentPage } from './document-page.ts';
import type { DocumentParts } from './document-parts.ts';
import { colours } from './document-style.ts';
import { foldMarks, pageFoot, pageHead } from './page-furniture.ts';
import { pageGeometryFor } from './page-geometry.ts';
import { agreementParts } from './plan-agreement/agreement-parts.ts';
import { printableText } from './printable-text.ts';
import { receiptParts } from './receipt/receipt-parts.ts';
import { statementParts } from './statement/statement-parts.ts';
import type { TextSetter } from './text-setter.ts';

/** What pdfmake takes; its types leave the language out. */
export type DocumentDefinition = TDocumentDefinitions & {
  readonly language: string;
  readonly displayTitle: boolean;
  readonly version: '1.7';
};

/** A document as pdfmake lays it out. Pure: the same content and hash give the same definition. */
export function documentDefinition(
  content: DocumentContent,
  text: TextSetter,
  inputHash: string,
): DocumentDefinition {
  const page = pageOf(content, text);
  const { format, geometry } = page;
  const parts = partsOf(page, content);
  return {
    version: '1.7',
    language: format.locale,
    displayTitle: true,
    info: documentInformation(page, parts),
    pageSize: geometry.pageSize,
    pageMargins: [geometry.marginLeft, geometry.marginTop, geometry.marginRight, geometry.marginBottom],
    defaultStyle: { font: 'sans', fontSize: 8.5, color: colours.ink },
    header: pageHead(page, parts),
    footer: pageFoot(page, parts, inputHash),
    background: foldMarks(page),
    ...(parts.mark === null
      ? {}
      : { watermark: { text: parts.mark, color: colours.danger, opacity: 0.09, bold: true, fontSize: 84 } }),
    content: [...parts.body],
  };
}

function pageOf(content: DocumentContent, text: TextSetter): DocumentPage {
  const { account } = content;
  const geometry = pageGeometryFor(account.country);
  const format = createDocumentFormat(regionalLocale(content.locale, geometry.pageSize));
  return { organisation: content.organisation, account, asOf: dateOf(content), format, geometry, text };
}

function partsOf(page: DocumentPage, content: DocumentContent): DocumentParts {
  switch (content.kind) {
    case 'statement':
      return statementParts(page, content);
    case 'receipt':
      return receiptParts(page, content);
    case 'plan-agreement':
      return agreementParts(page, content);
  }
}

/** English alone does not say how a date is written: as in the United States there, as in Britain elsewhere. */
function regionalLocale(locale: string, pageSize: 'A4' | 'LETTER'): string {
  if (locale !== 'en') return locale;
  return pageSize === 'LETTER' ? 'en-US' : 'en-GB';
}

function documentInformation(
  { organisation, account, asOf }: DocumentPage,
  { title }: DocumentParts,
): TDocumentDefinitions['info'] {
  // No clock: the date of the document is the date that it is of.
  const date = new Date(`${asOf}T00:00:00Z`);
  return {
    title: printableText(`${title} · ${account.number} · ${asOf}`),
    author: printableText(organisation.name),
    creator: 'Duebook',
    producer: 'Duebook',
    creationDate: date,
    modDate: date,
  };
}
