import { join } from 'node:path';
import type { DocumentContent, Paper, PaperMark, PrintedDocument } from '../engine/ports/documents-port.ts';
import { hashOfText, inputText } from '../engine/ports/input-hash.ts';
import { dateOf } from './date-of.ts';
import { documentDefinition } from './document-definition.ts';
import { documentFileName } from './document-file-name.ts';
import { documentNotices } from './document-notices.ts';
import { printDocument } from './pdf/print-document.ts';
import { openTypeCase, type TypeCase } from './type/type-case.ts';

export type DocumentRenderer = (content: DocumentContent, mark?: PaperMark) => PrintedDocument;

/** Reads the fonts of a resources folder once; the renderer then touches no file and no network. */
export function createDocumentRenderer(resourcesDirectory: string): DocumentRenderer {
  const type = openDocumentType(resourcesDirectory);
  return (content, mark) => renderPaper({ content, mark }, type);
}

/** The fonts of a resources folder. */
export function openDocumentType(resourcesDirectory: string): TypeCase {
  return openTypeCase(join(resourcesDirectory, 'fonts'));
}

export function renderPaper({ content, mark }: Paper, type: TypeCase): PrintedDocument {
  const input = inputText(content);
  const inputHash = hashOfText(input);
  const definition = documentDefinition(content, inputHash, mark);
  const { pdf, pageCount } = printDocument(definition, type);
  const fileName = copyName(fileNameOf(content), mark);
  const notices = documentNotices(content, input, type);
  const { title } = definition;
  return { pdf, title, pageCount, inputHash, fileName, asOf: dateOf(content), notices };
}

/** A copy lies beside the document that it is one of. */
function copyName(name: string, mark: PaperMark | undefined): string {
  return mark?.copy == null ? name : name.replace(/\.pdf$/, `-copy-${mark.copy.number}.pdf`);
}

function fileNameOf(content: DocumentContent): string {
  switch (content.kind) {
    case 'statement':
      return documentFileName('statement', content.account.number, content.today);
    case 'group-statement':
      return documentFileName('group-statement', content.account.number, content.today);
    case 'receipt':
      return documentFileName('receipt', content.receipt.id);
    case 'plan-agreement':
      return documentFileName('payment-plan', content.account.number, `v${content.version.version}`);
    case 'promise-confirmation':
      return documentFileName('promise', content.account.number, content.promise.promisedDate);
    case 'dispute-acknowledgement':
      return documentFileName('dispute', `${content.account.number}-${content.dispute.reference}`);
    case 'dunning-letter': {
      const { account, notice, date } = content;
      return documentFileName('dunning-letter', account.number, `level-${notice.level}`, date);
    }
    case 'account-history':
      return documentFileName('account-history', content.account.number, content.today);
  }
}
