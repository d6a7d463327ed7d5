import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFontFace, type FontFace } from './font-face.ts';

/** The fonts of the documents, in the order in which a character looks for one. */
export type TypeCase = { readonly regular: readonly FontFace[]; readonly bold: readonly FontFace[] };

/** The first is the one for everything that it has. */
const families = [
  { name: 'sans', hasBold: true },
  { name: 'sans-arabic', hasBold: true },
  { name: 'sans-hebrew', hasBold: true },
  { name: 'sans-thai', hasBold: true },
  { name: 'sans-cjk', hasBold: false },
  { name: 'sans-kr', hasBold: false },
  { name: 'sans-symbols', hasBold: false },
  { name: 'emoji', hasBold: false },
  { name: 'sans-math', hasBold: false },
] as const;

/** Reads the fonts of a folder. Throws when a file is missing: the installation is broken. */
export function openTypeCase(directory: string): TypeCase {
  const read = (key: string) => createFontFace(key, readFileSync(join(directory, `noto-${key}.ttf`)));
  const regular = families.map(({ name }) => read(`${name}-regular`));
  const bold = families.map(({ name, hasBold }, index) => (hasBold ? read(`${name}-bold`) : regular[index]));
  return { regular, bold: bold.filter((face) => face !== undefined) };
}
