import type { DocumentParties, PaperMark } from '../engine/ports/documents-port.ts';
import type { DocumentFormat } from './document-format.ts';
import type { PictureFile } from './layout/block.ts';
import type { PageGeometry } from './page-geometry.ts';

/** What every part of every kind of document needs to make its content. */
export type DocumentPage = Pick<DocumentParties, 'organisation' | 'account'> & {
  /** The business date that the document is of. */
  readonly asOf: string;
  readonly format: DocumentFormat;
  readonly geometry: PageGeometry;
  /** Undefined for a preview. */
  readonly mark: PaperMark | undefined;
  /** Null where there is none that can be drawn: the name stands in its place. */
  readonly logo: PageLogo | null;
  /** Columns of lines above the foot of each page. */
  readonly footer: readonly (readonly string[])[];
  /** By slot: what the organisation says in its own words. */
  readonly ownTexts: Readonly<Record<string, string>>;
};

/** In points. */
export type PageLogo = {
  readonly picture: PictureFile;
  readonly width: number;
  readonly side: 'left' | 'right';
};
