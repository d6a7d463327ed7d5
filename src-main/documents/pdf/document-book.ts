import type { TypeCase } from '../type/type-case.ts';
import { createFontBook, type FontBook } from './font-book.ts';
import type { PdfFile } from './pdf-file.ts';
import type { PdfDictionary } from './pdf-value.ts';
import { createPictureBook, type PictureBook } from './pictures.ts';

/** What all pages of a file share: its fonts and pictures are in it once, however many documents it holds. */
export type DocumentBook = {
  readonly type: TypeCase;
  readonly fonts: FontBook;
  readonly pictures: PictureBook;
  /** Puts what was used into the file; the resources of every page. */
  put(file: PdfFile): PdfDictionary;
};

export function openBook(type: TypeCase): DocumentBook {
  const fonts = createFontBook();
  const pictures = createPictureBook();
  return {
    ...{ type, fonts, pictures },
    put: (file) => ({ Font: fonts.put(file), XObject: pictures.put(file) }),
  };
}
