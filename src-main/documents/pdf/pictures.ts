import type { PictureFile } from '../layout/block.ts';
import { pictureName } from '../layout/picture-name.ts';
import type { PdfFile } from './pdf-file.ts';
import type { PdfDictionary, PdfReference } from './pdf-value.ts';

/** Puts the samples of a picture into a file, its opacity as a mask beside them. */
export function putPicture(file: PdfFile, picture: PictureFile): PdfReference {
  const { width, height, colours, samples, encoding, alpha } = picture;
  const size = { Type: '/XObject', Subtype: '/Image', Width: width, Height: height, BitsPerComponent: 8 };
  const mask =
    alpha === undefined ? {} : { SMask: file.addStream(alpha, { ...size, ColorSpace: '/DeviceGray' }) };
  const look: PdfDictionary = {
    ...size,
    ColorSpace: colours === 1 ? '/DeviceGray' : '/DeviceRGB',
    ...mask,
    ...(encoding === 'jpeg' ? { Filter: '/DCTDecode' } : {}),
  };
  // What is compressed as a JPEG gains nothing from being compressed once more.
  return file.addStream(samples, look, encoding === 'jpeg');
}

/** The pictures of one file, each once. */
export type PictureBook = {
  add(picture: PictureFile): void;
  put(file: PdfFile): PdfDictionary;
};

export function createPictureBook(): PictureBook {
  const pictures = new Map<string, PictureFile>();
  return {
    add(picture) {
      pictures.set(pictureName(picture), picture);
    },
    put: (file) =>
      Object.fromEntries([...pictures].map(([name, picture]) => [name, putPicture(file, picture)])),
  };
}
