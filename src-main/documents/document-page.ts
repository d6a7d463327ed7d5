import type { DocumentParties, PaperMark } from '../engine/ports/documents-port.ts';
import type { DocumentFormat } from './document-format.ts';
import type { PageGeometry } from './page-geometry.ts';

/** What every part of every kind of document needs to make its content. */
export type DocumentPage = Pick<DocumentParties, 'organisation' | 'account'> & {
  /** The business date that the document is of. */
  readonly asOf: string;
  readonly format: DocumentFormat;
  readonly geometry: PageGeometry;
  /** Undefined for a preview. */
  readonly mark: PaperMark | undefined;
};
