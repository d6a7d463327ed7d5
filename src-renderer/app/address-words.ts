/**
 * An address in one line with the name of its country, in the language of the locale; only once where the last line
 * names the country already, in that language, in English or by its code.
 * @param country ISO 3166-1, two letters; empty or anything else stays as it is
 */
export function addressWords(lines: readonly string[], country: string, locale: string): string {
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  const code = country.trim();
  const names = [nameOf(code, locale), nameOf(code, 'en'), code].map((name) => name.toLowerCase());
  const isNamed = names.includes(written.at(-1)?.toLowerCase() ?? '');
  return [...written, ...(isNamed || code === '' ? [] : [nameOf(code, locale)])].join(', ');
}

function nameOf(country: string, locale: string): string {
  if (!/^[A-Za-z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames(locale, { type: 'region' }).of(country.toUpperCase()) ?? country;
}
