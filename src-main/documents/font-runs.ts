import { substitute } from './printable-text.ts';

/** A font as far as choosing it goes. */
export type FontCoverage = { readonly name: string; readonly characters: ReadonlySet<number> };

export type FontRun = { readonly text: string; readonly font: string };

const joinsBefore = /^(?:\p{M}|\u200c|\u200d)$/u;

/**
 * Splits a text into runs of one font each. The first font of the list that has a character prints it; marks
 * and joiners stay with the letter before them. Spaces do not: in a right-to-left run they would change sides. A character that no font has becomes U+FFFD.
 */
export function fontRuns(text: string, fonts: readonly FontCoverage[]): FontRun[] {
  const runs: { text: string; font: FontCoverage }[] = [];
  for (const character of text) {
    const before = runs.at(-1);
    const font = fontFor(character, before?.font, fonts);
    const printed = font === undefined ? substitute : character;
    const chosen = font ?? firstOf(fonts);
    if (before?.font === chosen) before.text += printed;
    else runs.push({ text: printed, font: chosen });
  }
  return runs.map((run) => ({ text: run.text, font: run.font.name }));
}

function fontFor(
  character: string,
  before: FontCoverage | undefined,
  fonts: readonly FontCoverage[],
): FontCoverage | undefined {
  const point = character.codePointAt(0) ?? 0;
  if (before?.characters.has(point) && joinsBefore.test(character)) return before;
  return fonts.find((font) => font.characters.has(point));
}

function firstOf(fonts: readonly FontCoverage[]): FontCoverage {
  const [first] = fonts;
  if (first === undefined) throw new Error('there is no font for documents');
  return first;
}
