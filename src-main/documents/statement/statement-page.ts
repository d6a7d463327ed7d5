import type { StatementFrame } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';

/** What every part of a statement, of one account or of a group, needs to make its content. */
export type StatementPage = DocumentPage & { readonly content: StatementFrame };
