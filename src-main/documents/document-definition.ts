import type { DocumentContent, PaperMark } from '../engine/ports/documents-port.ts';
import { inputHashOf } from '../engine/ports/input-hash.ts';
import { historyParts } from './account-history/history-parts.ts';
import { copyWords } from './copy-mark.ts';
import { acknowledgementParts } from './dispute-acknowledgement/acknowledgement-parts.ts';
import type { DocumentPage } from './document-page.ts';
import type { DocumentParts } from './document-parts.ts';
import { letterParts } from './dunning-letter/letter-parts.ts';
import { groupStatementParts } from './group-statement/group-statement-parts.ts';
import { openPage } from './open-page.ts';
import { billFurniture, pageFurniture } from './page-furniture.ts';
import { attachedData, bodyStyle, paletteOf, sheetOf } from './paper-setting.ts';
import type { DocumentInformation } from './pdf/metadata.ts';
import type { PrintableDocument } from './pdf/print-document.ts';
import { agreementParts } from './plan-agreement/agreement-parts.ts';
import { confirmationParts } from './promise-confirmation/confirmation-parts.ts';
import { receiptParts } from './receipt/receipt-parts.ts';
import { statementParts } from './statement/statement-parts.ts';
import { printableText } from './type/printable-text.ts';

/** A document as it is laid out. Pure: the same content, hash and mark give the same definition. */
export function documentDefinition(
  content: DocumentContent,
  inputHash: string,
  mark?: PaperMark,
): PrintableDocument & Pick<DocumentParts, 'title'> {
  const page = openPage(content, mark);
  const parts = partsOf(page, content);
  return {
    title: parts.title,
    information: informationOf(page, parts),
    sheet: sheetOf(page.geometry),
    style: bodyStyle,
    sections: [
      { blocks: parts.body, ...pageFurniture(page, parts, inputHash) },
      ...(parts.bills ?? []).map((blocks) => ({ blocks, ...billFurniture(page, parts, inputHash) })),
    ],
    attached: [attachedData(parts.title, withMark(parts.data, mark))],
    fileId: (mark === undefined ? inputHash : inputHashOf({ inputHash, mark })).slice(0, 32),
    palette: paletteOf(content.template?.letterhead.accent ?? null),
  };
}

function withMark(data: object, mark: PaperMark | undefined): object {
  return mark === undefined ? data : { ...data, issued: mark };
}

function partsOf(page: DocumentPage, content: DocumentContent): DocumentParts {
  switch (content.kind) {
    case 'statement':
      return statementParts(page, content);
    case 'group-statement':
      return groupStatementParts(page, content);
    case 'receipt':
      return receiptParts(page, content);
    case 'plan-agreement':
      return agreementParts(page, content);
    case 'promise-confirmation':
      return confirmationParts(page, content);
    case 'dispute-acknowledgement':
      return acknowledgementParts(page, content);
    case 'dunning-letter':
      return letterParts(page, content);
    case 'account-history':
      return historyParts(page, content);
  }
}

function informationOf(page: DocumentPage, { title }: DocumentParts): DocumentInformation {
  const { organisation, account, asOf, format } = page;
  return {
    title: printableText([...copyWords(page), title, account.number, asOf].join(' · ')),
    author: printableText(organisation.name),
    language: format.locale,
    date: asOf,
  };
}
