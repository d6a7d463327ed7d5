import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCharacterMap } from './character-map.ts';

/** A font family of the documents: files of resources/fonts, and the characters that it can print. */
export type DocumentFont = {
  readonly name: string;
  readonly normal: string;
  readonly bold: string;
  readonly characters: ReadonlySet<number>;
};

/** In the order in which a character looks for a font; the first is the one for everything that it has. */
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

/** Reads which characters the fonts of a folder have. Throws when a file is missing: the installation is broken. */
export function loadDocumentFonts(directory: string): readonly DocumentFont[] {
  return families.map(({ name, hasBold }) => {
    const normal = join(directory, `noto-${name}-regular.ttf`);
    const bold = hasBold ? join(directory, `noto-${name}-bold.ttf`) : normal;
    return { name, normal, bold, characters: readCharacterMap(readFileSync(normal)) };
  });
}
