import de from '../../resources/documents/de.json' with { type: 'json' };
import en from '../../resources/documents/en.json' with { type: 'json' };

/** Every word that is printed, in one language. */
export type DocumentWords = typeof en;

const wordsByLanguage: Readonly<Record<string, DocumentWords>> = { en, de };

/** A language that is spoken here with the locale that formats for it; English where a language is missing. */
export function wordsOf(locale: string): { readonly words: DocumentWords; readonly locale: string } {
  const canonical = canonicalLocale(locale);
  const words = wordsByLanguage[canonical.slice(0, 2)];
  return words !== undefined && /^..(-|$)/.test(canonical)
    ? { words, locale: canonical }
    : { words: en, locale: 'en' };
}

function canonicalLocale(locale: string): string {
  // Extensions would bring other calendars and digits than the words beside them.
  return /^[A-Za-z]{2}(-[A-Za-z0-9]{2,8})*$/.test(locale) &&
    Intl.NumberFormat.supportedLocalesOf(safe(locale)).length > 0
    ? new Intl.Locale(safe(locale)).baseName
    : 'en';
}

function safe(locale: string): string {
  const [language = 'en', region = ''] = locale.split('-');
  return /^([A-Za-z]{2}|\d{3})$/.test(region)
    ? `${language.toLowerCase()}-${region.toUpperCase()}`
    : language.toLowerCase();
}

/** Puts values into the `{places}` of a sentence. Values are not looked at again, so they cannot hold places. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
