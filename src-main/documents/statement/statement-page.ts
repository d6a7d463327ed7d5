import type { StatementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';

/** What every part of a statement needs to make its content. */
export type StatementPage = DocumentPage & { readonly content: StatementContent };
