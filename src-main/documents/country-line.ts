/** The languages in which ledgers and organisations write the name of a country. */
const written = ['en', 'de', 'fr', 'es', 'pl'];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * An address for print: blank lines left out, and the country in its last line, where one stands there, in the
 * language of the document. Any other last line stays as it is written.
 * @param locale BCP 47, of the document
 */
export function printedAddress(lines: readonly string[], locale: string): readonly string[] {
  const printed = lines.filter((line) => line.trim() !== '');
  const country = namedCountry(printed.at(-1) ?? '');
  if (country === undefined) return printed;
  const name = new Intl.DisplayNames(locale, { type: 'region' }).of(country);
  return name === undefined ? printed : [...printed.slice(0, -1), name];
}

/** The code (ISO 3166-1) of the country that a line is the name of; undefined for every other line. */
export function namedCountry(line: string): string | undefined {
  return countryCodes().get(line.trim().toLowerCase());
}

let known: ReadonlyMap<string, string> | undefined;

/** The codes of countries (ISO 3166-1) by their names in small letters, read once. */
function countryCodes(): ReadonlyMap<string, string> {
  if (known !== undefined) return known;
  const names = written.map((one) => new Intl.DisplayNames(one, { type: 'region', fallback: 'none' }));
  const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  known = new Map(
    codes.flatMap((code) =>
      names.flatMap((ofCode) => {
        const name = ofCode.of(code);
        return name === undefined ? [] : [[name.toLowerCase(), code] as const];
      }),
    ),
  );
  return known;
}
