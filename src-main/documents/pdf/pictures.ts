import { zlibSync } from 'fflate';
import type { PictureFile } from '../layout/block.ts';
import { pictureName } from '../layout/picture-name.ts';
import type { PdfFile } from './pdf-file.ts';
import type { PdfDictionary, PdfReference } from './pdf-value.ts';

/** Puts the samples of a picture into a file, its opacity as a mask beside them. */
export function putPicture(file: PdfFile, picture: PictureFile): PdfReference {
  const { width, height, colours, samples, encoding, alpha } = picture;
  const size = { Type: '/XObject', Subtype: '/Image', Width: width, Height: height, BitsPerComponent: 8 };
  const mask =
    alpha === undefined
      ? {}
      : { SMask: file.addStream(packed(alpha), { ...size, ColorSpace: '/DeviceGray', ...deflated }, true) };
  const look: PdfDictionary = {
    ...size,
    ColorSpace: colours === 1 ? '/DeviceGray' : '/DeviceRGB',
    ...mask,
    ...(encoding === 'jpeg' ? { Filter: '/DCTDecode' } : deflated),
  };
  // What is compressed as a JPEG gains nothing from being compressed once more.
  return file.addStream(encoding === 'jpeg' ? samples : packed(samples), look, true);
}

const deflated = { Filter: '/FlateDecode' } as const;

/** By their samples: a logo stands on every paper of a worker, and to compress it takes as long as to set one. */
const known = new WeakMap<Uint8Array, Uint8Array>();

function packed(samples: Uint8Array): Uint8Array {
  const before = known.get(samples);
  if (before !== undefined) return before;
  const bytes = zlibSync(samples, { level: 6 });
  known.set(samples, bytes);
  return bytes;
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
