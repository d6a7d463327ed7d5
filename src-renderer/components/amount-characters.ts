/** The zero of each script whose digits people type; the nine others follow it. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
const arabicDecimalMark = '\u066b';
const arabicGroupMark = '\u066c';

/**
 * An amount in the characters that a parser knows: digits of any script as 0 to 9, every space as the plain one, every
 * minus as a hyphen, every apostrophe as the straight one, full stop and comma of full width as the plain ones, no marks of
 * the writing direction.
 */
export function plainCharacters(text: string, decimalMark: '.' | ','): string {
  return Array.from(text, plainDigit)
    .join('')
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[\u2212\ufe63\uff0d]/g, '-')
    .replaceAll('\uff0e', '.')
    .replaceAll('\uff0c', ',')
    .replaceAll(/[\u2018\u2019\u02bc\u2032`´]/g, "'")
    .replaceAll(arabicDecimalMark, decimalMark)
    .replaceAll(arabicGroupMark, decimalMark === '.' ? ',' : '.')
    .trim();
}

function plainDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? character : (code - zero).toString();
}
