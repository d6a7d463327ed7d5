import type { StatementContent } from '../engine/ports/documents-port.ts';
import type { DocumentFormat } from './document-format.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { TextSetter } from './text-setter.ts';

/** What every part of a statement needs to make its content. */
export type StatementPage = {
  readonly content: StatementContent;
  readonly format: DocumentFormat;
  readonly geometry: PageGeometry;
  readonly text: TextSetter;
};
