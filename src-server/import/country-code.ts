/** Languages in which ledgers name countries. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'da', 'sv'] as const;
/** What people write that no list of names has. */
const otherNames = {
  usa: 'US',
  'united states of america': 'US',
  uae: 'AE',
  'great britain': 'GB',
  england: 'GB',
};
/** Regions of the locale data that are no countries. */
const noCountries: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

let known: ReadonlyMap<string, string> | undefined;

/**
 * The country (ISO 3166-1, two letters) that the cell of a ledger means: its code in any case, or its name in one of
 * ten languages. Empty for anything else: a number may be a key of the ledger's own.
 */
export function countryCode(text: string): string {
  known ??= readCountries();
  return known.get(keyOf(text)) ?? '';
}

function readCountries(): ReadonlyMap<string, string> {
  const byText = new Map<string, string>(Object.entries(otherNames));
  const names = languages.map((one) => new Intl.DisplayNames(one, { type: 'region', fallback: 'none' }));
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    // UK is an alias of GB, DD of DE.
    const country = new Intl.Locale(`und-${code}`).region ?? '';
    if (noCountries.has(code) || names[0]?.of(country) === undefined) continue;
    byText.set(keyOf(code), country);
    if (country !== code) continue;
    for (const language of names) byText.set(keyOf(language.of(country) ?? ''), country);
  }
  return byText;
}

function keyOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
    .trim();
}
