import type { DocumentContent } from '../engine/ports/documents-port.ts';

/** The business date that a document is of: what it says was true then. */
export function dateOf(content: DocumentContent): string {
  switch (content.kind) {
    case 'statement':
    case 'group-statement':
      return content.today;
    case 'receipt':
      return content.receipt.issued.on;
    case 'plan-agreement':
      return content.version.on;
    case 'promise-confirmation':
    case 'dispute-acknowledgement':
      return content.asOf;
    case 'dunning-letter':
      return content.date;
    case 'account-history':
      return content.today;
  }
}
