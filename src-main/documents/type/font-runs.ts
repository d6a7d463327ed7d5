import type { FontFace } from './font-face.ts';
import { substitute } from './printable-text.ts';

export type FontRun = { readonly text: string; readonly face: FontFace };

const joinsBefore = /^(?:\p{M}|\u200c|\u200d)$/u;

/**
 * Splits a text into runs of one font each. The first font of the list that has a character prints it; marks, joiners
 * and spaces stay with the letter before them. A character that no font has becomes U+FFFD.
 */
export function fontRuns(text: string, faces: readonly FontFace[]): FontRun[] {
  const runs: { text: string; face: FontFace }[] = [];
  for (const character of text) {
    const before = runs.at(-1);
    const face = faceFor(character, before?.face, faces);
    const printed = face === undefined ? substitute : character;
    const chosen = face ?? firstOf(faces);
    if (before?.face === chosen) before.text += printed;
    else runs.push({ text: printed, face: chosen });
  }
  return runs;
}

function faceFor(
  character: string,
  before: FontFace | undefined,
  faces: readonly FontFace[],
): FontFace | undefined {
  const point = character.codePointAt(0) ?? 0;
  if (before?.characters.has(point) && joinsBefore.test(character)) return before;
  return faces.find((face) => face.characters.has(point));
}

function firstOf(faces: readonly FontFace[]): FontFace {
  const [first] = faces;
  if (first === undefined) throw new Error('there is no font for documents');
  return first;
}
