/** What stands for a character that cannot be printed: U+FFFD, which the main font has. */
export const substitute = '\ufffd';

/** Marks that may pile up on one letter; real writing systems stay below it, attacks on the layout do not. */
const maxMarks = 6;

const spaces = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Invisible and without a place in print: bidi controls, zero-width characters, soft hyphen, variation and tags. */
const invisible = /(?!\u200c|\u200d)[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;
const piledMarks = new RegExp(`(\\p{M}{${maxMarks}})\\p{M}+`, 'gu');
/** Joiners shape Arabic and Indic letters; elsewhere they are invisible. */
const strayJoiner = /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{M}])[\u200c\u200d]/gu;

/**
 * Text from people and ledgers as one printable line: composed (NFC), line ends as spaces, what is invisible left
 * out, control characters and what is no character as U+FFFD. Never empty of meaning: nothing visible is dropped
 * except marks beyond six on one letter.
 */
export function printableText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .toWellFormed()
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(unprintable, substitute)
    .replace(piledMarks, '$1')
    .normalize('NFC')
    .replace(strayJoiner, '');
}
