import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { StatementContent } from '../engine/ports/documents-port.ts';
import { ageingBoxes } from './ageing-boxes.ts';
import { createDocumentFormat } from './document-format.ts';
import { colours } from './document-style.ts';
import { itemTable } from './item-table.ts';
import { letterhead } from './letterhead.ts';
import { foldMarks, pageFoot, pageHead } from './page-furniture.ts';
import { pageGeometryFor } from './page-geometry.ts';
import { paymentPart } from './payment-part.ts';
import { printableText } from './printable-text.ts';
import { remittanceSlip } from './remittance-slip.ts';
import type { StatementPage } from './statement-page.ts';
import { type StatementSection, statementSections } from './statement-section.ts';
import { summary } from './summary-boxes.ts';
import type { TextSetter } from './text-setter.ts';

/** What pdfmake takes; its types leave the language out. */
export type DocumentDefinition = TDocumentDefinitions & {
  readonly language: string;
  readonly displayTitle: boolean;
  readonly version: '1.7';
};

/** The open-item statement as pdfmake lays it out. Pure: the same content and hash give the same definition. */
export function statementDefinition(
  content: StatementContent,
  text: TextSetter,
  inputHash: string,
): DocumentDefinition {
  const geometry = pageGeometryFor(content.view.account.country);
  const format = createDocumentFormat(regionalLocale(content.locale, geometry.pageSize));
  const page: StatementPage = { content, format, geometry, text };
  const sections = statementSections(content.view);
  return {
    version: '1.7',
    language: format.locale,
    displayTitle: true,
    info: documentInformation(page),
    pageSize: geometry.pageSize,
    pageMargins: [geometry.marginLeft, geometry.marginTop, geometry.marginRight, geometry.marginBottom],
    defaultStyle: { font: 'sans', fontSize: 8.5, color: colours.ink },
    header: pageHead(page),
    footer: pageFoot(page, sections, inputHash),
    background: foldMarks(page),
    content: sections.map((section, index) => sectionContent(page, section, index > 0)),
  };
}

/** English alone does not say how a date is written: as in the United States there, as in Britain elsewhere. */
function regionalLocale(locale: string, pageSize: 'A4' | 'LETTER'): string {
  if (locale !== 'en') return locale;
  return pageSize === 'LETTER' ? 'en-US' : 'en-GB';
}

function sectionContent(page: StatementPage, section: StatementSection, onNewPage: boolean): Content {
  const parts: Content[] = [
    letterhead(page, section.currency),
    summary(page, section),
    itemTable(page, section),
    ageingBoxes(page, section),
    paymentPart(page, section),
    ...(section.payNowMinor > 0 ? [remittanceSlip(page, section)] : []),
  ];
  return onNewPage ? { stack: parts, pageBreak: 'before' } : { stack: parts };
}

function documentInformation({ content, format }: StatementPage): TDocumentDefinitions['info'] {
  const { organisation, view } = content;
  // No clock: the date of the document is the date that its figures are of.
  const date = new Date(`${view.today}T00:00:00Z`);
  return {
    title: printableText(`${format.words.title} · ${view.account.number} · ${view.today}`),
    author: printableText(organisation.name),
    creator: 'Duebook',
    producer: 'Duebook',
    creationDate: date,
    modDate: date,
  };
}
