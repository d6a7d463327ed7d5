/** Letters that Unicode does not decompose but people type without their stroke, ligature or form of the word's end. */
export const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const unplainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

// Most texts, above all invoice numbers, need nothing but lower case.
const plainText = /^[ -~]*$/;

/**
 * A text as search compares it: without case, accents and doubled spaces. "Müller GmbH" → "muller gmbh".
 * Control characters count as spaces and what is no Unicode text becomes U+FFFD: neither has a place in the index.
 * Stored forms are versioned with the code that made them, this file included: after a change here the read models
 * make them anew.
 */
export function toSearchText(text: string): string {
  return plainText.test(text) ? withSingleSpaces(text.toLowerCase()) : withSingleSpaces(withoutAccents(text));
}

function withoutAccents(text: string): string {
  const lower = text.toWellFormed().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // Some capitals become a letter and a mark of its own, as İ does.
  const bare = lower.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare.replace(unplainLetter, (letter) => plainLetters[letter] ?? letter);
}

function withSingleSpaces(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
