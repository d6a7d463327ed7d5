import type { DocumentParties, PaperMark } from '../engine/ports/documents-port.ts';
import type { DocumentFormat } from './document-format.ts';
import type { PictureFile } from './layout/block.ts';
import type { PageGeometry } from './page-geometry.ts';

/** What stands around the content of every paper, of an account or of none. */
export type SheetPage = {
  /** The business date that the paper is of. */
  readonly asOf: string;
  readonly format: DocumentFormat;
  readonly geometry: PageGeometry;
  /** Undefined for a preview. */
  readonly mark: PaperMark | undefined;
  /** Columns of lines above the foot of each page. */
  readonly footer: readonly (readonly string[])[];
  /** Of whom it is, behind the title in the head of the pages after the first. */
  readonly whose: readonly string[];
};

/** What every part of every kind of document needs to make its content. */
export type DocumentPage = SheetPage &
  Pick<DocumentParties, 'organisation' | 'account'> & {
    /** Null where there is none that can be drawn: the name stands in its place. */
    readonly logo: PageLogo | null;
    /** By slot: what the organisation says in its own words. */
    readonly ownTexts: Readonly<Record<string, string>>;
  };

/** In points. */
export type PageLogo = {
  readonly picture: PictureFile;
  readonly width: number;
  readonly side: 'left' | 'right';
};
