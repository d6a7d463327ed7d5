/** Letters that Unicode does not decompose but people type without their stroke or ligature. */
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
};

// Most texts, above all invoice numbers, need nothing but lower case.
const plainText = /^[ -~]*$/;

/**
 * A text as search compares it: without case, accents and doubled spaces. "Müller GmbH" → "muller gmbh".
 * Control characters count as spaces and what is no Unicode text becomes U+FFFD: neither has a place in the index.
 * Rows that are stored keep the form they had: a change here needs a migration that empties the search tables.
 */
export function toSearchText(text: string): string {
  return plainText.test(text) ? withSingleSpaces(text.toLowerCase()) : withSingleSpaces(withoutAccents(text));
}

function withoutAccents(text: string): string {
  const lower = text.toWellFormed().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // Some capitals become a letter and a mark of its own, as İ does.
  const bare = lower.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare.replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter);
}

function withSingleSpaces(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
