import type { GroupStatementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';

/** What every part of a consolidated statement needs to make its content. */
export type GroupStatementPage = DocumentPage & { readonly content: GroupStatementContent };
